import type { ActionItem } from '../../schemas/generated/types.ts'
import type { ExportedTask } from '../ports/export-target.ts'
import type { KeptTask } from '../ports/exports.ts'

/**
 * The tasks of a run under the keys that they have had (CONTRACT section 6). The same run knows them by id; another run
 * numbers anew, so there the title says which is which: the same words first, then most words in common. What has no
 * counterpart any more is kept as `cancelled`; what is new takes the first free key.
 */
export function carryTaskKeys(
  { meetingId, runId }: { meetingId: string; runId: string },
  items: readonly ActionItem[],
  known: readonly KeptTask[],
): { tasks: ExportedTask[]; kept: KeptTask[] } {
  const free = new Set(known)
  const keys = new Map<string, string>()
  const pair = (item: ActionItem, task: KeptTask | undefined) => {
    if (task === undefined) return
    free.delete(task)
    keys.set(item.id, task.key)
  }
  const left = () => items.filter(({ id }) => !keys.has(id))
  const among = () => [...free]
  for (const item of left())
    pair(
      item,
      among().find((one) => one.runId === runId && one.item.id === item.id),
    )
  for (const item of left())
    pair(
      item,
      among().find((one) => words(one.item) === words(item)),
    )
  for (const item of left())
    pair(
      item,
      closest(
        item,
        among().filter((one) => one.runId !== runId),
      ),
    )
  const taken = new Set(known.map(({ key }) => key))
  for (const item of left()) keys.set(item.id, newKey(`${meetingId}/task/${item.id}`, taken))
  const tasks = items.flatMap((item) => ({ key: keys.get(item.id) ?? '', item }))
  const vanished = among().map((task) => ({ ...task, item: cancelled(task.item) }))
  return {
    tasks: [...tasks, ...vanished.map(({ key, item }) => ({ key, item }))],
    // Written as the store gives it back: whoever compares the two sees whether anything changed.
    kept: [...tasks.map(({ key, item }) => ({ key, runId, item })), ...vanished],
  }
}

const cancelled = (item: ActionItem): ActionItem => ({
  ...item,
  status: item.status === 'done' ? 'done' : 'cancelled',
})

function newKey(wanted: string, taken: Set<string>): string {
  let key = wanted
  for (let n = 2; taken.has(key); n++) key = `${wanted}-${n}`
  taken.add(key)
  return key
}

const wordsOf = ({ title }: ActionItem): string[] =>
  title
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
const words = (item: ActionItem): string => wordsOf(item).join(' ')

/** Two thirds of all words that the two titles have (Jaccard): what shares less may be another task. */
const MUCH_IN_COMMON = 2 / 3

function closest(item: ActionItem, tasks: readonly KeptTask[]): KeptTask | undefined {
  const own = new Set(wordsOf(item))
  const rated = tasks.map((task) => ({ task, share: inCommon(own, new Set(wordsOf(task.item))) }))
  const best = rated.toSorted((a, b) => b.share - a.share)[0]
  return best !== undefined && best.share >= MUCH_IN_COMMON ? best.task : undefined
}

function inCommon(a: Set<string>, b: Set<string>): number {
  const both = [...a].filter((word) => b.has(word)).length
  return both / Math.max(1, a.size + b.size - both)
}
