import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { Markdown } from '../../ui/components/Markdown.tsx'
import { markdownReady } from '../../ui/components/use-markdown.ts'
import { BACKWARDS, DEEP_MARKDOWN, HOSTILE_MARKDOWN } from '../support/hostile.ts'

const html = (text: string): string => renderToStaticMarkup(<Markdown text={text} />)

describe('Markdown of a message', () => {
  beforeAll(() => markdownReady)

  it('becomes headings below those of the page, lists, tables, code and emphasis', () => {
    const text = '# Title\n\n- **one**\n- _two_\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n`x`\n\n```\ny\n```'
    const out = html(text)
    for (const part of [
      'aria-level="4"',
      '<strong>one</strong>',
      '<em>two</em>',
      '<th>a</th>',
      '<td>2</td>',
      '<code>x</code>',
      '<pre>',
    ])
      expect(out).toContain(part)
  })

  it('knows the entities of HTML without asking the browser', () => {
    expect(html('a &amp; b &eacute; &#169;')).toContain('a &amp; b é ©')
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<iframe src="https://evil.test"></iframe>',
    'text <b onclick="alert(1)">bold</b>',
    '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
    '<style>@import "https://evil.test"</style>',
  ])('leaves HTML as the text it is: %s', (text) => {
    expect(html(text).replace(/<\/?(div|p)[^>]*>/g, '')).not.toMatch(/<[a-z]/i)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#10;script:alert(1)',
    '&#106;avascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    '//evil.test',
    '/api/v1/runs',
    'blob:https://evil.test/x',
  ])('makes no link of %s', (url) => {
    for (const text of [`[go](<${url}>)`, `![go](<${url}>)`, `[go][1]\n\n[1]: <${url}>`, `<${url.trim()}>`])
      expect(html(text)).not.toMatch(/href|src=/)
  })

  it('links elsewhere only with a scheme that is safe, and gives nothing away', () => {
    expect(html('[go](https://example.org/a)')).toContain(
      '<a href="https://example.org/a" target="_blank" rel="noopener noreferrer nofollow">go</a>',
    )
    expect(html('<mailto:a@example.org>')).toContain('href="mailto:a@example.org"')
  })

  it('loads no picture: its words stand for it', () => {
    expect(html('![the plan](https://evil.test/pixel.png)')).toContain('[the plan]')
    expect(html('![the plan](https://evil.test/pixel.png)')).not.toContain('evil.test')
  })

  it.each(HOSTILE_MARKDOWN)('has no element and no attribute that could do anything: %s', (text) => {
    const out = html(text)
    const elements = [...out.matchAll(/<([a-z0-9]+)((?:\s[^>]*)?)\/?>/gi)]
    for (const [, name = '', attributes = ''] of elements) {
      expect(HARMLESS).toContain(name)
      for (const [, attribute = '', value = ''] of attributes.matchAll(/([^\s=]+)="([^"]*)"/g))
        expect([
          attribute,
          /^(?:class|dir|role|aria-[a-z]+|tabindex|title|start)$/i.test(attribute) ||
            SAFE_LINK.test(`${attribute}=${value}`),
        ]).toEqual([attribute, true])
    }
  })

  it('keeps what turns words around within the paragraph that holds it', () => {
    // A browser ends every override where the block ends; `dir` makes the message a world of its own.
    expect(html(BACKWARDS)).toMatch(/^<div class="prose" dir="auto"><p>[^<]*<\/p><\/div>$/)
  })

  it.each(DEEP_MARKDOWN.map((text) => ({ begins: text.slice(0, 12), text })))(
    'shows as it was written what is built too deep to be read: $begins',
    ({ text }) => {
      const out = html(text)
      expect(deepest(out)).toBeLessThan(250)
      if (text.includes('deep')) expect(out).toContain('deep')
    },
  )

  it('shortens a citation to its line, and leaves it whole for whoever copies or hears it', () => {
    const out = html('cheap [The lease of 2026:42], at [12:30] and [a:b]')
    expect(out).toContain('title="The lease of 2026:42"')
    expect(out.match(/class="cite"/g)).toHaveLength(1)
    expect(out.replaceAll(/<[^>]+>/g, '')).toBe('cheap [The lease of 2026:42], at [12:30] and [a:b]')
  })
})

const HARMLESS =
  'div p strong em del code pre blockquote ol ul li a span br hr table thead tbody tr th td'.split(' ')
const SAFE_LINK = /^(?:href=(?:https?:|mailto:).*|target=_blank|rel=noopener noreferrer nofollow)$/

/** How many elements stand within each other. */
function deepest(out: string): number {
  let [depth, most] = [0, 0]
  for (const [, closes] of out.matchAll(/<(\/?)(?!br|hr)[a-z][^>]*>/g)) {
    depth += closes === '/' ? -1 : 1
    most = Math.max(most, depth)
  }
  return most
}
