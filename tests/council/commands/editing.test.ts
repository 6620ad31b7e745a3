import { describe, expect, test } from 'vitest'
import { withMainWords } from '../../../backend/council/record/editing/main-decision.ts'
import { submitted, toMend } from '../../../backend/council/record/submit.ts'
import { approvalsOf, documentsOf } from '../../../backend/council/record/versions.ts'
import { Working } from '../../../backend/council/working.ts'
import type { Command, DecisionLog } from '../../../schemas/generated/types.ts'
import { given, GivenRun } from '../../support/given.ts'
import { ANNA, BOB } from '../../support/house.ts'

type Edit = Extract<Command, { type: 'edit_artifact' }>

const ended = () => new GivenRun().toEnd()
const edit = (kind: Edit['kind'], ...patch: Edit['patch']): Edit => ({ type: 'edit_artifact', kind, patch })
const tasksOf = ({ state }: GivenRun) => state.artifacts.action_items?.body ?? []
const logOf = ({ state }: GivenRun): DecisionLog => {
  const log = state.artifacts.decision_log?.body
  if (log === undefined) throw new Error('There is no decision log.')
  return log
}
const reason = (run: GivenRun, command: Command): string => run.command(command).reason ?? ''

describe('an edit', () => {
  test('is a new version by the person who makes it, and the old one stays in the log', () => {
    const run = ended()
    given(run)
      .when(edit('action_items', { op: 'replace', path: '/0/title', value: 'Buy two locks' }), BOB)
      .causes(
        ['command', { type: 'edit_artifact', state: 'applied' }],
        ['artifact', { kind: 'action_items', version: 2, valid: true, artifactId: 'a1' }],
      )
    expect(run.events.slice(-2).map(({ actor }) => actor)).toEqual([BOB, BOB])
    expect(run.state.versions.action_items).toMatchObject([
      { version: 1, by: { kind: 'agent' } },
      { version: 2, by: BOB },
    ])
    expect(tasksOf(run)).toMatchObject([{ id: 'a1', title: 'Buy two locks', edited: { title: BOB } }])
    expect(run.of('artifact')[0]?.body).toMatchObject([{ title: 'Buy a lock for the shed' }])
  })

  test('names the person at each field that they set, and at no other', () => {
    const run = ended()
    run.command(edit('action_items', { op: 'add', path: '/0/owner', value: { name: 'Carol' } }))
    run.command(edit('action_items', { op: 'replace', path: '/0/due_date', value: '2026-02-01' }), 'due', BOB)
    expect(tasksOf(run)).toMatchObject([{ owner: { name: 'Carol' }, due_date: '2026-02-01' }])
    expect(tasksOf(run)[0]?.edited).toEqual({ owner: ANNA, due_date: BOB })
  })

  test('adds a task with what nobody said left open, and an id that no task has had', () => {
    const run = ended()
    const add = edit('action_items', { op: 'add', path: '/-', value: { title: 'Tell the neighbours' } })
    run.command(add)
    run.command(edit('action_items', { op: 'remove', path: '/1' }))
    run.command(add)
    expect(tasksOf(run)).toMatchObject([
      { id: 'a1' },
      {
        id: 'a3',
        title: 'Tell the neighbours',
        owner: null,
        due_date: null,
        status: 'open',
        anchors: [],
        confidence: { level: null, basis: 'added by Anna' },
        edited: { title: ANNA },
      },
    ])
    expect(tasksOf(run)[1]?.edited).toEqual({ title: ANNA })
  })

  test('of the main decision reads the same at the top and in the list, whichever was edited', () => {
    const run = ended()
    run.command(edit('decision_log', { op: 'replace', path: '/decisions/0/text', value: 'The shed it is.' }))
    expect(logOf(run)).toMatchObject({
      decision: 'The shed it is.',
      decisions: [{ text: 'The shed it is.', edited: { text: ANNA } }],
      edited: { decision: ANNA },
    })
    run.command(edit('decision_log', { op: 'replace', path: '/decision', value: 'The shed.' }))
    expect(logOf(run)).toMatchObject({ decision: 'The shed.', decisions: [{ text: 'The shed.' }] })
    const both = edit(
      'decision_log',
      { op: 'replace', path: '/decision', value: 'The shed, then.' },
      { op: 'replace', path: '/decisions/0/text', value: 'The cellar.' },
    )
    expect(reason(run, both)).toContain('/decisions/0/text: is the main decision, as is /decision')
  })

  test('of the main decision leaves another one alone that reads the same', () => {
    const run = ended()
    const log = logOf(run)
    const [main] = log.decisions
    const before = { ...log, decisions: [{ ...main, id: 'd9', text: log.decision }, ...log.decisions] }
    const { state, ctx } = run
    const under = { state, kind: 'decision_log' as const, by: ANNA, ctx, faults: [] }
    expect(withMainWords(under, before, { ...before, decision: 'Main only.' })).toMatchObject({
      decisions: [{ id: 'd9', text: log.decision }, { text: 'Main only.' }],
    })
  })

  test('takes an owner who is nobody in particular: a person may', () => {
    const run = ended()
    run.command(edit('action_items', { op: 'add', path: '/0/owner', value: { name: 'We' } }))
    expect(tasksOf(run)).toMatchObject([{ owner: { name: 'We' }, edited: { owner: ANNA } }])
  })

  test.each<[string, Edit['patch'][number]]>([
    ['/review_at', { op: 'add', path: '/review_at', value: '2027-13-45' }],
    ['/review_at', { op: 'add', path: '/review_at', value: '2027-02-30' }],
    [
      '/forecasts/0/due',
      {
        op: 'add',
        path: '/forecasts/-',
        value: { statement: 'It stays dry.', probability: 0.5, due: '2099-99-99' },
      },
    ],
    ['/title', { op: 'replace', path: '/title', value: 'The\0shed' }],
    ['/risks/0/risk', { op: 'add', path: '/risks/0', value: { risk: 'Rain.\u001b[2J', owner: 'Bob' } }],
  ])('is refused where %s is no day or no text', (at, operation) => {
    expect(reason(ended(), edit('decision_log', operation))).toMatch(
      new RegExp(`^Nothing was changed. ${at}: `),
    )
  })

  test('in words that no quote carries is the person’s and no fact', () => {
    const run = ended()
    const before = logOf(run)
    run.command(
      edit(
        'decision_log',
        { op: 'replace', path: '/decision', value: 'We take the shed.' },
        { op: 'add', path: '/rationale/-', value: { claim: 'It has the better view.' } },
        { op: 'add', path: '/risks/-', value: { risk: 'Nobody comes.', owner: 'Bob' } },
      ),
    )
    const log = logOf(run)
    expect(log).toMatchObject({ version: 2, decision: 'We take the shed.', edited: { decision: ANNA } })
    expect(log.rationale.slice(0, -1)).toEqual(before.rationale)
    expect(log.rationale.at(-1)).toEqual({
      claim: 'It has the better view.',
      anchors: [],
      support: 'unsupported',
      edited: { claim: ANNA },
    })
    expect(log.risks.at(-1)).toMatchObject({ mitigation: null, edited: { risk: ANNA, owner: ANNA } })
  })

  test('may quote: the server finds where it stands, and what the quote carries', () => {
    const run = ended()
    const value = {
      claim: 'The cellar floods in March.',
      anchors: [{ quote: 'The cellar floods in March.', source_id: 's1' }],
    }
    run.command(edit('decision_log', { op: 'add', path: '/rationale/0', value }))
    const [first] = logOf(run).rationale
    expect(first).toMatchObject({
      support: 'verbatim',
      anchors: [{ quote: value.claim, speaker: null, line: expect.any(Number) }],
    })
    const lost = { ...value, anchors: [{ quote: 'The cellar is dry.', source_id: 's1' }] }
    expect(reason(run, edit('decision_log', { op: 'add', path: '/rationale/0', value: lost }))).toContain(
      '/rationale/0/anchors/0: The quote “The cellar is dry.” does not stand in s1.',
    )
  })

  test('that rewords a claim past its quotes leaves it unsupported, and who takes evidence away is named', () => {
    const run = ended()
    run.command(
      edit('decision_log', { op: 'replace', path: '/rationale/0/claim', value: 'It never rains there.' }),
    )
    expect(logOf(run).rationale[0]).toMatchObject({ support: 'unsupported', edited: { claim: ANNA } })
    run.command(
      edit('decision_log', { op: 'replace', path: '/rationale/0/claim', value: 'The shed is dry all year.' }),
    )
    expect(logOf(run).rationale[0]).toMatchObject({ support: 'verbatim' })
    run.command(edit('decision_log', { op: 'replace', path: '/rationale/0/anchors', value: [] }), 'bare', BOB)
    expect(logOf(run).rationale[0]).toMatchObject({
      support: 'unsupported',
      edited: { claim: ANNA, anchors: BOB },
    })
  })

  test('of a record that an earlier program made goes, and what it let pass stays as it is', () => {
    const run = ended()
    const old = run.events.find(
      ({ type, data }) => type === 'artifact' && 'kind' in data && data.kind === 'decision_log',
    )
    if (old?.type !== 'artifact') throw new Error('There is no decision log.')
    const log = logOf(run)
    const rationale = log.rationale.map((one) => ({ ...one, claim: 'It never rains there.' }))
    const kept = { ...old.data, body: { ...log, rationale } }
    run.state = { ...run.state, artifacts: { ...run.state.artifacts, decision_log: kept as never } }
    given(run)
      .when(edit('decision_log', { op: 'add', path: '/risks/0', value: { risk: 'Mice.' } }))
      .state('applied')
    expect(logOf(run).rationale).toEqual(rationale)
    given(run)
      .when(edit('decision_log', { op: 'replace', path: '/rationale/0/criterion', value: 'k9' }))
      .refused('edit_refused')
  })

  test('to what the document says already is needless', () => {
    const title = tasksOf(ended())[0]?.title
    given(ended())
      .when(edit('action_items', { op: 'replace', path: '/0/title', value: title }))
      .needless()
  })
})

describe('what is a fact of the run is refused by its place, with what to do instead', () => {
  test.each<[string, unknown, string]>([
    ['/status', 'deferred', 'hold another run'],
    ['/chosen_option', 'o2', 'hold another run'],
    ['/run_id', 'other', 'fact of the run'],
    ['/meeting_id', 'other', 'fact of the run'],
    ['/version', 7, 'counted anew'],
    ['/cost/tokens', 7, 'counted anew'],
    ['/provenance/log_hash', 'f'.repeat(64), 'counted anew'],
    ['/consensus/level', 0.5, 'how it voted stays'],
    ['/confidence/level', 1, 'stays as it was'],
    ['/gates', [], 'waive'],
    ['/decided_by', [], 'another run'],
    ['/approved_by', [ANNA], 'approve_artifact'],
    ['/decisions/0/status', 'deferred', 'fact of the run'],
    ['/alternatives/0/id', 'o9', 'fact of the run'],
    ['/alternatives/0/score', 1, 'fact of the run'],
    ['/alternatives', [], 'its entries stay 2'],
    ['/rationale/0/support', 'located', 'fact of the run'],
    ['/rationale/0/edited', { claim: BOB }, 'fact of the run'],
  ])('%s', (path, value, says) => {
    const run = ended()
    const op = path === '/rationale/0/edited' ? 'add' : 'replace'
    given(run).when(edit('decision_log', { op, path, value })).refused('edit_refused').causes()
    const why = reason(run, edit('decision_log', { op, path, value }))
    expect(why).toContain(path.split('/').slice(0, 2).join('/'))
    expect(why).toContain(says)
  })

  test.each<Edit>([
    edit('decision_log', { op: 'replace', path: '/rationale/0/anchors/0/speaker', value: 'The boss' }),
    edit('decision_log', { op: 'replace', path: '/rationale/0/anchors/0/start', value: 0 }),
  ])('whose words a quote is cannot be changed', (command) => {
    const run = ended()
    const before = logOf(run).rationale[0]?.anchors
    run.command(command)
    expect(logOf(run).rationale[0]?.anchors).toEqual(before)
  })

  test.each<[string, Edit['patch'][number]]>([
    ['an id', { op: 'replace', path: '/0/id', value: 'a9' }],
    ['a day that does not exist', { op: 'replace', path: '/0/due_date', value: '2026-02-31' }],
    ['a task that does not exist', { op: 'replace', path: '/0/depends_on', value: ['a9'] }],
    ['a NUL in a title', { op: 'replace', path: '/0/title', value: 'Buy\0 a lock' }],
    ['a title that rings', { op: 'replace', path: '/0/title', value: 'Buy a lock\u0007' }],
    ['an empty title', { op: 'replace', path: '/0/title', value: '' }],
    ['a field nobody knows', { op: 'add', path: '/0/boss', value: true }],
    ['somebody else’s mark', { op: 'add', path: '/0/edited', value: { title: BOB } }],
    ['a new task with an id', { op: 'add', path: '/-', value: { title: 'x', id: 'a1' } }],
    ['no list at all', { op: 'replace', path: '', value: 'all done' }],
  ])('of a task: %s', (_, operation) => {
    given(ended()).when(edit('action_items', operation)).refused('edit_refused').causes()
  })
})

describe('versions', () => {
  test('an edit of a version that is not the last is refused with whose the last is', () => {
    const run = ended()
    const mine = edit('action_items', { op: 'replace', path: '/0/title', value: 'Mine' })
    run.command({ ...mine, version: 1 }, 'first', BOB)
    given(run)
      .when({ ...mine, version: 1 })
      .refused('artifact_version')
      .causes()
    expect(reason(run, { ...mine, version: 1 })).toContain('Bob has made version 2 since version 1')
    given(run)
      .when({ ...mine, version: 3 })
      .refused('artifact_version')
  })

  test('before there is a document there is nothing to edit or approve', () => {
    const run = new GivenRun().to('debate')
    given(run)
      .when(edit('summary', { op: 'remove', path: '/x' }))
      .refused('no_artifact')
      .causes('command')
    given(run).when({ type: 'approve_artifact', kind: 'summary' }).refused('no_artifact')
  })

  test('what a person has edited no seat overwrites', () => {
    const run = new GivenRun().to('actions')
    const { turn } = run
    const calls = run.answer().contributions
    run.speak()
    expect(submitted(new Working(run.state, run.ctx, true), turn, calls)).toMatchObject({ refused: [] })
    run.command(edit('action_items', { op: 'replace', path: '/0/title', value: 'Mine' }))
    const again = new Working(run.state, run.ctx, true)
    expect(submitted(again, turn, calls)).toMatchObject({
      valid: [],
      refused: [{ tool: 'notion.task', error: 'Anna has edited this document, so it stands as it is.' }],
    })
    expect(toMend(again, turn, calls)).toEqual([])
  })

  test('while the run is paused, and no clock moves by it', () => {
    const run = new GivenRun().to('closing')
    run.command({ type: 'pause' })
    const { elapsedMs } = run.state
    run.later(60_000)
    run.command(edit('action_items', { op: 'replace', path: '/0/status', value: 'done' }))
    expect(run.state).toMatchObject({
      status: 'paused',
      elapsedMs,
      artifacts: { action_items: { version: 2 } },
    })
    run.command({ type: 'resume' })
    run.toEnd()
    expect(run.state).toMatchObject({ status: 'completed', artifacts: { action_items: { version: 2 } } })
  })

  test('after the end, and neither status, time nor who is asked next changes', () => {
    const run = ended()
    const { status, endedAt, elapsedMs } = run.state
    run.later(86_400_000)
    given(run)
      .when(edit('summary', { op: 'replace', path: '/title', value: 'So be it' }))
      .causes('command', 'artifact')
      .nextStep({ kind: 'done' })
    expect(run.state).toMatchObject({ status, endedAt, elapsedMs })
  })
})

describe('an approval', () => {
  const approve = (version?: number): Command => ({
    type: 'approve_artifact',
    kind: 'decision_log',
    ...(version === undefined ? {} : { version }),
  })

  test('is a person’s, of the version that stands; two can give theirs', () => {
    const run = ended()
    given(run)
      .when(approve(1))
      .causes(['command', { state: 'applied' }])
    run.command(approve(1), 'second', BOB)
    expect(approvalsOf(run.state, 'decision_log')).toMatchObject([{ by: ANNA }, { by: BOB }])
    expect(documentsOf(run.state).decision_log?.body.approved_by).toEqual([ANNA, BOB])
    expect(run.state.artifacts.decision_log?.version).toBe(1)
  })

  test('twice by one person is needless', () => {
    const run = ended()
    run.command(approve())
    given(run).when(approve()).needless()
  })

  test('is void once somebody edits, and the version that had it keeps it', () => {
    const run = ended()
    run.command(approve())
    run.command(edit('decision_log', { op: 'replace', path: '/decision', value: 'The shed.' }), 'edit', BOB)
    expect(approvalsOf(run.state, 'decision_log')).toEqual([])
    expect(documentsOf(run.state).decision_log?.body.approved_by).toEqual([])
    expect(run.state.versions.decision_log).toMatchObject([{ approvals: [{ by: ANNA }] }, { approvals: [] }])
    given(run).when(approve(1)).refused('artifact_version')
  })

  test('is a person’s only', () => {
    given(ended())
      .when(approve(), { kind: 'agent', id: 'expert_a', name: 'Expert A' })
      .refused('only_people_edit')
  })
})
