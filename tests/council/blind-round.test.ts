import { expect, test } from 'vitest'
import type { TurnRequest } from '../../backend/ports/voice.ts'
import { expertSeats } from '../../backend/council/phases.ts'
import { shuffled } from '../../backend/council/shuffle.ts'
import { GivenRun, given } from '../support/given.ts'
import { plainCouncil } from '../support/scripts.ts'

const SEATS = [
  { seat: 'expert_a', role: 'expert' },
  { seat: 'expert_b', role: 'expert' },
  { seat: 'expert_c', role: 'expert' },
] as const
const blind = () => new GivenRun({ meeting: { seats: [...SEATS] } }).to('positions', 'expert_b')

test('what is said in the blind round is sealed until the last answer is there, and revealed in its append', () => {
  const run = blind()
  run.until((state) => state.items.i1?.revealed === true)
  const round = run.events.filter(
    (event) => event.type === 'chat_message' || event.type === 'position' || event.type === 'claim',
  )
  const sealed = round.filter((event) => 'sealed' in event.data && event.data.sealed === true)
  expect(sealed.map((event) => event.type)).toEqual([
    'chat_message',
    'position',
    'claim',
    'chat_message',
    'position',
    'claim',
    'chat_message',
    'position',
    'claim',
  ])
  const types = run.appends.at(-1)?.map((event) => event.type) ?? []
  expect(types.slice(0, 6)).toEqual(['chat_message', 'position', 'claim', 'usage', 'turn', 'reveal'])
})

test('the order of the reveal is shuffled by the seed', () => {
  const order = (seed: number) =>
    new GivenRun({ meeting: { seats: [...SEATS] }, overrides: { seed } }).to('debate').of('reveal')[0]?.order
  expect(order(5)).toEqual(shuffled(['expert_a', 'expert_b', 'expert_c'], 5))
  expect(new Set(Array.from({ length: 20 }, (_, seed) => order(seed)?.join())).size).toBeGreaterThan(3)
})

test('no context of the blind round holds the answer of another seat', () => {
  const run = blind()
  for (; run.state.phase === 'positions'; run.speak()) {
    const { seat } = run.turn
    const handed = JSON.stringify(run.request())
    for (const other of expertSeats(run.state).filter((one) => one !== seat))
      expect(handed).not.toContain(`"seat":"${other}"`)
    expect(run.request().thread.every((message) => message.seat === 'moderator')).toBe(true)
    expect(run.turn.context.messageIds).toEqual(run.request().thread.map((message) => message.messageId))
  }
})

test('a seat says the same, byte for byte, wherever it sits', () => {
  const said = (seats: readonly { seat: string; role: 'expert' }[]) => {
    const requests: Record<string, unknown> = {}
    const hear = (request: TurnRequest) => {
      // Ids of turns tell the order of speaking; no seat's words may depend on them.
      if (request.phase === 'positions') requests[request.seat] = { ...request, turnId: '' }
    }
    const script = plainCouncil((request, plain) => (hear(request), plain))
    const run = new GivenRun({ meeting: { seats: [...seats] }, script }).to('debate')
    const positions = run.of('position').filter((one) => one.sealed === true)
    const claims = run.of('claim').filter((one) => one.sealed === true)
    const content = expertSeats(run.state)
      .toSorted()
      .map((seat) => [
        positions.filter((one) => one.seat === seat).map((one) => ({ ...one, messageId: '' })),
        claims.filter((one) => one.seat === seat).map((one) => ({ ...one, claimId: '' })),
      ])
    return JSON.stringify([
      Object.keys(requests)
        .toSorted()
        .map((seat) => requests[seat]),
      content,
    ])
  }
  expect(said([SEATS[2], SEATS[0], SEATS[1]])).toBe(said(SEATS))
})

test('only positions and claims are taken in the blind round; the rest is refused without its arguments', () => {
  const run = blind()
  run.speak({
    contributions: [
      { tool: 'raise_risk', arguments: { risk: 'SECRET' } },
      { tool: 'propose_option', arguments: { title: 'SECRET' } },
      { tool: 'cast_vote', arguments: { option: 'o1' } },
      { tool: 'notion.task', arguments: { title: 'SECRET' } },
      { tool: 'take_position', arguments: { option: 'o2' } },
    ],
  })
  const calls = run.of('tool_call')
  expect(calls.map((call) => call.tool).toSorted()).toEqual([
    'cast_vote',
    'notion.task',
    'propose_option',
    'raise_risk',
  ])
  expect(calls.every((call) => call.arguments === null && call.status === 'failed')).toBe(true)
  expect(run.of('position').at(-1)).toMatchObject({ seat: 'expert_b', optionId: 'o2', sealed: true })
})

test('nobody can cite, answer or object to what is still sealed', () => {
  const run = blind()
  const [first] = run.of('chat_message').filter((message) => message.sealed)
  const quotes = [{ quote: first?.content ?? '', message_id: first?.messageId }]
  run.speak({
    contributions: [
      { tool: 'make_claim', arguments: { text: 'I know.', kind: 'fact', quotes } },
      { tool: 'make_claim', arguments: { text: 'No.', kind: 'against', challenges: 'c1' } },
      { tool: 'make_claim', arguments: { text: 'Yes.', kind: 'for', answers: 'c1' } },
    ],
  })
  expect(run.of('tool_call').map((call) => call.status)).toEqual(['failed', 'failed', 'failed'])
})

test('what would break the blind round is refused while it is open', () => {
  const run = blind()
  for (const type of ['request_alternatives', 'request_risks', 'call_decision', 'close_item'] as const)
    given(run).when({ type }).refused('blind_round')
  given(run).when({ type: 'give_floor', seat: 'expert_a' }).refused('already_answered')
  given(run).when({ type: 'give_floor', seat: 'expert_c' }).state('queued')
  run.speak()
  expect(run.turn.seat).toBe('expert_c')
})

test('a seat that answered without a position has answered', () => {
  const run = blind().speak({ contributions: [] })
  given(run).when({ type: 'give_floor', seat: 'expert_b' }).refused('already_answered')
})

test('who is given the floor in the blind round gives its blind answer, once', () => {
  const run = new GivenRun({ meeting: { seats: [...SEATS] } }).to('positions', 'expert_a')
  run.command({ type: 'give_floor', seat: 'expert_c' })
  run.to('debate')
  expect(run.of('position').map((one) => one.seat)).toEqual(['expert_a', 'expert_c', 'expert_b'])
})

test('a seat that is spoken to after its blind answer gets the floor after the reveal', () => {
  const run = blind()
  run.command({ type: 'say', text: 'Sure?', to: 'expert_a', when: 'now' })
  run.until((state) => state.items.i1?.revealed === true)
  expect(run.turn).toMatchObject({ seat: 'expert_a', extra: true })
})

test('a seat whose blind turn is skipped holds nobody up', () => {
  const run = blind()
  run.command({ type: 'skip_turn' })
  run.to('debate')
  expect(run.of('position').map((one) => one.seat)).toEqual(['expert_a', 'expert_c'])
})

test('without a blind round nothing is sealed and a decision may be called at once', () => {
  const run = new GivenRun({ meeting: { quality: { blindRound: false } } }).to('positions', 'expert_a')
  given(run).when({ type: 'call_decision' }).state('queued')
  run.speak()
  expect(run.of('reveal')).toEqual([])
  expect(run.of('position')[0]).not.toHaveProperty('sealed')
  expect(run.state.phase).toBe('decision')
})

test('a plain vote of the blind round is kept beside the final decision', () => {
  const script = plainCouncil((request, plain) =>
    request.phase === 'positions'
      ? {
          ...plain,
          contributions: [
            ...(plain.contributions ?? []),
            { tool: 'take_position', arguments: { option: 'o2' } },
          ],
        }
      : plain,
  )
  const run = new GivenRun({ script }).toEnd()
  const log = run.state.artifacts.decision_log?.body
  expect(run.state.items.i1?.positions).toMatchObject({
    // The vote is their last position.
    expert_a: { optionId: 'o1', previous: 'o2' },
    expert_b: { optionId: 'o1', previous: 'o2' },
  })
  expect(log?.consensus.blind_vote).toMatchObject({
    option: 'o1',
    votes: [
      { seat: 'expert_a', option: 'o1' },
      { seat: 'expert_b', option: 'o1' },
    ],
  })
})
