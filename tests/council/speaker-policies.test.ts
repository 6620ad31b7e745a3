import { describe, expect, test } from 'vitest'
import type { SpeakerPolicy, SpeakerView } from '../../backend/council/speaker-policies/policy.ts'
import type { Contribution } from '../../backend/ports/voice.ts'
import { given, GivenRun, type Given } from '../support/given.ts'
import { plainCouncil } from '../support/scripts.ts'

const SEATS = ['expert_a', 'expert_b', 'expert_c'].map((seat) => ({ seat, role: 'expert' as const }))
const under = (policy: string, more: Given = {}) =>
  new GivenRun({ ...more, meeting: { seats: SEATS, ...more.meeting }, overrides: { policy } })

const claim = (text: string): Contribution => ({ tool: 'make_claim', arguments: { text, kind: 'fact' } })
const move = (option: string): Contribution => ({ tool: 'take_position', arguments: { option } })
/** Something new and another position in every turn, so that only the budget ends a debate. */
const restless = plainCouncil((request, plain) =>
  request.phase === 'debate'
    ? {
        ...plain,
        contributions: [claim(`news of ${request.turnId}`), move(request.round % 2 === 1 ? 'o2' : 'o1')],
      }
    : plain,
)
const selected = (run: GivenRun) => run.of('speaker_selected').at(-1)

/** A debate in which everybody was heard once and has said something new; a model is to say who goes on. */
const debating = (more: Given = {}) => {
  const run = under('selector', { script: restless, ...more }).to('debate')
  return run.until(({ phaseTurns, turn }) => turn === null && phaseTurns.turns === 4)
}

describe('selector', () => {
  test('everyone is heard once in a phase, and only who was not yet can be chosen', () => {
    const offered: string[][] = []
    const run = under('selector', {
      selector: ({ phase, candidates }) => {
        if (phase === 'debate') offered.push([...candidates])
        return { seat: candidates.at(-1) ?? null, why: 'The last shall be first.' }
      },
    }).to('alternatives')
    expect(offered).toEqual([
      ['moderator', 'expert_a', 'expert_b', 'expert_c'],
      ['moderator', 'expert_a', 'expert_b'],
      ['moderator', 'expert_a'],
    ])
    const debate = run.of('chat_message').filter(({ phase }) => phase === 'debate')
    expect(debate.map(({ seat }) => seat)).toEqual(['expert_c', 'expert_b', 'expert_a', 'moderator'])
  })

  test('whom the model chooses has the floor, for its reason, with what the call cost, in one append', () => {
    const run = debating().select({ seat: 'expert_b', why: 'The lock is hers.' })
    expect(run.appends.at(-1)?.map(({ type }) => type)).toEqual(['usage', 'speaker_selected', 'turn'])
    expect(run.of('usage').at(-1)).toMatchObject({
      purpose: 'select',
      seat: 'expert_b',
      turnId: run.turn.turnId,
    })
    expect(selected(run)).toEqual({
      seat: 'expert_b',
      turnId: run.turn.turnId,
      policy: 'selector',
      rationale: 'Phase debate: expert_b was selected: The lock is hers.',
      candidates: ['moderator', 'expert_a', 'expert_b'],
    })
  })

  test('who has just spoken is no candidate, unless the policy says so', () => {
    const policy = { name: 'selector', allowRepeatedSpeaker: true }
    expect(debating().step).toMatchObject({ asking: { candidates: ['moderator', 'expert_a', 'expert_b'] } })
    const repeating = new GivenRun({ meeting: { seats: SEATS, policy }, script: restless })
    repeating.to('debate').until(({ phaseTurns, turn }) => turn === null && phaseTurns.turns === 4)
    expect(repeating.step).toMatchObject({ asking: { candidates: expect.arrayContaining(['expert_c']) } })
  })

  test.each([
    ['a seat that may not speak now', 'expert_c', 'expert_c was selected, who may not speak now'],
    ['nobody who sits here', 'stranger', 'stranger was selected, who may not speak now'],
    ['no seat', null, 'nobody was selected (It is late.)'],
  ])('if it names %s, the order decides and says why', (_, seat, why) => {
    const run = debating().select({ seat, why: 'It is late.' })
    expect(selected(run)).toMatchObject({
      seat: 'moderator',
      policy: 'selector',
      rationale: `Phase debate: ${why}, so the order decides: After expert_c it is the turn of moderator.`,
    })
  })

  test('a turn that a person asks for while it thinks comes first, and what the call cost is kept', () => {
    const run = debating()
    const { step } = run
    run.command({ type: 'give_floor', seat: 'expert_c' })
    expect(run.step.kind).toBe('ask-selector')
    run.drive({
      type: 'speaker_answered',
      turnId: step.kind === 'ask-selector' ? step.turnId : '',
      choice: { seat: 'expert_a', why: 'So.' },
      calls: [COST],
    })
    expect(selected(run)).toMatchObject({ seat: 'expert_c', policy: 'floor' })
    expect(run.of('usage').at(-1)).toMatchObject({ purpose: 'select', promptTokens: 7 })
  })

  test('an answer that comes while the run is paused gives nobody the floor; after the resume it is asked again', () => {
    const run = debating()
    const turnId = run.step.kind === 'ask-selector' ? run.step.turnId : ''
    run.command({ type: 'pause' })
    given(run)
      .when({ type: 'speaker_answered', turnId, choice: { seat: 'expert_a', why: '' }, calls: [COST] })
      .causes('usage')
    run.command({ type: 'resume' })
    expect(run.step).toMatchObject({ kind: 'ask-selector', turnId })
  })

  test('an answer that comes after a stop comes too late', () => {
    const run = debating()
    run.command({ type: 'stop' })
    given(run)
      .when({ type: 'speaker_answered', turnId: 't9', choice: { seat: 'expert_a', why: '' }, calls: [] })
      .refused('run_ended')
  })

  test('an answer about another turn chooses nobody', () => {
    const run = debating()
    const turns = run.of('speaker_selected').length
    run.drive({ type: 'speaker_answered', turnId: 't1', choice: { seat: 'expert_a', why: '' }, calls: [] })
    expect(run.of('speaker_selected')).toHaveLength(turns)
    expect(run.step.kind).toBe('ask-selector')
  })

  test('the driver that asks in vain is no reason to end the run', () => {
    const run = debating()
    expect(run.drive({ type: 'next_turn' })).toEqual([])
    expect(run.state.status).toBe('running')
  })
})

const COST = {
  purpose: 'select',
  provider: 'p',
  model: 'm',
  promptTokens: 7,
  cachedTokens: 0,
  completionTokens: 1,
  costUsd: null,
} as const

describe('in a free order', () => {
  test('nobody gets more than two turns ahead of the seat that was heard least', () => {
    const run = under('selector', {
      script: restless,
      meeting: { budget: { maxTurns: 40 } },
      selector: ({ candidates }) => ({
        seat: ['expert_a', 'expert_b'].find((seat) => candidates.includes(seat)) ?? candidates[0] ?? null,
        why: 'Dear to me.',
      }),
    }).to('debate')
    let furthest = 0
    let turns = 0
    run.until(({ phase, phaseTurns: { spoken }, status }) => {
      if (phase !== 'debate' || status !== 'running') return true
      const counts = ['moderator', 'expert_a', 'expert_b', 'expert_c'].map((seat) => spoken[seat] ?? 0)
      furthest = Math.max(furthest, Math.max(...counts) - Math.min(...counts))
      turns = counts.reduce((sum, count) => sum + count)
      return false
    })
    expect(furthest).toBe(2)
    expect(turns).toBeGreaterThan(20)
  })

  const favourites = (script: Given['script']) =>
    under('selector', {
      ...(script === undefined ? {} : { script }),
      selector: ({ candidates }) => ({ seat: candidates[0] ?? null, why: '' }),
    }).to('alternatives')
  const debateOf = (run: GivenRun) => run.of('chat_message').filter(({ phase }) => phase === 'debate')

  test('a debate ends once nobody has moved in as many turns as there are seats', () => {
    const run = favourites(
      plainCouncil((request, plain) =>
        request.phase !== 'debate'
          ? plain
          : {
              contributions: [
                claim(`news of ${request.turnId}`),
                ...(request.turnId === 't8' ? [move('o2')] : []),
              ],
            },
      ),
    )
    const moved = debateOf(run).findIndex(({ turnId }) => turnId === 't8')
    expect(moved).toBe(3)
    expect(debateOf(run)).toHaveLength(moved + 1 + 4)
    expect(run.of('run_status').at(-1)?.reason).toMatchObject({ condition: 'quiet' })
  })

  test('a debate ends after as many turns without a new claim as the meeting says', () => {
    const run = favourites(
      plainCouncil((request, plain) =>
        request.phase !== 'debate'
          ? plain
          : {
              contributions: [
                ...(Number(request.turnId.slice(1)) <= 8 ? [claim(`news of ${request.turnId}`)] : []),
                move(request.round % 2 === 1 ? 'o2' : 'o1'),
              ],
            },
      ),
    )
    expect(debateOf(run)).toHaveLength(4 + 3)
  })

  test('a muted seat is passed over, and the phase ends without it', () => {
    const run = under('selector', {
      selector: ({ candidates }) => ({ seat: candidates.at(-1) ?? null, why: '' }),
    })
    run.state = { ...run.state, muted: ['expert_c'] }
    run.to('alternatives')
    expect(debateOf(run).map(({ seat }) => seat)).toEqual(['expert_b', 'expert_a', 'moderator'])
  })
})

describe('handoff', () => {
  /** The moderator has the floor in the debate. */
  const handing = () => under('handoff', { script: restless }).to('debate', 'moderator')
  const handOver = (to: string, why?: string): Contribution => ({
    tool: 'hand_over',
    arguments: { to, ...(why === undefined ? {} : { why }) },
  })
  const ORDER = 'so the order decides: expert_a is the next of 3 who have not spoken in this round.'

  test('whom the speaker names speaks next, for the reason it gives', () => {
    const run = handing().speak({ contributions: [handOver('expert_c', 'She knows the roof.')] })
    expect(run.of('chat_message').at(-1)).toMatchObject({
      handsTo: 'expert_c',
      handsToWhy: 'She knows the roof.',
    })
    expect(selected(run)).toMatchObject({
      seat: 'expert_c',
      policy: 'handoff',
      rationale: 'Phase debate: moderator handed the floor to expert_c: She knows the roof.',
      candidates: ['expert_a', 'expert_b', 'expert_c'],
    })
    expect(run.appends.at(-1)?.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['chat_message', 'usage', 'speaker_selected', 'turn']),
    )
  })

  test('without that the first seat it speaks to does', () => {
    const run = handing().speak({ mentions: ['moderator', 'expert_b', 'expert_c'] })
    expect(selected(run)).toMatchObject({
      seat: 'expert_b',
      rationale: 'Phase debate: moderator turned to expert_b.',
    })
  })

  test('if it names nobody, the order decides and says so', () => {
    const run = handing().speak({})
    expect(selected(run)?.rationale).toBe(`Phase debate: nobody was handed the floor, ${ORDER}`)
  })

  test('if it names a seat that was heard already while others wait, the order decides and says so', () => {
    const run = handing().speak({ contributions: [handOver('expert_a')] })
    run.speak({ contributions: [handOver('moderator', 'Go on.')] })
    expect(selected(run)).toMatchObject({
      seat: 'expert_b',
      rationale: expect.stringContaining(
        'expert_a named moderator, who may not speak now, so the order decides',
      ),
    })
  })

  test('an extra turn that a person asked for leaves what was handed as it was', () => {
    const run = handing()
    run.command({ type: 'give_floor', seat: 'expert_a' })
    run.speak({ contributions: [handOver('expert_c')] })
    expect(selected(run)).toMatchObject({ seat: 'expert_a', policy: 'floor' })
    run.speak({ mentions: ['expert_b'] })
    expect(selected(run)?.seat).toBe('expert_c')
  })

  test.each([
    ['nobody who sits here', 'stranger', 'Use one of: expert_a, expert_b, expert_c.'],
    ['oneself', 'moderator', 'Use one of: expert_a, expert_b, expert_c.'],
    ['a seat that does not speak in this phase', 'scribe', 'Use one of: expert_a, expert_b, expert_c.'],
  ])('handing it to %s is a failed call', (_, to, instead) => {
    const run = handing().speak({ contributions: [handOver(to)] })
    expect(run.of('tool_call').at(-1)).toMatchObject({
      tool: 'hand_over',
      status: 'failed',
      error: `${to} cannot be handed the floor here. ${instead}`,
    })
    expect(run.of('chat_message').at(-1)).not.toHaveProperty('handsTo')
  })

  test('the floor is handed over once a turn, and neither in the blind round nor in the vote', () => {
    const twice = handing().speak({ contributions: [handOver('expert_c'), handOver('expert_b')] })
    expect(twice.of('tool_call').at(-1)?.error).toBe('The floor is handed to expert_c already.')
    expect(selected(twice)?.seat).toBe('expert_c')
    const blind = under('handoff')
      .to('positions')
      .speak({ contributions: [handOver('expert_c')] })
    expect(blind.of('tool_call').at(-1)?.error).toContain('In the blind round')
    const vote = under('handoff')
      .to('decision', 'expert_a')
      .speak({ contributions: [handOver('expert_c')] })
    expect(vote.of('tool_call').at(-1)?.error).toContain('the vote has its own order')
  })

  test('whoever has the floor is told to whom it may hand it, and nobody is under another policy', () => {
    expect(handing().request().handTo).toEqual(['expert_a', 'expert_b', 'expert_c'])
    expect(under('handoff').to('decision', 'expert_a').request()).not.toHaveProperty('handTo')
    expect(under('fsm').to('debate').request()).not.toHaveProperty('handTo')
  })

  test('under another policy it is on record and changes nothing', () => {
    const run = under('fsm')
      .to('debate', 'moderator')
      .speak({ contributions: [handOver('expert_c')] })
    expect(run.of('chat_message').at(-1)?.handsTo).toBe('expert_c')
    expect(selected(run)?.seat).toBe('expert_a')
  })
})

describe('a policy of one’s own', () => {
  const own = (choose: (view: SpeakerView) => unknown): SpeakerPolicy => ({
    name: 'own',
    title: 'Own',
    description: 'Of a test.',
    choose: choose as SpeakerPolicy['choose'],
  })
  const next = (choose: (view: SpeakerView) => unknown) => {
    const run = under('own', { policies: [own(choose)], script: restless }).to('debate')
    return selected(run)
  }

  test('chooses by what it is shown', () => {
    let shown: SpeakerView | null = null
    const chosen = next((view) => {
      shown = view
      return { seat: 'expert_b', rationale: 'The second is the best.' }
    })
    expect(chosen).toMatchObject({
      seat: 'expert_b',
      policy: 'own',
      rationale: 'Phase debate: The second is the best.',
    })
    expect(shown).toMatchObject({
      phase: 'debate',
      item: { kind: 'decide' },
      candidates: ['moderator', 'expert_a', 'expert_b', 'expert_c'],
      lastSpeaker: null,
      order: { seat: 'moderator' },
      language: 'en',
      seed: 1,
    })
    expect(structuredClone(shown)).toEqual(shown)
  })

  test.each<[string, (view: SpeakerView) => unknown, string]>([
    ['throws', () => bang(), 'the policy “own” failed (Bang.)'],
    [
      'gives a promise',
      async () => ({ seat: 'expert_b' }),
      'the policy “own” gave a promise instead of an answer',
    ],
    ['gives a promise that fails', () => Promise.reject(new Error('Bang.')), 'gave a promise'],
    ['gives something else', () => 'expert_b', 'the policy “own” gave something that is no answer'],
    ['gives nobody', () => null, 'the policy “own” chose nobody'],
    [
      'chooses who may not speak',
      () => ({ seat: 'scribe', rationale: '' }),
      'the policy “own” chose scribe, who may not speak now',
    ],
    [
      'changes what it is shown',
      (view) => Object.assign(view, { candidates: [] }),
      'the policy “own” failed',
    ],
  ])('if it %s, the order decides and says why', (_, choose, why) => {
    expect(next(choose)).toMatchObject({ seat: 'moderator', rationale: expect.stringContaining(why) })
  })

  test('may leave it to a model', () => {
    const run = under('own', {
      policies: [own(() => 'ask_model')],
      selector: ({ candidates }) => ({ seat: candidates[2] ?? null, why: 'Why not.' }),
    }).to('debate')
    expect(selected(run)).toMatchObject({ seat: 'expert_b', policy: 'own' })
  })

  test('a run whose policy is no longer loaded goes on by the order and says so', () => {
    const run = under('own', {
      policies: [own(({ candidates }) => ({ seat: candidates.at(-1), rationale: 'So.' }))],
    })
    run.to('debate')
    run.policies.length = 0
    run.speak()
    expect(selected(run)).toMatchObject({
      seat: 'moderator',
      rationale: expect.stringContaining('the policy “own” is not loaded here, so the order decides'),
    })
    expect(run.toEnd().state.status).toBe('completed')
  })
})

const bang = (): never => {
  throw new Error('Bang.')
}

test.each(['fsm', 'round_robin', 'selector', 'handoff'])(
  'a whole council under %s ends decided',
  (policy) => {
    const run = under(policy, {
      selector: ({ candidates }) => ({ seat: candidates.at(-1) ?? null, why: '' }),
    }).toEnd()
    expect(run.state).toMatchObject({ status: 'completed', reason: { code: 'decided' } })
    expect(run.state.artifacts.decision_log?.body.provenance.policy).toBe(policy)
  },
)
