import { describe, expect, it } from 'vitest'
import type { UnsharedData } from '../../schemas/generated/types.ts'
import type { RunEvent } from '../../backend/council/events.ts'
import { openTestHouse, MEETING } from '../support/house.ts'
import { Witness } from '../support/promises.ts'
import { plainCouncil } from '../support/scripts.ts'
import type { Script } from '../../backend/agents/scripted-voices.ts'
import type { TurnRequest } from '../../backend/ports/voice.ts'
import { randomMeeting, randomScript } from '../support/random-council.ts'

const FACT = 'The landlord ends the lease of the shed in April.'
const PLANTED = { title: 'letter', text: `# Letters\n\n${FACT}\n`, seats: ['expert_b'] }

async function council(script: Script, meeting: Partial<typeof MEETING> = {}, planted = PLANTED) {
  const asked: TurnRequest[] = []
  const house = openTestHouse({
    script: (request, call) => {
      asked.push(request)
      return script(request, call)
    },
  })
  const context = [...(MEETING.context ?? []), planted]
  const { runId } = await house.start({ ...meeting, context })
  await house.pool.drive(runId)
  const events = await house.events(runId)
  new Witness().see(await house.log.read(runId, 0))
  const unshared = events.flatMap((event) => (event.type === 'unshared' ? [event.data] : []))
  return { events, unshared, asked, state: await house.state(runId) }
}

const seqOf = (events: readonly RunEvent[], which: (event: RunEvent) => boolean): number =>
  events.find(which)?.seq ?? Infinity

const claims = (request: TurnRequest) => ({
  text: 'Only I have read this.',
  contributions: (request.board.unshared ?? []).flatMap(({ seat, passage }) =>
    seat === request.seat && passage !== null
      ? [
          {
            tool: 'make_claim',
            arguments: {
              text: passage.quote,
              kind: 'fact',
              quotes: [{ quote: passage.quote, source_id: passage.sourceId, start: passage.start }],
            },
          },
        ]
      : [],
  ),
})

describe('what only one seat has read', () => {
  it('is in the log before the decision where nobody ever speaks of it, and the log says that it was let go', async () => {
    const { events, unshared, state } = await council(plainCouncil())
    expect(state.reason?.code).toBe('decided')
    expect(unshared.map(({ state: now, quote }) => [now, quote])).toEqual([
      ['listed', FACT],
      ['waived', FACT],
    ])
    expect(unshared[1]?.reason).toContain('nobody took it up before the vote')
    expect(unshared[0]).toMatchObject({
      seat: 'expert_b',
      sourceId: 's2',
      title: 'letter',
      line: 3,
      unsharedId: 'u1',
    })
    const listed = seqOf(events, ({ type }) => type === 'unshared')
    expect(listed).toBeLessThan(seqOf(events, ({ type }) => type === 'decision'))
    expect(listed).toBeLessThan(
      seqOf(events, (event) => event.type === 'run_status' && event.data.phase === 'convergence'),
    )
  })

  it('stays with its seat: the others are told that there is something, and neither what nor where', async () => {
    const { asked } = await council(plainCouncil())
    const told = asked.filter(({ phase }) => phase === 'convergence')
    const bySeat = Object.fromEntries(told.map((request) => [request.seat, request.board.unshared]))
    expect(bySeat.moderator).toEqual([{ seat: 'expert_b', passage: null }])
    expect(bySeat.expert_a).toEqual([{ seat: 'expert_b', passage: null }])
    expect(bySeat.expert_b).toMatchObject([{ seat: 'expert_b', passage: { sourceId: 's2', quote: FACT } }])
    for (const request of asked.filter(({ seat }) => seat !== 'expert_b'))
      expect(JSON.stringify(request)).not.toMatch(/landlord|letter/)
  })

  it('may hold anything: signs of two units at its cut, and line ends of Windows', async () => {
    const text = `a${'\u{1F600}'.repeat(700)}\r\n\r\n${FACT}\r\n`
    const { unshared, state } = await council(plainCouncil(), {}, { ...PLANTED, text })
    expect(state.reason?.code).toBe('decided')
    const listed = unshared.filter(({ state: now }) => now === 'listed')
    expect(listed.map(({ quote, line }) => [quote.isWellFormed(), line])).toEqual([
      [true, 1],
      [true, 3],
    ])
    expect(listed[1]?.quote).toBe(FACT)
    for (const { quote, start, end } of listed) expect(text.slice(start, end)).toBe(quote)
  })

  it('was let go where its item is left before a vote, and the log says so', async () => {
    const house = openTestHouse({ script: plainCouncil() })
    const context = [...(MEETING.context ?? []), PLANTED]
    const { runId } = await house.start({ context })
    house.bus.subscribe(runId, () => {
      const state = house.runs.peek(runId)
      if (state?.phase === 'convergence' && state.commands.leave === undefined)
        void house.command(runId, { type: 'close_item' }, 'leave')
    })
    await house.pool.drive(runId)
    const { unshared } = await house.state(runId)
    expect(unshared).toMatchObject([
      { state: 'waived', reason: 'The item was left before anybody took it up.' },
    ])
    new Witness().see(await house.log.read(runId, 0))
  })

  it('is taken up when its seat puts it on record, and then is not let go', async () => {
    const { events, unshared } = await council(
      plainCouncil((request, plain) => (request.phase === 'convergence' ? claims(request) : plain)),
    )
    expect(unshared.map(({ state: now }) => now)).toEqual(['listed', 'addressed'])
    const message = events.find(
      (event) =>
        event.type === 'chat_message' && event.data.seat === 'expert_b' && event.data.phase === 'convergence',
    )
    expect(unshared[1]?.messageId).toBe(message?.type === 'chat_message' ? message.data.messageId : null)
  })

  it('is not listed where somebody has cited it before', async () => {
    const cited = { quote: FACT, source_id: 's2' }
    const { unshared } = await council(
      plainCouncil((request, plain) =>
        request.seat === 'expert_b' && request.phase === 'positions'
          ? {
              ...plain,
              contributions: [
                ...(plain.contributions ?? []),
                { tool: 'make_claim', arguments: { text: FACT, kind: 'fact', quotes: [cited] } },
              ],
            }
          : plain,
      ),
    )
    expect(unshared).toEqual([])
  })

  it.each(['round_robin', 'selector'] as const)(
    'is in the log before the decision under %s',
    async (name) => {
      const { events } = await council(plainCouncil(), { policy: { name } })
      const listed = seqOf(events, ({ type }) => type === 'unshared')
      expect(listed).toBeLessThan(seqOf(events, ({ type }) => type === 'decision'))
    },
  )

  it('is in the log before the decision whatever the seats do', async () => {
    let decided = 0
    for (let seed = 1; seed <= 150; seed++) {
      const { seats: _, context: __, ...meeting } = randomMeeting(seed)
      const { events, state } = await council(randomScript(seed), meeting)
      const decision = events.find((event) => event.type === 'decision' && event.data.status === 'decided')
      if (decision === undefined) continue
      decided++
      const isThere = ({ type, data }: RunEvent) =>
        (type === 'unshared' && (data as UnsharedData).quote === FACT) ||
        (type === 'claim' && JSON.stringify(data).includes(FACT))
      expect([seed, seqOf(events, isThere) < decision.seq]).toEqual([seed, true])
      expect([
        seed,
        state.unshared.every((one) => one.state !== 'listed' || one.itemId === state.itemId),
      ]).toEqual([seed, true])
    }
    expect(decided).toBeGreaterThan(10)
  })
})
