import { describe, expect, it } from 'vitest'
import { addressesOf } from './support/addresses.ts'
import { hasBrowser, settled, testPanel, type OpenPage } from './support/panel.ts'
import { widthOf } from './support/width.ts'

const [WIDE, NARROW, HEIGHT] = [1280, 320, 800]

describe.skipIf(!hasBrowser)('every page', { timeout: 480_000 }, () => {
  const panel = testPanel()

  it('says in Russian all that it says, and has room for it', async () => {
    const paths = (await addressesOf(panel.url)).flat()
    const page = await panel.open({ path: '/nowhere', viewport: { width: NARROW, height: HEIGHT } })
    await prefer(page, { language: 'ru' })
    const found: string[] = []
    for (const path of paths) {
      await page.goto(panel.url + path)
      await settled(page)
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('ru')
      const sideways = await widthOf(page)
      if (sideways > NARROW) found.push(`${path}: ${sideways} pixels wide`)
      // What has no place on a narrow screen is said on a wide one.
      for (const width of [NARROW, WIDE]) {
        await page.setViewportSize({ width, height: HEIGHT })
        await widthOf(page)
        for (const text of await page.evaluate(textsOfPage))
          if (isEnglish(text)) found.push(`${path}: ${text}`)
      }
      await page.setViewportSize({ width: NARROW, height: HEIGHT })
    }
    expect([...new Set(found)]).toEqual([])
  })
})

async function prefer(page: OpenPage, preferences: object): Promise<void> {
  await page.evaluate((kept) => localStorage.setItem('xio.preferences', JSON.stringify(kept)), preferences)
}

/** Runs in the page: every text and every name that somebody may read or hear. */
function textsOfPage(): string[] {
  const texts: string[] = [document.title]
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) {
      if (
        node.parentElement?.closest('script, style, noscript, [lang="en"], code, kbd, [data-verbatim]') ===
        null
      )
        texts.push(node.data)
    } else if (node instanceof Element && node.closest('[lang="en"], [data-verbatim]') === null)
      for (const name of [
        'aria-label',
        'title',
        'placeholder',
        'alt',
        'aria-valuetext',
        'aria-roledescription',
      ])
        texts.push(node.getAttribute(name) ?? '')
  }
  return texts.map((text) => text.trim()).filter((text) => text !== '')
}

/** What people everywhere call so. */
const NAMES =
  /\b(?:XIO|Consilium|API|JSONL?|YAML|Markdown|UTF-8|vtt|srt|Notion|Slack|Telegram|OpenAI|Enter|Shift|Ctrl|Cmd|Esc|Alt|Tab|Page|Home|End|Up|Down|English|SQLite|[A-Z]+(?:_[A-Z]+)+|BotFather|PostgreSQL|CSV|HTML|PDF|Word|SHA|URL|GitHub|Groq|DeepSeek|Ollama|[a-z_]+\.(?:md|json|jsonl|csv)|[\w.-]+@[\w.-]+|https?:\S+)\b/g
/** Addresses and commands, which are typed as they stand. */
const TYPED =
  /xio doctor --fix|chat:write|channels:history|\/slack\/events|\/council(?=\s)|(?:notion\.so|api\.slack\.com)\/[\w/]+|docs\/[a-z]+\.md|(?<=\s)\/(?:tmp|dev\/shm)\/\S+/g
const isEnglish = (text: string): boolean =>
  /[A-Za-z]{3,}/.test(text.replaceAll(TYPED, '').replaceAll(NAMES, ''))
