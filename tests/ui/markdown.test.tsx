import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Markdown } from '../../ui/components/Markdown.tsx'

const html = (text: string): string => renderToStaticMarkup(<Markdown text={text} />)

describe('Markdown of a message', () => {
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
})
