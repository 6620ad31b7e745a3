import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchorsIn } from '../../../backend/minutes/support/anchors-in.ts'
import { documentsOf } from '../../../backend/council/record/versions.ts'
import { foldAll } from '../../../backend/council/evolve.ts'
import { parseStored } from '../../../backend/log/fold-stored.ts'
import type { ActionItem, Actor, Command, DecisionLog } from '../../../schemas/generated/types.ts'
import * as validators from '../../../schemas/generated/validators.js'
import { GivenRun } from '../../support/given.ts'
import { ANNA, BOB } from '../../support/house.ts'
import { snapshot, Witness } from '../../support/promises.ts'

type Edit = Extract<Command, { type: 'edit_artifact' }>
type Operation = Edit['patch'][number]

// Whatever people send: places that there are and places that there are not, values that fit and values that do not.
const kinds = fc.constantFrom<Edit['kind']>('decision_log', 'action_items', 'summary')
const value = fc.constantFrom<unknown>(
  'A plain sentence.',
  'The shed is dry all year.',
  '',
  'x'.repeat(9_000),
  null,
  7,
  [],
  {},
  ['a1'],
  { name: 'Carol' },
  '2026-03-01',
  { title: 'A task' },
  { risk: 'Rain.', owner: 'Bob' },
  {
    claim: 'The cellar floods in March.',
    anchors: [{ quote: 'The cellar floods in March.', source_id: 's1' }],
  },
  { claim: 'Nobody said so.', support: 'verbatim', anchors: [] },
  [{ quote: 'Nobody said so.', source_id: 's1' }],
  { title: BOB },
  [BOB],
  JSON.parse('{"__proto__":{"polluted":true}}'),
)
// What fits where no text does.
const FITTING: Record<string, unknown> = {
  '/0/owner': { name: 'Carol' },
  '/0/due_date': '2026-03-01',
  '/0/anchors': [],
  '/-': { title: 'A task' },
  '/needs_review': [],
  '/rationale/-': { claim: 'Nobody said so.' },
  '/rationale/0/anchors': [],
  '/risks/-': { risk: 'Rain.', owner: 'Bob' },
}
type Move = { kind: Edit['kind']; patch: (places: string[]) => Edit['patch'] }
const put = (kind: Edit['kind'], path: string, op: 'add' | 'replace' = 'replace') =>
  fc
    .oneof(value, fc.constantFrom<unknown>('A word.', 'Another.', FITTING[path]))
    .map((given): Move => ({ kind, patch: () => [{ op, path, value: given }] }))

// A place that a person would change, with whatever value.
const likely = fc.oneof(
  ...['/0/title', '/0/owner', '/0/due_date', '/0/anchors', '/0/description'].map((at) =>
    put('action_items', at),
  ),
  put('action_items', '/-', 'add'),
  put('summary', '/title'),
  put('summary', '/markdown'),
  ...['/title', '/decision', '/decisions/0/text', '/needs_review', '/alternatives/1/cons/0/text'].map((at) =>
    put('decision_log', at),
  ),
  ...['/rationale/0/claim', '/rationale/0/anchors', '/risks/0/risk', '/risks/0/mitigation'].map((at) =>
    put('decision_log', at),
  ),
  put('decision_log', '/rationale/-', 'add'),
  put('decision_log', '/risks/-', 'add'),
)
const wild = fc
  .record({
    kind: kinds,
    ops: fc.array(
      fc.record({
        op: fc.constantFrom<Operation['op']>('add', 'replace', 'remove', 'remove', 'move', 'copy', 'test'),
        at: fc.nat(),
        to: fc.nat(),
        value,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  })
  .map(({ kind, ops }): Move => ({ kind, patch: (places) => ops.map((one) => operationOf(one, places)) }))
const moves = fc.array(
  fc.record({
    move: fc.oneof({ weight: 2, arbitrary: likely }, { weight: 1, arbitrary: wild }),
    by: fc.constantFrom<Actor>(ANNA, BOB),
    approve: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
)

const FACTS = [
  'meeting_id',
  'run_id',
  'question',
  'status',
  'chosen_option',
  'confidence',
  'criteria',
  'verdicts',
  'dissent',
  'consensus',
  'reversibility',
  'stakes',
  'decided_by',
  'decided_at',
  'gates',
] as const
const factsOf = (log: DecisionLog) => [
  ...FACTS.map((name) => log[name]),
  log.decisions.map(({ id, status }) => [id, status]),
  log.alternatives.map(({ id, score }) => [id, score]),
]

test('whatever is edited, every version is valid, the facts of the run stand, and no word is anybody else’s', () => {
  let edits = 0
  fc.assert(
    fc.property(moves, (script) => {
      const run = new GivenRun().toEnd()
      const witness = new Witness()
      witness.see(run.stored)
      const before = structuredClone(run.state.artifacts.decision_log?.body) as DecisionLog
      const { status, elapsedMs } = run.state
      for (const { move, by, approve } of script) {
        const at = run.stored.length
        const { kind } = move
        const patch = move.patch(placesIn(run.state.artifacts[kind]?.body))
        const answer = run.command({ type: 'edit_artifact', kind, patch }, undefined, by)
        if (answer.state === 'refused') expect(run.stored).toHaveLength(at)
        if (answer.events.length > 1) edits++
        if (approve) run.command({ type: 'approve_artifact', kind }, undefined, by)
        witness.see(run.stored.slice(at))
        isSound(run)
      }
      const { decision_log: log } = run.state.artifacts
      expect(factsOf(log?.body as DecisionLog)).toEqual(factsOf(before))
      expect(run.state).toMatchObject({ status, elapsedMs })
      const read = foldAll(run.stored.map(({ bytes }) => parseStored(bytes)))
      expect(read === null ? '' : snapshot(read)).toBe(snapshot(run.state))
      expect(Object.prototype).not.toHaveProperty('polluted')
    }),
    { numRuns: 60 },
  )
  expect(edits).toBeGreaterThan(10)
})

function operationOf(
  { op, at, to, value: given }: { op: Operation['op']; at: number; to: number; value: unknown },
  places: string[],
): Operation {
  const place = (n: number) => places[n % places.length] ?? ''
  if (op === 'remove') return { op, path: place(at) }
  if (op === 'move' || op === 'copy') return { op, from: place(at), path: place(to) }
  return { op, path: place(at), value: given }
}

/** Every place of a document, the end of each list, and some that are not there. */
function placesIn(document: unknown, at = ''): string[] {
  if (typeof document !== 'object' || document === null) return [at]
  const inside = Object.entries(document).flatMap(([name, one]) => placesIn(one, `${at}/${name}`))
  return [at, ...inside, ...(Array.isArray(document) ? [`${at}/-`] : [`${at}/nothing`, `${at}/__proto__`])]
}

function isSound({ state }: GivenRun): void {
  const { decision_log: log, action_items: tasks, summary } = documentsOf(state)
  expect(validators.isDecisionLog(log?.body)).toBe(true)
  expect(validators.isActionItems(tasks?.body)).toBe(true)
  expect(validators.isSummary(summary?.body)).toBe(true)
  expect(log?.body.version).toBe(log?.version)
  for (const [, anchor] of anchorsIn([log?.body, tasks?.body, summary?.body], ''))
    expect(
      state.meeting.context.some(({ text }) => text.includes(anchor.quote)) || anchor.message_id !== null,
    ).toBe(true)
  for (const one of log?.body.rationale ?? [])
    if (one.support === 'unsupported') expect(one.edited).toBeDefined()
  for (const task of tasks?.body ?? []) isAttributed(task)
}

/** An owner and a date stand in the quotes, or go by the name of whoever set them. */
function isAttributed({ owner, due_date: due, anchors, edited }: ActionItem): void {
  const quoted = anchors.map(({ quote }) => quote).join('\n')
  if (owner !== null && edited?.owner === undefined) expect(quoted).toContain(owner.name)
  if (due !== null && edited?.due_date === undefined) expect(quoted).toContain(due)
}
