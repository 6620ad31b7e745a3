import { describe, expect, it, test } from 'vitest'
import { METHOD_BY_KIND } from '../../backend/council/decisions/kind-of-question.ts'
import { BARS } from '../../backend/council/decisions/one-way-doors.ts'
import { approvalMissing, withApprovals } from '../../backend/council/record/approval.ts'
import { documentsOf } from '../../backend/council/record/versions.ts'
import { ENDED } from '../../backend/council/state.ts'
import type { Meeting, QualityInput } from '../../schemas/generated/types.ts'
import { GivenRun } from '../support/given.ts'
import { ANNA } from '../support/house.ts'
import { plainCouncil, voting } from '../support/scripts.ts'

const ONE_WAY: Partial<Meeting> = { reversibility: 'irreversible', stakes: 'medium' }
/** Only the bar that a test is about stands. */
const BARE: QualityInput = {
  minAlternatives: 0,
  requireRationale: false,
  requireRisks: false,
  minRisks: 0,
  requireMitigation: false,
  requireMustHaves: false,
  quorum: 0,
  requireApproval: false,
}
const council = (quality: QualityInput, more: Partial<Meeting> = {}, script = plainCouncil()) =>
  new GivenRun({ meeting: { ...ONE_WAY, quality: { ...BARE, ...quality }, ...more }, script })
const qualityOf = (meeting: Partial<Meeting>) => new GivenRun({ meeting }).state.meeting.quality

describe('what the meeting says of its question', () => {
  it('changes nothing where it says nothing, or little', () => {
    const ordinary = qualityOf({})
    expect(ordinary.consensus).toEqual({ method: 'majority', threshold: 0.5 })
    expect(ordinary).not.toHaveProperty('quorum')
    expect(qualityOf({ reversibility: 'reversible', stakes: 'low' })).toEqual(ordinary)
  })

  it('chooses the method by the table, and says so in a note', () => {
    for (const reversibility of ['reversible', 'costly', 'irreversible'] as const)
      for (const stakes of ['low', 'medium', 'high'] as const) {
        const { meeting } = new GivenRun({ meeting: { reversibility, stakes } }).state
        const { method } = meeting.quality.consensus
        expect(method).toBe(METHOD_BY_KIND[reversibility][stakes])
        expect(meeting.notes.some((note) => note.includes('more than a majority'))).toBe(
          method !== 'majority',
        )
      }
  })

  it('loses to the method that the meeting names', () => {
    const { consensus } = qualityOf({ ...ONE_WAY, quality: { consensus: { method: 'majority' } } })
    expect(consensus).toEqual({ method: 'majority', threshold: 0.5 })
    expect(qualityOf({ ...ONE_WAY, quality: { consensus: { method: 'auto' } } }).consensus.method).toBe(
      'consent',
    )
    expect(
      qualityOf({ quality: { consensus: { method: 'supermajority' } } }).consensus.threshold,
    ).toBeCloseTo(2 / 3)
    // A template that names its method keeps it: only `auto` asks for the kind of question.
    expect(qualityOf({ ...ONE_WAY, template: 'policy-draft' }).consensus).toEqual({
      method: 'majority',
      threshold: 0.6,
    })
  })

  it('raises the bar, and each part of it is a switch', () => {
    const { minAlternatives, minRisks, requireMitigation, requireMustHaves, quorum, requireApproval } =
      qualityOf(ONE_WAY)
    expect({
      minAlternatives,
      minRisks,
      requireMitigation,
      requireMustHaves,
      quorum,
      requireApproval,
    }).toEqual(BARS.irreversible.medium)
    expect(qualityOf({ ...ONE_WAY, quality: BARE })).toMatchObject(BARE)
    // Who wants no risks named wants none of their number either.
    expect(qualityOf({ ...ONE_WAY, quality: { requireRisks: false } })).not.toHaveProperty('minRisks')
  })

  it('says in a note what the decision needs', () => {
    const { notes } = new GivenRun({ meeting: ONE_WAY }).state.meeting
    expect(notes).toContainEqual(
      'Reversibility irreversible, stakes medium: the decision needs 3 alternatives, 2 risks of the choice, a mitigation for them, every must-have checked, the votes of every expert, the approval of a person before it leaves the system.',
    )
  })

  it('tells of weights that count for nothing', () => {
    const seats = [{ seat: 'expert_a', role: 'expert' as const, weight: 2 }]
    expect(new GivenRun({ meeting: { seats } }).state.meeting.notes.join()).toContain('weighted only')
  })
})

describe('risks of the choice', () => {
  const raising = (...risks: { risk: string; option?: string; mitigation?: string }[]) =>
    plainCouncil((request, plain) => {
      if (request.task.kind === 'gate') return { text: 'Nothing more.' }
      if (request.phase !== 'risks' || request.seat !== 'expert_a')
        return request.phase === 'risks' ? { text: 'No.' } : plain
      return { text: 'So.', contributions: risks.map((args) => ({ tool: 'raise_risk', arguments: args })) }
    })
  const gateOf = (quality: QualityInput, script = plainCouncil()) => {
    const run = council({ requireRisks: true, ...quality }, {}, script)
    run.until((state) => state.items.i1?.gates.length !== 0)
    return run.of('quality_gate').find((one) => one.gate === 'risks')
  }
  const lock = { risk: 'It has no lock.', option: 'o1' }
  const roof = { risk: 'The roof is old.' }

  it('count where they are of the choice or of no option; the same one once', () => {
    expect(gateOf({ minRisks: 2 }, raising(lock, roof))).toMatchObject({ passed: true })
    expect(gateOf({ minRisks: 2 }, raising(lock, { risk: 'It floods.', option: 'o2' }))).toMatchObject({
      passed: false,
      missing: ['1 of 2 risks of “The shed” have been named.'],
    })
    expect(gateOf({ minRisks: 2 }, raising(lock, lock))).toMatchObject({ passed: false })
    expect(gateOf({ minRisks: 2 }, raising())).toMatchObject({ missing: ['No risk has been named.'] })
  })

  it('need something that lowers them where that is asked for', () => {
    const mended = { ...lock, mitigation: 'Buy one.' }
    expect(gateOf({ minRisks: 1, requireMitigation: true }, raising(mended, roof))).toMatchObject({
      passed: true,
    })
    expect(gateOf({ minRisks: 2, requireMitigation: true }, raising(mended, roof))).toMatchObject({
      passed: false,
      missing: ['1 of 2 risks of “The shed” say what lowers them.'],
    })
    expect(gateOf({ requireMitigation: true }, raising(lock))).toMatchObject({ passed: false })
  })

  it('named again with what lowers it, a risk is one that is mended, in the gate and in the record', () => {
    const raise = (args: object) => ({
      text: 'So.',
      contributions: [{ tool: 'raise_risk', arguments: args }],
    })
    const mending = plainCouncil((request, plain) => {
      if (request.task.kind === 'gate') return raise({ ...lock, mitigation: 'Buy one.' })
      return request.phase === 'risks' ? raise(lock) : plain
    })
    const run = council({ minRisks: 1, requireMitigation: true }, {}, mending).toEnd()
    expect(run.of('quality_gate').filter((one) => one.gate === 'risks')).toMatchObject([
      { passed: false },
      { passed: true },
    ])
    expect(run.state.artifacts.decision_log?.body.risks).toMatchObject([
      { risk: lock.risk, mitigation: 'Buy one.' },
    ])
  })
})

describe('the quorum', () => {
  const seats = ['expert_a', 'expert_b', 'expert_c'].map((seat) => ({ seat, role: 'expert' as const }))
  const silent = (seat: string, answersLater = true) =>
    plainCouncil((request, plain) => {
      const vote = { text: 'So.', contributions: [{ tool: 'cast_vote', arguments: { option: 'o1' } }] }
      if (request.task.kind === 'vote') return request.seat === seat ? { text: 'Hm.' } : vote
      return request.task.kind === 'gate' && answersLater ? vote : plain
    })
  const majority = { method: 'majority' as const }

  it('asks whoever has not voted, and decides on the vote', () => {
    const run = council({ quorum: 1, consensus: majority }, { seats }, silent('expert_b'))
    run.until((state) => state.decisions.length > 0)
    expect(run.of('quality_gate').filter((one) => one.gate === 'quorum')).toMatchObject([
      { passed: false, missing: ['2 of 3 experts have voted; not Expert B.'] },
      { passed: true },
    ])
    expect(run.of('vote').map((one) => one.seat)).toEqual(['expert_a', 'expert_c', 'expert_b'])
    expect(run.of('decision')).toMatchObject([{ optionId: 'o1', status: 'decided' }])
  })

  it('holds a decision for which the others would be enough, and a person may waive it', () => {
    const run = council({ quorum: 1, consensus: majority }, { seats }, silent('expert_b', false))
    run.until((state) => state.status === 'waiting_for_human')
    run.command({ type: 'waive', gate: 'quorum', reason: 'She is on leave.' })
    run.toEnd()
    expect(run.state.artifacts.decision_log?.body).toMatchObject({
      status: 'decided',
      gates: expect.arrayContaining([
        {
          gate: 'quorum',
          passed: false,
          missing: [expect.stringContaining('Expert B')],
          waived_by: ANNA,
          reason: 'She is on leave.',
        },
      ]),
    })
  })

  it('asks also where the votes of the others decide nothing yet', () => {
    const run = council({ quorum: 1, consensus: { method: 'unanimity' } }, { seats }, silent('expert_b'))
    run.until((state) => state.decisions.length > 0)
    expect(run.of('decision')).toMatchObject([{ status: 'decided', method: 'unanimity' }])
    const never = council(
      { quorum: 1, consensus: { method: 'unanimity' } },
      { seats },
      silent('expert_b', false),
    )
    never.toEnd()
    expect(
      never.of('quality_gate').flatMap((one) => (one.gate === 'quorum' ? [[one.gate, one.attempt]] : [])),
    ).toEqual([
      ['quorum', 1],
      ['quorum', 2],
    ])
    expect(never.of('decision')).toMatchObject([
      { status: 'no_consensus', text: expect.stringContaining('no vote: expert_b') },
    ])
  })

  it('counts an abstention, and a share written as 0.67', () => {
    const abstaining = voting({ expert_a: 'o1', expert_b: 'o1', expert_c: null })
    const all = council({ quorum: 1, consensus: majority }, { seats }, abstaining).toEnd()
    expect(all.of('decision')).toMatchObject([{ status: 'decided' }])
    const two = council({ quorum: 0.67, consensus: majority }, { seats }, silent('expert_b', false)).toEnd()
    expect(two.of('decision')).toMatchObject([{ status: 'decided' }])
  })

  it('knows that a muted seat has no vote: nobody can be asked, so a person is', () => {
    const run = council({ quorum: 1, consensus: majority }, { seats }).to('debate')
    run.command({ type: 'mute', seat: 'expert_c', on: true })
    run.until((state) => state.status === 'waiting_for_human')
    expect(run.of('quality_gate').filter((one) => one.gate === 'quorum')).toMatchObject([
      { attempt: 1, passed: false },
    ])
    expect(run.of('human_question').at(-1)).toMatchObject({
      purpose: 'gate',
      text: expect.stringContaining('quorum'),
    })
  })

  it('offers a person who has not voted the options', () => {
    const run = council({ quorum: 1, consensus: majority }, { seats }, silent('nobody'))
    run.command({ type: 'take_seat', seat: 'expert_c' })
    while (run.state.phase !== 'decision' || run.state.human === null)
      if (!run.advance()) run.command({ type: 'skip_turn' })
    run.command({ type: 'skip_turn' })
    run.until(
      (state) => state.human !== null && state.turn?.task.kind === 'gate' && state.turn.seat === 'expert_c',
    )
    expect(run.state.human?.options).toEqual(['The shed', 'The cellar', 'abstain'])
    expect(run.command({ type: 'vote', option: 'o1', reason: 'Dry.' }).state).toBe('applied')
    run.until((state) => state.decisions.length > 0)
    expect(run.of('decision')).toMatchObject([{ status: 'decided', optionId: 'o1' }])
  })
})

describe('the approval of a person', () => {
  const NOTE = 'The approval of a person is missing.'
  const approvalOf = (run: GivenRun) =>
    run.state.artifacts.decision_log?.body.gates.find((one) => one.gate === 'approval')
  const decided = () => council({ requireApproval: true, consensus: { method: 'majority' } })

  it('does not hold the decision: the log says that it is missing', () => {
    const run = decided().toEnd()
    const log = run.state.artifacts.decision_log?.body
    expect(run.state.reason?.code).toBe('decided')
    expect(log).toMatchObject({ status: 'decided', needs_review: [NOTE] })
    expect(approvalOf(run)).toMatchObject({ passed: true, missing: [expect.stringContaining('approved')] })
    expect(log !== undefined && approvalMissing(log)).toBe(true)
  })

  it('is there once a person has approved, and the note goes', () => {
    const run = decided().toEnd()
    const log = run.state.artifacts.decision_log?.body
    if (log === undefined) throw new Error('There is no decision log.')
    run.command({ type: 'approve_artifact', kind: 'decision_log' })
    const approved = documentsOf(run.state).decision_log?.body
    expect(approved).toMatchObject({ approved_by: [ANNA], needs_review: [] })
    expect(approved !== undefined && approvalMissing(approved)).toBe(false)
    expect(approved?.gates.find((one) => one.gate === 'approval')).toMatchObject({
      passed: true,
      missing: [],
    })
    // An edit is of another version, which nobody has approved yet.
    const op = { op: 'replace' as const, path: '/decision', value: 'The shed.' }
    run.command({ type: 'edit_artifact', kind: 'decision_log', patch: [op] })
    expect(documentsOf(run.state).decision_log?.body.needs_review).toEqual([NOTE])
    // An agent's word is no approval, and the note does not stand there twice.
    expect(withApprovals(log, [{ kind: 'agent', id: 'a', name: 'A' }]).needs_review).toEqual([NOTE])
  })

  it('can be waived while the run goes on, before the decision and after it', () => {
    for (const phase of ['debate', 'actions'] as const) {
      const run = decided().to(phase)
      expect(run.command({ type: 'waive', gate: 'approval', reason: 'I was there.' }).state).toBe('applied')
      expect(run.command({ type: 'waive', gate: 'approval', reason: 'Again.' })).toMatchObject({
        state: 'applied',
        reason: 'The approval is waived already.',
      })
      const log = run.toEnd().state.artifacts.decision_log?.body
      expect(approvalOf(run)).toMatchObject({ waived_by: { id: 'anna' } })
      expect(log?.needs_review).toEqual([])
    }
  })

  it('is nothing to waive where nobody asks for it', () => {
    const run = new GivenRun().to('debate')
    expect(run.command({ type: 'waive', gate: 'approval', reason: 'Why not.' })).toMatchObject({
      state: 'refused',
      code: 'gate_not_failed',
    })
  })

  it('is not asked for where nothing was decided', () => {
    const run = council({ requireApproval: true }, {}, voting({ expert_a: null, expert_b: null })).toEnd()
    expect(run.state.artifacts.decision_log?.body.needs_review).toEqual([])
  })
})

describe('time', () => {
  const timed = (reversibility: Meeting['reversibility']) => {
    const item = { title: 'Where to go', kind: 'decide' as const, timeboxMinutes: 10, atZero: 'ask' as const }
    return council(
      { consensus: { method: 'majority' } },
      { agenda: [item], reversibility, budget: { maxMinutes: 60 } },
    )
      .to('debate')
      .later(600_000)
      .until((state) => state.human?.purpose === 'time')
  }

  it('brings nothing to a vote that cannot be undone, where nobody answers', () => {
    const run = timed('irreversible')
    expect(run.state.human).toMatchObject({
      options: ['2 more minutes', 'decide now', 'close'],
      defaultAnswer: 'close',
    })
    run.later(60_000).toEnd()
    expect(run.of('vote')).toEqual([])
    expect(run.of('decision')).toMatchObject([{ status: 'deferred', optionId: null }])
  })

  it('a person can still have it decided now', () => {
    const run = timed('irreversible')
    run.command({ type: 'answer', questionId: run.state.human?.questionId ?? '', option: 'decide now' })
    expect(run.toEnd().of('decision')).toMatchObject([{ status: 'decided' }])
  })

  it('what can be undone is decided as before', () => {
    const run = timed('costly')
    expect(run.state.human).toMatchObject({
      options: ['2 more minutes', 'decide now'],
      defaultAnswer: 'decide now',
    })
    expect(run.later(60_000).toEnd().of('decision')).toMatchObject([{ status: 'decided' }])
  })
})

test('left to itself, a one-way door with the usual bar ends with things as they are', () => {
  const run = new GivenRun({ meeting: ONE_WAY })
  for (let steps = 0; !ENDED.has(run.state.status); steps++) {
    expect(steps).toBeLessThan(500)
    if (!run.advance()) run.later(200_000)
  }
  expect(run.state.status).toBe('escalated')
  expect(run.of('decision')).toMatchObject([{ optionId: null }])
})
