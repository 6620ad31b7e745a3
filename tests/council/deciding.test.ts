import { describe, expect, it, test } from 'vitest'
import type { Script } from '../../backend/agents/scripted-voices.ts'
import type { ConsensusMethod, Meeting, Quality } from '../../schemas/generated/types.ts'
import { GivenRun } from '../support/given.ts'
import { BOB } from '../support/house.ts'
import { plainCouncil, voting } from '../support/scripts.ts'

const SEATS = ['expert_a', 'expert_b', 'expert_c'].map((seat) => ({ seat, role: 'expert' as const }))
const OPEN = { requireRationale: false, requireRisks: false }

type Votes = Record<string, string | null>

/** Votes whose reason is given after a colon; without one there is none. */
function reasoned(votes: Record<string, string>, moderator: string | null = null): Script {
  return plainCouncil((request, plain) => {
    const { kind } = request.task
    if (kind !== 'vote' && kind !== 'tie_break' && kind !== 'decide') return plain
    const [option = '', reason = ''] = (
      kind === 'vote' ? (votes[request.seat] ?? '') : (moderator ?? '')
    ).split(':')
    const args = { option: option === '' ? null : option, reason, confidence: 0.4 }
    return { text: 'So.', contributions: [{ tool: 'cast_vote', arguments: args }] }
  })
}

const council = (method: ConsensusMethod, script: Script, meeting: Partial<Meeting> = {}) =>
  new GivenRun({
    meeting: { seats: SEATS, quality: { ...OPEN, consensus: { method } }, ...meeting },
    script,
  })

const votes = (a: string | null, b: string | null, c: string | null): Votes => ({
  expert_a: a,
  expert_b: b,
  expert_c: c,
})
const logOf = (run: GivenRun) => run.toEnd().state.artifacts.decision_log?.body

describe('the record says by what the council decided', () => {
  it.each<[ConsensusMethod, Votes, string | null, string, string]>([
    [
      'supermajority',
      votes('o1', 'o1', 'o2'),
      'o1',
      'supermajority of at least 67%',
      'The council chooses The shed.',
    ],
    [
      'supermajority',
      votes('o1', 'o2', null),
      null,
      'supermajority of at least 67%',
      'at least 67% of the experts',
    ],
    ['unanimity', votes('o1', 'o1', 'o1'), 'o1', 'unanimity', 'The council chooses The shed.'],
    [
      'unanimity',
      votes('o1', 'o2', null),
      null,
      'unanimity',
      'for another than The shed: expert_b; no vote: expert_c',
    ],
    ['consent', votes('o1', null, null), 'o1', 'consent', 'The council chooses The shed.'],
    ['consent', votes('o1', 'o1', 'o2'), null, 'consent', 'reasons against The shed, given by expert_c'],
    ['weighted', votes('o1', 'o2', 'o2'), 'o2', 'weighted majority', 'The council chooses The cellar.'],
    ['majority', votes('o1', null, null), null, 'majority', 'more than half of the experts'],
  ])('%s of %j', (method, cast, optionId, name, words) => {
    const run = council(method, voting(cast))
    const log = logOf(run)
    expect(run.of('decision')).toMatchObject([
      { optionId, method: name, text: expect.stringContaining(words) },
    ])
    expect(log).toMatchObject({ chosen_option: optionId, decision: expect.stringContaining(words) })
    expect(log?.consensus.method).toBe(name)
  })

  it.each<[ConsensusMethod, Votes, string]>([
    ['supermajority', votes('o1', 'o2', null), 'хотя бы 67% голосов'],
    ['unanimity', votes('o1', 'o1', null), 'нет голоса: expert_c'],
    ['consent', votes('o1', 'o1', 'o2'), 'против варианта «The shed» есть доводы'],
  ])('in Russian: %s of %j', (method, cast, words) => {
    const run = council(method, voting(cast), { language: 'ru' })
    expect(logOf(run)?.decision).toContain(words)
  })

  it('names a threshold of the meeting', () => {
    const run = council('majority', voting(votes('o1', 'o1', 'o2')), {
      quality: { ...OPEN, consensus: { method: 'majority', threshold: 0.7 } },
    })
    expect(logOf(run)).toMatchObject({
      decision: expect.stringContaining('more than 70% of the experts'),
      consensus: { method: 'majority of more than 70%' },
    })
  })

  it('says that whoever decided was not sure', () => {
    const log = logOf(council('majority', reasoned({ expert_a: 'o1:dry', expert_b: 'o1:dry' })))
    expect(log?.confidence).toEqual({
      level: 0.4,
      basis: 'The mean confidence of the 2 votes for the chosen option. It is low: less than half.',
    })
  })
})

test('a person who votes is told what one vote can do', () => {
  const asked = (method: ConsensusMethod, language: Meeting['language'] = 'en') => {
    const run = council(method, voting(votes('o1', 'o1', 'o1')), { language })
    run.command({ type: 'take_seat', seat: 'expert_c' })
    const isAsked = () => run.state.human !== null && run.state.phase === 'decision'
    for (let steps = 0; !isAsked() && steps < 200; steps++)
      if (!run.advance()) run.command({ type: 'skip_turn' })
    return run.state.human?.text
  }
  expect(asked('majority')).toMatch(/How do you vote, and why\? Without/)
  expect(asked('consent')).toContain('without a reason you let it pass')
  expect(asked('unanimity', 'ru')).toContain('никто не воздержался')
  expect(asked('moderator')).toContain('your vote is advice')
})

test('a heavier vote outweighs two others', () => {
  const seats = SEATS.map((one, at) => ({ ...one, weight: at === 0 ? 3 : 1 }))
  const log = logOf(council('weighted', voting(votes('o1', 'o2', 'o2')), { seats }))
  expect(log).toMatchObject({ chosen_option: 'o1', consensus: { level: 0.6 } })
  // Whoever was outweighed disagrees all the same.
  expect(log?.dissent.map((one) => one.seat)).toEqual(['expert_b', 'expert_c'])
})

test('who votes for another option and says why stops a consent; who does not lets it pass and is in the dissent', () => {
  const stopped = council(
    'consent',
    reasoned({ expert_a: 'o1:dry', expert_b: 'o1:dry', expert_c: 'o2:near' }),
  )
  expect(logOf(stopped)).toMatchObject({ status: 'no_consensus', chosen_option: null })
  const passed = council('consent', reasoned({ expert_a: 'o1:dry', expert_b: 'o1:dry', expert_c: 'o2' }))
  expect(logOf(passed)).toMatchObject({
    chosen_option: 'o1',
    dissent: [{ seat: 'expert_c', position: 'o2' }],
  })
})

describe('where the moderator decides', () => {
  const decided = (moderator: string | null) =>
    council('moderator', reasoned({ expert_a: 'o1:dry', expert_b: 'o1:dry', expert_c: 'o2:near' }, moderator))

  it('it is asked once all experts have voted, and decides against them if it has to', () => {
    const run = decided('o2:It is nearer.').until((state) => state.turn?.task.kind === 'decide')
    expect(run.turn.seat).toBe('moderator')
    expect(run.of('vote').map((vote) => vote.seat)).toEqual(['expert_a', 'expert_b', 'expert_c'])
    expect(run.of('speaker_selected').at(-1)?.rationale).toMatch(/the moderator decides/)
    const log = logOf(run)
    expect(run.of('decision')).toMatchObject([
      {
        optionId: 'o2',
        method: 'decision of the moderator',
        text: 'The moderator chooses The cellar, having heard the votes of the experts.',
        decidedBy: [{ id: 'moderator' }],
      },
    ])
    expect(log?.consensus).toMatchObject({
      method: 'decision of the moderator',
      level: expect.closeTo(1 / 3),
      talk_changed_decision: null,
    })
    expect(log?.consensus.votes.map((vote) => vote.seat)).toEqual([
      'expert_a',
      'expert_b',
      'expert_c',
      'moderator',
    ])
    expect(log?.dissent.map((one) => one.seat)).toEqual(['expert_a', 'expert_b'])
    expect(log?.confidence).toMatchObject({
      level: 0.4,
      basis: expect.stringMatching(/^The confidence of the one vote/),
    })
  })

  it('its abstention decides nothing', () => {
    const run = decided(null)
    expect(logOf(run)).toMatchObject({
      status: 'no_consensus',
      decision: expect.stringContaining('the moderator chose no option'),
    })
  })

  it('a person in its seat is offered every option and decides by a vote', () => {
    const run = decided('o1')
    run.command({ type: 'take_seat', seat: 'moderator' }, undefined, BOB)
    const isAsked = () => run.state.human !== null && run.state.turn?.task.kind === 'decide'
    for (let steps = 0; !isAsked() && steps < 200; steps++)
      if (!run.advance()) run.command({ type: 'say', text: 'Go on.', asSeat: 'moderator' }, undefined, BOB)
    expect(run.state.human).toMatchObject({ options: ['The shed', 'The cellar', 'abstain'] })
    expect(run.state.human?.text).toContain('their votes are advice')
    run.command({ type: 'vote', option: 'o2', confidence: 0.9, reason: 'It is nearer.' }, undefined, BOB)
    expect(run.of('decision')).toMatchObject([{ optionId: 'o2', decidedBy: [{ kind: 'person', id: 'bob' }] }])
  })

  it('a scribe that leaves out who disagrees is sent back', () => {
    const script = reasoned({ expert_a: 'o1:dry', expert_b: 'o1:dry', expert_c: 'o2:near' }, 'o2')
    const run = council('moderator', (request, options) => {
      const answer = script(request, options)
      if (request.record === undefined || answer instanceof Promise) return answer
      const { decisionLog } = request.record
      return {
        text: 'Written.',
        contributions: [{ tool: 'notion.decision_log', arguments: { ...decisionLog, dissent: [] } }],
      }
    })
    run.toEnd()
    const gates = run.of('quality_gate').filter((one) => one.gate === 'dissent')
    expect(gates.at(-1)).toMatchObject({
      passed: false,
      missing: [expect.stringContaining('expert_a'), expect.stringContaining('expert_b')],
    })
    expect(run.state.artifacts.decision_log?.body.dissent.map((one) => one.seat)).toEqual([
      'expert_a',
      'expert_b',
    ])
  })
})

test('what the blind round would have decided is counted by the same method', () => {
  const blind = (method: ConsensusMethod) => {
    const script = plainCouncil((request, plain) => {
      if (request.task.kind === 'vote')
        return {
          text: 'So.',
          contributions: [{ tool: 'cast_vote', arguments: { option: 'o1', reason: '' } }],
        }
      if (request.phase !== 'positions') return plain
      const option = request.seat === 'expert_c' ? 'o2' : 'o1'
      return {
        text: 'So.',
        contributions: [{ tool: 'take_position', arguments: { option, quote: 'I think so.' } }],
      }
    })
    return logOf(council(method, script))?.consensus
  }
  expect(blind('majority')).toMatchObject({ blind_vote: { option: 'o1' }, talk_changed_decision: false })
  expect(blind('unanimity')).toMatchObject({ blind_vote: { option: null }, talk_changed_decision: true })
  expect(blind('consent')).toMatchObject({ blind_vote: { option: null }, talk_changed_decision: true })
})

const METHODS: ConsensusMethod[] = [
  'majority',
  'supermajority',
  'unanimity',
  'weighted',
  'consent',
  'moderator',
]

describe.each(METHODS)('under %s', (method) => {
  const bare = plainCouncil((request, plain) => {
    if (request.task.kind === 'vote' || request.task.kind === 'decide')
      return {
        text: 'So.',
        contributions: [{ tool: 'cast_vote', arguments: { option: 'o1', reason: 'Dry.' } }],
      }
    return request.phase === 'closing' || request.phase === 'actions' ? plain : { text: request.seat }
  })
  const quality: Partial<Quality> = { requireRationale: true, requireRisks: true }
  const held = () =>
    council(method, bare, { quality: { ...quality, consensus: { method } } }).until(
      (state) => state.status === 'waiting_for_human',
    )

  it('what is missing is asked of a seat twice, then of a person, whose silence leaves things as they are', () => {
    const run = held()
    const asked = run.of('speaker_selected').filter((one) => one.rationale.includes('asked to mend the gate'))
    expect(asked).toHaveLength(4)
    expect(run.of('human_question').at(-1)).toMatchObject({ purpose: 'gate', defaultAnswer: 'no_consensus' })
    run.later(180_000).toEnd()
    expect(run.of('decision')).toMatchObject([{ status: 'escalated', optionId: null }])
  })

  it('a person may waive each gate by its name, and the record says who', () => {
    const run = held()
    expect(run.command({ type: 'waive', gate: 'rationale', reason: 'We know why.' }).state).toBe('applied')
    run.until((state) => state.status === 'waiting_for_human')
    expect(run.command({ type: 'waive', gate: 'risks', reason: 'We know them.' }, undefined, BOB).state).toBe(
      'applied',
    )
    expect(logOf(run)).toMatchObject({ status: 'decided', chosen_option: 'o1' })
    const gates = run.state.artifacts.decision_log?.body.gates
    expect(gates?.find((one) => one.gate === 'rationale')).toMatchObject({
      passed: false,
      waived_by: { id: 'anna' },
    })
    expect(gates?.find((one) => one.gate === 'risks')).toMatchObject({
      passed: false,
      waived_by: { id: 'bob' },
    })
  })

  it('a position that a person corrects after the vote leaves the vote, and is dissent', () => {
    const run = council(
      method,
      reasoned({ expert_a: 'o1:dry', expert_b: 'o1:dry', expert_c: 'o1:dry' }, 'o1'),
    )
    run.to('decision', 'expert_c')
    const corrected = run.command({ type: 'correct_position', seat: 'expert_b', option: 'o2', stance: 2 })
    expect(corrected.state).toBe('applied')
    expect(logOf(run)).toMatchObject({ chosen_option: 'o1', dissent: [{ seat: 'expert_b', position: 'o2' }] })
  })
})
