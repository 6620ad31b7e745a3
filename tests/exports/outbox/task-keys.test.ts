import { expect, test } from 'vitest'
import { carryTaskKeys } from '../../../backend/exports/carry-task-keys.ts'
import type { KeptTask } from '../../../backend/ports/exports.ts'
import { openStore } from '../../../backend/store/open-store.ts'
import type { ActionItem } from '../../../schemas/generated/types.ts'
import { tempDirs } from '../../support/temp-dir.ts'

const newDir = tempDirs()

const item = (id: string, title: string, status: ActionItem['status'] = 'open'): ActionItem => ({
  id,
  meeting_id: 'm',
  title,
  description: '',
  owner: null,
  due_date: null,
  priority: null,
  status,
  labels: [],
  depends_on: [],
  acceptance_criteria: [],
  anchors: [],
  confidence: { level: null, basis: 'Said once.' },
})

/** What is exported after each of these records, by key: the title, and the status where it is not open. */
function exported(...records: { runId: string; items: ActionItem[] }[]) {
  let known: readonly KeptTask[] = []
  let shown: Record<string, string> = {}
  for (const { runId, items } of records) {
    const { tasks, kept } = carryTaskKeys({ meetingId: 'm', runId }, items, known)
    known = kept
    shown = Object.fromEntries(
      tasks.map(({ key, item: { title, status } }) => [
        key,
        status === 'open' ? title : `${title} (${status})`,
      ]),
    )
  }
  return shown
}

const run = (runId: string, ...items: ActionItem[]) => ({ runId, items })

test('within a run a task keeps its key, whatever it is called', () => {
  expect(exported(run('r1', item('T1', 'Ask')), run('r1', item('T1', 'Something else')))).toEqual({
    'm/task/T1': 'Something else',
  })
})

test('another run numbers anew: the same words keep their key, and so do most of them', () => {
  const first = run('r1', item('T1', 'Ask the school for keys'), item('T2', 'List the tools'))
  const second = run('r2', item('T1', 'List the tools!'), item('T2', 'Ask the school for the keys'))
  expect(exported(first, second)).toEqual({
    'm/task/T2': 'List the tools!',
    'm/task/T1': 'Ask the school for the keys',
  })
})

test('what shares few words is another task, and takes a free key', () => {
  const first = run('r1', item('T1', 'Ask the school'))
  expect(exported(first, run('r2', item('T1', 'Paint the shed')))).toEqual({
    'm/task/T1-2': 'Paint the shed',
    'm/task/T1': 'Ask the school (cancelled)',
  })
})

test('a task that vanished is cancelled, what was done stays done, and one that comes back is the same', () => {
  const both = run('r1', item('T1', 'Ask'), item('T2', 'List', 'done'))
  expect(exported(both, run('r1'))).toEqual({ 'm/task/T1': 'Ask (cancelled)', 'm/task/T2': 'List (done)' })
  expect(exported(both, run('r1'), run('r1', item('T1', 'Ask')))).toEqual({
    'm/task/T1': 'Ask',
    'm/task/T2': 'List (done)',
  })
  expect(exported(both, run('r2', item('T9', 'Else')), run('r3', item('T1', 'Ask')))).toMatchObject({
    'm/task/T1': 'Ask',
  })
})

test('of two alike each keeps one key, and none is given twice', () => {
  const twins = run('r1', item('T1', 'Call Anna'), item('T2', 'Call Anna'))
  const again = run('r2', item('T1', 'Call Anna'), item('T2', 'Call Anna'), item('T3', 'Call Anna'))
  const keys = Object.keys(exported(twins, again))
  expect(keys.toSorted()).toEqual(['m/task/T1', 'm/task/T2', 'm/task/T3'])
})

test('the same record twice changes nothing', () => {
  const record = run('r1', item('T1', 'Ask'), item('T2', 'Ask'), item('T3', '…'))
  expect(exported(record, record)).toEqual(exported(record))
})

test('what is kept of the same record is to the letter what the store gives back, so it is not written again', async () => {
  const items = [item('T1', 'Ask'), item('T2', 'List')]
  const store = await openStore({ dataDir: newDir() })
  const prisma = await store.prisma()
  await prisma.workspace.create({ data: { id: 'w', name: 'W', createdAt: new Date(0) } })
  await store.meetings.put({ workspaceId: 'w', id: 'm', body: { title: 'M', question: 'M?' } }, 0)
  await store.outbox.keepTasks('w', 'm', carryTaskKeys({ meetingId: 'm', runId: 'r1' }, items, []).kept)
  const known = await store.outbox.tasks('w', 'm')
  const { kept } = carryTaskKeys({ meetingId: 'm', runId: 'r1' }, items, known)
  expect(JSON.stringify(kept)).toBe(JSON.stringify(known))
  await store.close()
})
