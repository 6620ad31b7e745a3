import { describe, expect, it } from 'vitest'
import type { Meeting } from '../../schemas/generated/types.ts'
import { hasBrowser, type OpenPage } from './support/panel.ts'
import { toldPanel, type ToldCouncil } from './support/told-panel.ts'

const MINUTE = 60_000
type AtZero = 'finish_turn' | 'cut' | 'ask'

/** An item to be gone from, and then six minutes that end as told. */
const sixMinutes = (atZero: AtZero): Partial<Meeting> => ({
  agenda: [
    { title: 'Before', kind: 'discuss', timeboxMinutes: 2 },
    { title: 'Where', kind: 'decide', timeboxMinutes: 6, atZero },
    { title: 'After', kind: 'discuss', timeboxMinutes: 2 },
  ],
  quality: { blindRound: false, stopAfterQuietTurns: 50 },
})

/** All that is read out, in order: the page itself keeps only the last lines. */
async function listen(page: OpenPage): Promise<() => string[]> {
  const said: string[] = []
  await page.exposeFunction('heard', (line: string) => void said.push(line))
  await page.evaluate(() => {
    for (const log of document.querySelectorAll('[role="log"][aria-live="polite"]'))
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const { textContent } of addedNodes) Reflect.get(window, 'heard')(textContent)
      }).observe(log, { childList: true })
  })
  return () => said
}

/** What is said of the time; what else is said within a second stands in the same line. */
const OF_TIME =
  /A new time begins: 6:00|Half of the time is over|One minute left|The time of this item is over/g

/** A page on which the item of six minutes has just begun. */
async function begun(panel: ReturnType<typeof toldPanel>, atZero: AtZero) {
  const council = await panel.hold(sixMinutes(atZero))
  const page = await council.open()
  const stage = page.getByRole('region', { name: 'Now' })
  await council.see(stage)
  const heard = await listen(page)
  await council.say('Welcome.')
  await council.command({ type: 'close_item' })
  await council.until(async () => {
    if ((await council.state()).itemId === 'i2') return true
    council.last().answer({ text: 'Nothing more.' })
    return false
  })
  await council.see(stage.getByText('Item 2 of 3'))
  return { council, page, stage, heard }
}

/** Down to 20 s before zero, where somebody takes the floor: each label stands when it should and not before. */
async function toLastSeconds({ council, stage }: Awaited<ReturnType<typeof begun>>): Promise<void> {
  const shows = async (label: string) => (await stage.getByText(label, { exact: true }).count()) > 0
  const shown = async () => [await shows('wrap up'), await shows('last 30 s')]
  await council.passTo(4 * MINUTE + 500)
  await council.see(stage.getByText('4:01 left', { exact: true }))
  await council.see(stage.getByText('of 6:00', { exact: true }))
  await council.passTo(91_000)
  expect(await shown()).toEqual([false, false])
  await council.passTo(89_000)
  await council.see(stage.getByText('wrap up', { exact: true }))
  await council.passTo(31_500)
  expect(await shown()).toEqual([true, false])
  await council.passTo(29_000)
  await council.see(stage.getByText('last 30 s', { exact: true }))
  expect(await shown()).toEqual([false, true])
  await council.passTo(20_000)
  await council.say('So I see it.')
}

describe.skipIf(!hasBrowser)('six minutes on a clock that is told', { timeout: 240_000 }, () => {
  const panel = toldPanel()

  it('finish a turn and then decide: labels at a quarter and at 30 s, four announcements, and what is over', async () => {
    const at = await begun(panel, 'finish_turn')
    const { council, page, stage, heard } = at
    await council.see(stage.getByText('at zero: finish the turn, then decide'))
    await toLastSeconds(at)
    const call = council.last()
    await council.passTo(-12_500)
    await council.see(stage.getByText('+0:12 over', { exact: true }))
    // The page decides nothing: the turn goes on, and whoever has the floor ends it.
    expect(call.signal.aborted).toBe(false)
    await council.say('That was it.')
    expect(await council.state()).toMatchObject({ phase: 'decision', itemId: 'i2' })
    await council.see(stage.getByText('Decision', { exact: false }))
    expect(heard().join(' ').match(OF_TIME)).toEqual([
      'A new time begins: 6:00',
      'Half of the time is over',
      'One minute left',
      'The time of this item is over',
    ])
    await expectNoneOf(council, ['stop', 'pause', 'skip_turn', 'extend_timebox', 'call_decision'])
    expect(page.faults).toEqual([])
  })

  it('cut a turn: the server ends it at zero, with no page that asks for it', async () => {
    const at = await begun(panel, 'cut')
    const { council, page, stage } = at
    await council.see(stage.getByText('at zero: cut the turn'))
    await toLastSeconds(at)
    const call = council.last()
    call.draft('We should begin. And then we ')
    await council.passTo(1_000)
    expect(call.signal.aborted).toBe(false)
    await council.pass(1_500)
    expect(call.signal.aborted).toBe(true)
    await council.see(page.getByRole('region', { name: 'Transcript' }).getByText('We should begin.'))
    const cut = (await council.doors.events(council.runId)).filter(
      ({ type, data }) => type === 'turn' && 'reason' in data && data.reason === 'time_up',
    )
    expect(cut).toHaveLength(1)
    await expectNoneOf(council, ['stop', 'pause', 'skip_turn'])
    expect(page.faults).toEqual([])
  })

  it('ask: the council stands still, and a minute without an answer decides', async () => {
    const at = await begun(panel, 'ask')
    const { council, page, stage } = at
    await council.see(stage.getByText('at zero: ask you'))
    await toLastSeconds(at)
    await council.passTo(-2_000)
    await council.say('That was it.')
    const card = page.getByRole('group', { name: 'The council asks you' })
    await council.see(card.getByRole('radio', { name: '2 more minutes' }))
    await council.see(stage.getByText('stands still, waits for an answer'))
    await council.pass(MINUTE - 2_000)
    expect((await council.state()).status).toBe('waiting_for_human')
    await council.pass(3_000)
    await council.until(async () => (await council.state()).status === 'running')
    expect(await council.state()).toMatchObject({ phase: 'decision', itemId: 'i2' })
    await council.until(async () => (await card.count()) === 0)
    await expectNoneOf(council, ['stop', 'pause', 'answer'])
    expect(page.faults).toEqual([])
  })
})

/** No page has asked for any of these. */
async function expectNoneOf({ doors, runId }: ToldCouncil, types: string[]): Promise<void> {
  const asked = (await doors.events(runId)).flatMap((event) => (event.type === 'command' ? [event.data] : []))
  const known = asked.flatMap((data) => ('type' in data && typeof data.type === 'string' ? [data.type] : []))
  expect(known).toHaveLength(asked.length)
  expect(known.filter((type) => types.includes(type))).toEqual([])
}

describe.skipIf(!hasBrowser)('a seat whose person says nothing', { timeout: 240_000 }, () => {
  const panel = toldPanel()
  const WORDS = 'The shed, for the'

  /** The council waits for its owner, who sits in the seat of an expert; `tabs` of theirs show it. */
  async function asked(tabs: number) {
    const council = await panel.hold({ quality: { blindRound: false } })
    const pages: OpenPage[] = []
    for (let tab = 0; tab < tabs; tab++) pages.push(await council.open())
    await council.command({ type: 'take_seat', seat: 'expert_a' })
    await council.until(async () => {
      if ((await council.state()).status === 'waiting_for_human') return true
      council.last().answer({ text: 'Go on.' })
      return false
    })
    const cards = pages.map((page) => page.getByRole('group', { name: /^Your turn: / }))
    for (const card of cards) await council.see(card)
    return { council, pages, cards }
  }

  /** The floor has passed on once, and the council lives. */
  async function expectPassedOnce(council: ToldCouncil): Promise<void> {
    const state = await council.state()
    expect(state.asked.filter(({ state: now }) => now === 'defaulted')).toHaveLength(1)
    expect(state.status).toBe('running')
    expect(state.missed).toEqual({ expert_a: 1 })
    await expectNoneOf(council, ['stop', 'pause', 'skip_turn', 'leave_seat'])
  }

  it('gets more time ten times; at zero the floor passes on once, and no word is lost', async () => {
    const { council, pages, cards } = await asked(1)
    const [page, card] = [pages[0]!, cards[0]!]
    await council.see(card.getByText(/^(3:00|2:5\d) left$/))
    await card.getByRole('textbox').fill(WORDS)
    for (let more = 1; more <= 10; more++) {
      await card.getByRole('button', { name: 'More time' }).click()
      const minutes = 3 + 3 * more
      await council.see(card.getByText(new RegExp(`^(${minutes}:00|${minutes - 1}:5\\d) left$`)))
    }
    await council.pass(32 * MINUTE)
    expect((await council.state()).status).toBe('waiting_for_human')
    const calls = council.calls.length
    await council.pass(MINUTE)
    await council.until(() => council.calls.length > calls)
    const late = page.getByRole('group', { name: 'The floor has passed on' })
    await council.see(late)
    expect(await late.getByLabel('Your words').inputValue()).toBe(WORDS)
    await expectPassedOnce(council)
    expect(page.faults).toEqual([])
  })

  it('loses the floor once where its tab is closed, and finds what was half written', async () => {
    const { council, pages, cards } = await asked(1)
    await cards[0]!.getByRole('textbox').fill(WORDS)
    await pages[0]!.close()
    const calls = council.calls.length
    await council.pass(3 * MINUTE + 1_000)
    await council.until(() => council.calls.length > calls)
    await expectPassedOnce(council)
    const again = await council.open()
    const late = again.getByRole('group', { name: 'The floor has passed on' })
    await council.see(late)
    expect(await late.getByLabel('Your words').inputValue()).toBe(WORDS)
  })

  it('loses the floor once where two tabs show it', async () => {
    const { council, pages, cards } = await asked(2)
    await cards[1]!.getByRole('textbox').fill(WORDS)
    const calls = council.calls.length
    await council.pass(3 * MINUTE + 1_000)
    await council.until(() => council.calls.length > calls)
    const late = pages[1]!.getByRole('group', { name: 'The floor has passed on' })
    await council.see(late)
    expect(await late.getByLabel('Your words').inputValue()).toBe(WORDS)
    await council.until(async () => (await cards[0]!.count()) === 0)
    await expectPassedOnce(council)
    expect(pages.flatMap(({ faults }) => faults)).toEqual([])
  })
})
