import { describe, expect, it } from 'vitest'
import type { NewEvent } from '../../backend/council/events.ts'
import type { Anchor } from '../../schemas/generated/types.ts'
import { ONLY_IN_17 } from '../support/panel-stage/texts.ts'
import { articles, atEnd, firstInView, hasFocus, transcript } from './support/feed.ts'
import { hasBrowser, type OpenPage } from './support/panel.ts'
import { stagedPanel } from './support/staged-panel.ts'

// Long enough not to be folded in the page: its beginning is read from the server when somebody goes there.
const panel = stagedPanel({ messages: 2_000, seed: 11 })

const said = async (): Promise<number> => (await panel.stage.state()).messages.length
const opened = async (given: Parameters<typeof panel.open>[0] = {}): Promise<OpenPage> => {
  const page = await panel.open(given)
  await atEnd(page, await said())
  return page
}

describe.runIf(hasBrowser)('the transcript', () => {
  it('shows evidence that is a message between those around it, and leads there', async () => {
    await panel.stage.emit(risk(999, await quoteOf(17)))
    const page = await opened()
    // There are more risks than are drawn at once.
    const chip = page.getByRole('button', { name: /^message 17\. Evidence/i })
    const more = page.getByRole('button', { name: /^Show \d+ more of \d+$/ }).first()
    expect(await chip.count()).toBe(0)
    await more.waitFor()
    // A chip has its name when its message has been read, which may be after the last press.
    while ((await more.count()) > 0) await more.click()
    await chip.click()
    const around = page.getByRole('dialog').getByRole('list', { name: 'The message with those around it' })
    await around.getByText(ONLY_IN_17).waitFor()
    expect(await around.getByRole('button').allTextContents()).toEqual(
      [14, 15, 16, 17, 18, 19, 20].map((number) => `#${number}`),
    )
    expect(await around.locator('mark').textContent()).toBe(ONLY_IN_17)
    await page.getByRole('button', { name: 'Go to the message', exact: true }).click()
    await hasFocus(page, 17)
    expect(page.faults).toEqual([])
  }, 240_000)

  it('draws no more than a reader can see, from the end to the beginning and back', async () => {
    // As many as a council of 50,000 messages comes to.
    await panel.stage.emit(...Array.from({ length: 300 }, (_, i) => risk(1_000 + i)))
    const page = await opened()
    const most = await transcript(page).evaluate(countWhileScrolling)
    expect(most.seen).toEqual([1, await said()])
    expect(most.transcript).toBeLessThanOrEqual(800)
    expect(most.body).toBeLessThanOrEqual(1_400)
    expect(page.faults).toEqual([])
  }, 240_000)

  it('stays at its end while words come, the message that is written grows, and the window changes', async () => {
    const page = await opened()
    await page.evaluate(watchTheEnd)
    const message = page.getByRole('textbox', { name: 'Message to the council' })
    for (let lines = 1; lines <= 8; lines++) {
      await panel.stage.deltas([`${'words of a turn under way '.repeat(20)}${lines}\n\n`])
      await articles(page).last().getByText(`way ${lines}`).waitFor()
      await message.fill(Array.from({ length: lines }, (_, i) => `line ${i + 1}`).join('\n'))
    }
    for (const height of [600, 900, 800]) {
      await page.setViewportSize({ width: 1280, height })
      await page.waitForFunction((wanted) => innerHeight === wanted, height)
    }
    await panel.stage.complete()
    await atEnd(page, await said())
    expect(await page.evaluate(furthestFromEnd)).toBeLessThanOrEqual(4)
    expect(page.faults).toEqual([])
  }, 180_000)

  it('leaves a reader who went up where they are, says how many turns came, and leads back', async () => {
    const page = await opened()
    await transcript(page).evaluate((region) => (region.scrollTop -= 2_000))
    const before = await firstInView(page)
    const had = await said()
    await panel.stage.say(200)
    const came = (await said()) - had
    expect(came).toBeGreaterThanOrEqual(200)
    const pill = page.getByRole('button', { name: `${came} new` })
    await pill.waitFor()
    const after = await firstInView(page)
    expect(after.id).toBe(before.id)
    expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(1)
    await pill.click()
    await atEnd(page, await said())
    expect(page.faults).toEqual([])
  }, 180_000)

  it('finds words that stand in one message only, and so does the browser on the plain page', async () => {
    const page = await opened()
    await page.keyboard.press('/')
    await page.getByRole('searchbox', { name: 'Search in the transcript' }).fill(ONLY_IN_17)
    await page.getByRole('status').filter({ hasText: '1 of 1' }).waitFor()
    await page.keyboard.press('Enter')
    await hasFocus(page, 17)
    await page.goto(`${panel.stage.url}/councils/${panel.stage.runId}/transcript`)
    await page.getByRole('article').first().waitFor()
    const found = await page.evaluate((words) => {
      const isFound = Reflect.get(window, 'find').call(window, words)
      const at = getSelection()?.anchorNode?.parentElement?.closest('article')
      return { isFound, in: at?.id }
    }, ONLY_IN_17)
    const { messageId } = (await panel.stage.state()).messages.at(16)!
    expect(found).toEqual({ isFound: true, in: `message-${messageId}` })
    expect(page.faults).toEqual([])
  }, 180_000)

  it('is gone through by the keys of a feed, over what is read from the server meanwhile', async () => {
    const page = await opened()
    // As a reader goes there: what only sets the place is taken back where the region grows just then.
    await transcript(page).focus()
    await page.keyboard.press('Home')
    await page.locator('[role=feed] > article[aria-posinset="1"]').focus()
    for (let number = 2; number <= 201; number++) {
      await page.keyboard.press('PageDown')
      await hasFocus(page, number)
    }
    await page.keyboard.press('PageUp')
    await hasFocus(page, 200)
    await page.keyboard.press('Control+End')
    expect(await page.evaluate(besideFeed)).toBe('after')
    await page.locator('[role=feed] > article[aria-posinset="200"]').focus()
    await page.keyboard.press('Control+Home')
    expect(await page.evaluate(besideFeed)).toBe('before')
    expect(page.faults).toEqual([])
  }, 240_000)

  it('stands still when it is frozen, and catches up', async () => {
    const page = await opened()
    await page.getByRole('button', { name: 'Freeze', exact: true }).click()
    await page.getByText('The view stands still').waitFor()
    const look = () =>
      transcript(page).evaluate((at) => `${at.scrollTop} ${at.scrollHeight} ${at.textContent}`)
    const before = await look()
    const had = await said()
    await panel.stage.say(20)
    await page.getByText(`${(await said()) - had} new messages wait`).waitFor()
    expect(await look()).toBe(before)
    await page.getByRole('button', { name: 'Unfreeze' }).click()
    await atEnd(page, await said())
    expect(page.faults).toEqual([])
  }, 180_000)

  it('moves nothing for those who want no motion', async () => {
    const page = await opened({ reducedMotion: 'reduce' })
    await panel.stage.begin()
    await page.locator('[role=feed] > article[aria-busy=true]').waitFor()
    await nothingMoves(page)
    await panel.stage.deltas(20)
    await panel.stage.complete()
    await atEnd(page, await said())
    await nothingMoves(page)
  }, 240_000)

  it('tells speakers apart where the system chooses the colours', async () => {
    const page = await opened({ forcedColors: 'active' })
    const badges = await articles(page).evaluateAll((all) =>
      all.map((article) => {
        const [shape, text] = [article.querySelector('svg > path'), article.querySelector('svg > text')]
        if (shape === null || text === null) return null
        return {
          shape: shape.getAttribute('d'),
          initials: text.textContent,
          filled: getComputedStyle(shape).fill,
          written: getComputedStyle(text).fill,
        }
      }),
    )
    const speakers = new Map(badges.map((one) => [one?.initials, one]))
    expect(speakers.size).toBeGreaterThan(2)
    expect(new Set([...speakers.values()].map((one) => one?.shape)).size).toBe(speakers.size)
    for (const one of speakers.values()) expect(one?.written).not.toBe(one?.filled)
  }, 120_000)
})

const quoteOf = async (number: number): Promise<Anchor> => {
  const { messageId, content } = (await panel.stage.state()).messages.at(number - 1)!
  const start = content.indexOf(ONLY_IN_17)
  return {
    quote: ONLY_IN_17,
    speaker: null,
    message_id: messageId,
    source_id: null,
    line: null,
    start,
    end: start + ONLY_IN_17.length,
    sha256: '0'.repeat(64),
  }
}

const risk = (n: number, ...anchors: Anchor[]): NewEvent => ({
  type: 'risk',
  actor: { kind: 'agent', id: 'expert_a', name: 'Expert A' },
  data: {
    riskId: `r${n}`,
    risk: `The path is dark, number ${n}.`,
    likelihood: 'low',
    impact: 'low',
    optionId: 'o1',
    anchors,
  },
})

const nothingMoves = (page: OpenPage) =>
  page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))

/** Scrolls to the beginning and back; the most elements that a frame has had, and the messages at both ends. */
async function countWhileScrolling(region: HTMLElement) {
  const most = { transcript: 0, body: 0 }
  const frame = async () => {
    await new Promise(requestAnimationFrame)
    most.transcript = Math.max(most.transcript, region.querySelectorAll('*').length)
    most.body = Math.max(most.body, document.body.querySelectorAll('*').length)
  }
  const numberAt = (end: 'first' | 'last') => {
    const all = [...region.querySelectorAll('[role=feed] > article')]
    return Number((end === 'first' ? all.at(0) : all.at(-1))?.getAttribute('aria-posinset'))
  }
  while (region.scrollTop > 0 || numberAt('first') !== 1) {
    region.scrollTop -= region.clientHeight * 3
    await frame()
  }
  const first = numberAt('first')
  const rest = () => region.scrollHeight - region.scrollTop - region.clientHeight
  while (rest() > 1) {
    region.scrollTop += region.clientHeight * 3
    await frame()
  }
  for (let drawn = 0; drawn < 10; drawn++) await frame()
  return { ...most, seen: [first, numberAt('last')] }
}

/**
 * Notes how far the end is, once a frame is drawn that has the sizes of the one before: what has just changed is not
 * laid out yet.
 */
function watchTheEnd(): void {
  const region = document.querySelector('#transcript')
  let [before, furthest] = ['', 0]
  const look = () => {
    if (region === null) return
    const { scrollTop, scrollHeight, clientHeight } = region
    const sizes = `${scrollHeight} ${clientHeight}`
    if (sizes === before) furthest = Math.max(furthest, scrollHeight - scrollTop - clientHeight)
    before = sizes
    document.body.dataset.furthest = String(furthest)
    requestAnimationFrame(() => setTimeout(look))
  }
  look()
}

const furthestFromEnd = (): number => Number(document.body.dataset.furthest)

/** Where the focus is, seen from the feed. */
function besideFeed(): string {
  const feed = document.querySelector('[role=feed]')
  const focus = document.activeElement
  if (feed === null || focus === null || focus === document.body || feed.contains(focus)) return 'nowhere'
  const place = feed.compareDocumentPosition(focus)
  return (place & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 ? 'after' : 'before'
}
