import { describe, expect, test } from 'vitest'
import type { Command, Meeting } from '../../../schemas/generated/types.ts'
import { GivenRun, given } from '../../support/given.ts'
import { plainCouncil, voting } from '../../support/scripts.ts'

const MINUTE = 60_000
const council = (meeting: Partial<Meeting> = {}) => new GivenRun({ meeting })
const discussing = () => council({ agenda: [{ title: 'Talk', kind: 'discuss' }] }).to('debate')
const last = <T>(list: readonly T[]): T | undefined => list.at(-1)

describe('set_phase', () => {
  test('moves the discussion after the turn under way, with a reason', () => {
    const run = council().to('debate', 'expert_a')
    given(run).when({ type: 'set_phase', phase: 'risks' }).state('queued')
    run.speak()
    expect(
      last(run.appends)
        ?.map((event) => event.type)
        .slice(-4),
    ).toEqual(['command', 'run_status', 'speaker_selected', 'turn'])
    expect(run.state.phase).toBe('risks')
    expect(run.state.reason?.text).toBe('A person leads the discussion to risks.')
    // From there the table leads on.
    run.to('convergence')
  })

  test('back from the decision it breaks the vote off, and all vote again', () => {
    const script = voting({ expert_a: 'o1', expert_b: 'o1' })
    const run = new GivenRun({ script }).to('decision', 'expert_b')
    run.command({ type: 'set_phase', phase: 'debate' })
    run.speak()
    // The vote under way was the last one, so the decision came first.
    expect(run.of('command').at(-1)).toMatchObject({
      type: 'set_phase',
      state: 'refused',
      code: 'already_decided',
    })

    const early = new GivenRun({ script }).to('decision', 'expert_a')
    early.command({ type: 'set_phase', phase: 'debate' })
    early.speak()
    expect(early.state).toMatchObject({ phase: 'debate', items: { i1: { votes: {}, heading: null } } })
    early.toEnd()
    expect(early.state.reason?.code).toBe('decided')
  })

  test('to the decision or to the actions it is the command of that name', () => {
    const run = council().to('debate', 'expert_a')
    run.command({ type: 'set_phase', phase: 'decision' })
    expect(run.speak().state.phase).toBe('decision')
    const other = council().to('debate', 'expert_a')
    other.command({ type: 'set_phase', phase: 'actions' })
    expect(other.speak().state).toMatchObject({ phase: 'actions', items: { i1: { state: 'closed' } } })
  })

  test('of several the last one counts', () => {
    const run = council().to('debate', 'expert_a')
    run.command({ type: 'call_decision' })
    run.command({ type: 'set_phase', phase: 'alternatives' })
    expect(run.speak().state.phase).toBe('alternatives')
    run.command({ type: 'set_phase', phase: 'risks' })
    run.command({ type: 'close_item' })
    expect(run.speak().state.phase).toBe('actions')
  })

  test('once the time is up the decision comes all the same', () => {
    const run = council({ budget: { maxMinutes: 60 } }).to('debate', 'expert_a')
    run.command({ type: 'set_phase', phase: 'risks' })
    expect(run.later(15 * MINUTE).speak().state.phase).toBe('decision')
    given(run).when({ type: 'set_phase', phase: 'debate' }).refused('timebox_expired')
  })

  test.each<[Command, string, () => GivenRun]>([
    [{ type: 'set_phase', phase: 'opening' }, 'phase_not_possible', () => council().to('debate')],
    [{ type: 'set_phase', phase: 'positions' }, 'phase_not_possible', () => council().to('debate')],
    [{ type: 'set_phase', phase: 'closing' }, 'phase_not_possible', () => council().to('debate')],
    [{ type: 'set_phase', phase: 'risks' }, 'phase_not_possible', discussing],
    [{ type: 'set_phase', phase: 'decision' }, 'not_a_decision', discussing],
    [{ type: 'set_phase', phase: 'risks' }, 'blind_round', () => council().to('positions')],
    [{ type: 'set_phase', phase: 'risks' }, 'no_open_item', () => council().to('opening')],
    [{ type: 'set_phase', phase: 'risks' }, 'already_decided', () => council().to('decision', 'scribe')],
  ])('%j is refused: %s', (command, code, run) => {
    const answer = run().command(command)
    expect(answer).toMatchObject({ state: 'refused', code })
    expect(answer.reason).not.toBe('')
  })

  test('to the phase that it is in it is needless', () => {
    given(council().to('debate')).when({ type: 'set_phase', phase: 'debate' }).needless()
  })
})

describe('set_budget', () => {
  test('holds at once, for turns, minutes, tokens and money', () => {
    const run = council().to('debate')
    const budget = { maxTurns: 60, maxMinutes: 30, maxTokens: 9_000, maxCostUsd: null }
    given(run)
      .when({ type: 'set_budget', ...budget })
      .causes(
        ['command', { state: 'applied' }],
        ['timebox', { timeboxId: 'b1', state: 'extended', totalSeconds: 1800 }],
      )
    expect(run.state.budget).toEqual(budget)
    expect(run.speak().of('usage').at(-1)?.budget).toEqual(budget)
    given(run).when({ type: 'set_budget', maxTokens: 9_000 }).needless()
    given(run).when({ type: 'set_budget' }).refused('no_budget')
  })

  test('less than what is used up is the budget’s end, after the turn under way', () => {
    const run = council().to('debate', 'expert_b')
    run.command({ type: 'set_budget', maxTurns: 2 })
    expect(run.state.turn).not.toBeNull()
    run.speak()
    expect(run.state.human).toMatchObject({ purpose: 'budget' })
    const timed = council()
      .to('debate')
      .later(5 * MINUTE)
    timed.command({ type: 'set_budget', maxMinutes: 4 })
    timed.speak()
    expect(timed.state.human?.text).toContain('max_minutes')
  })

  test('what covers what was used withdraws the question about it, and the run goes on', () => {
    const run = council({ budget: { maxTurns: 4 } }).until((state) => state.human !== null)
    given(run).when({ type: 'set_budget', maxTokens: 100 }).causes('command')
    given(run)
      .when({ type: 'set_budget', maxTurns: 40 })
      .causes('command', ['human_question', { state: 'withdrawn' }], ['run_status', { status: 'running' }])
    expect(run.toEnd().state.reason?.code).toBe('decided')
    expect(run.of('human_question')).toHaveLength(2)
  })

  test('a paused run stays paused, and goes on with the new budget when it is resumed', () => {
    const run = council({ budget: { maxTurns: 4 } }).until((state) => state.human !== null)
    run.command({ type: 'pause' })
    run.command({ type: 'set_budget', maxTurns: 40 })
    expect(run.state).toMatchObject({ status: 'paused', human: null })
    run.command({ type: 'resume' })
    expect(run.toEnd().state.reason?.code).toBe('decided')
  })

  test('a run that concludes concludes', () => {
    const run = council({ budget: { maxTurns: 4 } }).until((state) => state.human !== null)
    run.command({ type: 'answer', questionId: 'h1', option: 'conclude' })
    given(run).when({ type: 'set_budget', maxTurns: 40 }).refused('budget_spent')
  })

  test('before the start it is the budget that the run starts with', () => {
    const run = council()
    run.command({ type: 'set_budget', maxMinutes: 3 })
    run.advance()
    expect(run.of('timebox')[0]).toMatchObject({ scope: 'run', totalSeconds: 180 })
  })
})

describe('extend_timebox of the whole run', () => {
  test('raises the minutes of the budget with it', () => {
    const run = council({ budget: { maxMinutes: 5 } }).to('debate')
    run.command({ type: 'extend_timebox', timeboxId: 'b1', seconds: 90 })
    expect(run.state.budget.maxMinutes).toBe(6.5)
    run.later(6 * MINUTE).speak()
    expect(run.state.human).toBeNull()
    run.later(MINUTE).speak()
    expect(run.state.human?.purpose).toBe('budget')
  })

  test('while its end is asked about it takes the question back', () => {
    const run = council({ budget: { maxMinutes: 5 } })
      .to('debate')
      .later(5 * MINUTE)
      .speak()
    given(run)
      .when({ type: 'extend_timebox', timeboxId: 'b1', seconds: 600 })
      .causes('command', 'timebox', ['human_question', { state: 'withdrawn' }], 'run_status')
    expect(run.state).toMatchObject({ status: 'running', budget: { maxMinutes: 15 } })
  })
})

describe('cancel_command', () => {
  test('takes back what is queued, whoever asked for it, and settles it', () => {
    const run = council().to('debate', 'expert_a')
    run.command({ type: 'call_decision' }, 'mine')
    given(run)
      .when({ type: 'cancel_command', commandId: 'mine' })
      .causes(
        ['command', { state: 'applied' }],
        [
          'command',
          { commandId: 'mine', type: 'call_decision', state: 'cancelled', reason: 'Cancelled by Anna.' },
        ],
      )
    expect(run.state.queue).toEqual([])
    expect(run.speak().state.phase).toBe('debate')
  })

  test.each<[string, Command]>([
    ['applied', { type: 'say', text: 'Hm.', when: 'now' }],
    ['refused', { type: 'give_floor', seat: 'nobody' }],
  ])('what was %s cannot be taken back', (state, command) => {
    const run = council().to('debate')
    run.command(command, 'mine')
    const answer = run.command({ type: 'cancel_command', commandId: 'mine' })
    expect(answer).toMatchObject({ code: 'command_settled', reason: expect.stringContaining(state) })
    run.command({ type: 'call_decision' }, 'twice')
    run.command({ type: 'cancel_command', commandId: 'twice' })
    expect(run.command({ type: 'cancel_command', commandId: 'twice' })).toMatchObject({
      code: 'command_settled',
      reason: expect.stringContaining('cancelled'),
    })
  })

  test('a command that nobody sent is refused', () => {
    given(council().to('debate')).when({ type: 'cancel_command', commandId: 'x' }).refused('unknown_command')
  })
})

describe('correct_position', () => {
  const correct = (more: Partial<Extract<Command, { type: 'correct_position' }>> = {}) =>
    ({ type: 'correct_position', seat: 'expert_b', option: 'o2', stance: 1, ...more }) as const

  test('says where a seat stands, by whoever corrects it; what it scored stays its own', () => {
    const script = plainCouncil((request, plain) =>
      request.phase !== 'positions'
        ? plain
        : {
            contributions: [
              {
                tool: 'take_position',
                arguments: {
                  option: 'o1',
                  scores: [{ optionId: 'o1', total: 1, cells: [{ criterionId: 'k1', value: 1 }] }],
                },
              },
            ],
          },
    )
    const run = new GivenRun({ script }).to('debate')
    given(run)
      .when(correct())
      .causes('command', [
        'position',
        { seat: 'expert_b', optionId: 'o2', stance: 1, basis: 'said', previous: 'o1', messageId: 'm3' },
      ])
    const event = last(run.events)
    expect(event?.actor).toMatchObject({ kind: 'person', name: 'Anna' })
    expect(run.state.items.i1?.positions.expert_b).toMatchObject({ optionId: 'o2', scores: [{ total: 1 }] })
    given(run).when(correct()).needless()
  })

  test.each([
    [correct({ seat: 'nobody' }), 'unknown_seat', () => council().to('debate')],
    [correct({ option: 'o9' }), 'unknown_option', () => council().to('debate')],
    [correct(), 'blind_round', () => council().to('positions')],
    [correct(), 'no_open_item', () => council().to('opening')],
  ] as const)('%j is refused: %s', (command, code, run) => {
    given(run()).when(command).refused(code)
  })
})

describe('waive', () => {
  /** No seat ever names a risk or a reason, so these gates fail until a person is asked. */
  const script = plainCouncil((request, plain) =>
    request.task.kind === 'vote' || request.phase === 'closing' ? plain : {},
  )
  const asked = () => new GivenRun({ script }).until((state) => state.human !== null)
  const waive = (gate: 'rationale' | 'risks' | 'min_alternatives') =>
    ({ type: 'waive', gate, reason: 'We know them.' }) as const

  test('a failed gate need not hold the decision: the person and the reason are kept, the question is withdrawn', () => {
    const run = asked()
    expect(run.state.human?.text).toContain('rationale')
    given(run)
      .when(waive('rationale'))
      .causes(
        'command',
        [
          'quality_gate',
          { gate: 'rationale', passed: false, waivedBy: { name: 'Anna' }, reason: 'We know them.' },
        ],
        ['human_question', { state: 'withdrawn' }],
        ['run_status', { status: 'running' }],
      )
    // The other one is still asked about.
    run.advance()
    expect(run.state.human?.text).toContain('risks')
    run.command(waive('risks'))
    run.toEnd()
    expect(run.of('decision')).toMatchObject([{ status: 'decided', optionId: 'o1' }])
    expect(run.state.artifacts.decision_log?.body.gates.filter((gate) => gate.waived_by)).toMatchObject([
      { gate: 'rationale', waived_by: { name: 'Anna' }, reason: 'We know them.' },
      { gate: 'risks', waived_by: { name: 'Anna' }, reason: 'We know them.' },
    ])
  })

  test('a question about another gate stands', () => {
    const run = asked()
    given(run).when(waive('risks')).causes('command', 'quality_gate')
    expect(run.state.human?.text).toContain('rationale')
  })

  test('a seat that was to mend it need not', () => {
    const run = new GivenRun({ script }).until((state) =>
      state.floor.some(({ task }) => task.kind === 'gate'),
    )
    run.command(waive('risks'))
    expect(run.state.floor.some(({ task }) => task.kind === 'gate' && task.gate === 'risks')).toBe(false)
  })

  test('one that has not failed is not waived; a second waiver is needless', () => {
    const run = asked()
    const answer = run.command(waive('min_alternatives'))
    expect(answer).toMatchObject({
      code: 'gate_not_failed',
      reason: expect.stringContaining('rationale, risks'),
    })
    run.command(waive('risks'))
    given(run).when(waive('risks')).needless()
    given(council().to('debate')).when(waive('risks')).refused('gate_not_failed')
    given(council().to('opening')).when(waive('risks')).refused('no_open_item')
  })
})

describe('risks and alternatives that are asked for before the first item is open', () => {
  test.each(['request_risks', 'request_alternatives'] as const)('%s waits for the talk', (type) => {
    const run = council().to('opening')
    given(run).when({ type }).state('queued')
    run.to('positions')
    expect(run.state.queue).toHaveLength(1)
    run.until((state) => state.queue.length === 0)
    expect(run.of('command').map((one) => one.state)).toEqual(['queued', 'applied'])
    expect(run.state.phase).toBe('debate')
    expect(run.state.floor.length + Number(run.turn.extra)).toBe(2)
  })

  test('behind the last item there is nothing to ask about', () => {
    given(council().to('actions')).when({ type: 'request_risks' }).refused('no_open_item')
  })

  test('in the blind round they are refused as ever', () => {
    given(council().to('positions')).when({ type: 'request_risks' }).refused('blind_round')
  })

  test('where the item closes before there was any talk they are refused, not lost', () => {
    const run = council().to('opening')
    run.command({ type: 'request_risks' })
    run.command({ type: 'stop' })
    expect(run.of('command').map((one) => `${one.type} ${one.state}`)).toContain('request_risks refused')
  })
})

describe('queue_move', () => {
  const seats = ['a', 'b', 'c'].map((name) => ({ seat: `expert_${name}`, role: 'expert' as const }))
  /** An objection that nobody answers keeps the debate going. */
  const script = plainCouncil((request, plain) =>
    request.phase === 'debate' && request.seat === 'expert_a'
      ? {
          contributions: [
            { tool: 'make_claim', arguments: { text: 'No.', kind: 'against', challenges: 'c2' } },
          ],
        }
      : plain,
  )
  const debate = () => new GivenRun({ meeting: { seats }, script }).to('debate', 'moderator')
  const spoke = (run: GivenRun, turns: number) => {
    const from = run.of('speaker_selected').length
    for (let i = 0; i < turns; i++) run.speak()
    return run
      .of('speaker_selected')
      .slice(from)
      .map((one) => one.seat)
  }
  const move = (run: GivenRun, seat: string, by: number) => run.command({ type: 'queue_move', seat, by })

  test('moves a seat among those who are still to speak, and each round goes on in that order', () => {
    const run = debate()
    given(run).when({ type: 'queue_move', seat: 'expert_c', by: -2 }).state('applied').causes('command')
    expect(spoke(run, 7).join(' ')).toBe('expert_c expert_a expert_b moderator expert_c expert_a expert_b')
    expect(run.of('speaker_selected').at(-1)?.rationale).toBe(
      'Phase debate: expert_b is next in the order that a person set.',
    )
  })

  test('in the middle of a later round too', () => {
    const run = debate()
    expect(spoke(run, 5).at(-1)).toBe('expert_a')
    move(run, 'moderator', -2)
    expect(spoke(run, 4)).toEqual(['moderator', 'expert_b', 'expert_c', 'expert_a'])
  })

  test('it goes as far as the queue does, and no further', () => {
    const run = debate()
    move(run, 'expert_a', 20)
    expect(spoke(run, 3)).toEqual(['expert_b', 'expert_c', 'expert_a'])
    const other = debate()
    given(other).when({ type: 'queue_move', seat: 'expert_a', by: -1 }).needless()
    given(other).when({ type: 'queue_move', seat: 'expert_c', by: 5 }).needless()
  })

  test('turns that were asked for stand in the same queue', () => {
    const run = debate()
    run.command({ type: 'request_risks' })
    expect(spoke(run, 1)).toEqual(['expert_a'])
    expect(run.turn.task.kind).toBe('risks')
    // Waiting: the risks of b and c, then the own turns of a, b and c.
    move(run, 'expert_b', 1)
    expect(spoke(run, 1)).toEqual(['expert_c'])
    expect(run.turn.task.kind).toBe('risks')
    move(run, 'expert_a', -1)
    expect(spoke(run, 1)).toEqual(['expert_a'])
    expect(run.turn.task.kind).toBe('speak')
    expect(spoke(run, 1)).toEqual(['expert_b'])
    expect(run.turn.task.kind).toBe('risks')
    expect(spoke(run, 2)).toEqual(['expert_b', 'expert_c'])
  })

  test('what is asked for later comes first all the same', () => {
    const run = debate()
    move(run, 'expert_c', -2)
    run.command({ type: 'give_floor', seat: 'expert_b' })
    expect(spoke(run, 2)).toEqual(['expert_b', 'expert_c'])
  })

  test('it holds as long as the phase does', () => {
    const run = council({ seats }).to('debate')
    move(run, 'expert_c', -2)
    run.to('risks', 'moderator')
    expect(run.state.phaseTurns.moved).toEqual([])
    expect(spoke(run, 2)).toEqual(['expert_a', 'expert_b'])
  })

  test.each<[string, string, () => GivenRun]>([
    ['not_waiting', 'scribe', () => debate()],
    ['not_waiting', 'moderator', () => council({ seats }).to('risks', 'moderator')],
    ['unknown_seat', 'nobody', () => debate()],
    ['blind_round', 'expert_b', () => council({ seats }).to('positions')],
    ['no_queue', 'expert_b', () => council({ seats }).to('decision')],
    ['no_queue', 'expert_b', () => council({ seats, policy: { name: 'handoff' } }).to('debate')],
    ['no_queue', 'expert_b', () => council({ seats, policy: { name: 'selector' } }).to('debate')],
  ])('is refused (%s) for %s', (code, seat, run) => {
    const answer = move(run(), seat, -1)
    expect(answer).toMatchObject({ state: 'refused', code })
    if (code === 'no_queue' || code === 'not_waiting')
      expect(answer.reason).toContain('Give a seat the floor')
  })
})
