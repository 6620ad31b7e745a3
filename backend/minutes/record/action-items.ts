import type { ActionItem } from '../../../schemas/generated/types.ts'
import { clip } from '../clip.ts'
import type { Entry } from './entries.ts'
import type { RecordWords } from './words-en.ts'

export const MOST_TASKS = 200

/** The tasks of a text, in its own words and order. */
export function importedTasks(
  entries: readonly Entry[],
  meetingId: string,
  words: RecordWords,
): ActionItem[] {
  const kept = entries.slice(0, MOST_TASKS)
  const ids = new Map(kept.map(({ item }, index) => [item.id, `a${index + 1}`]))
  return kept.map(({ item, anchors, owner, due }, index) => ({
    id: `a${index + 1}`,
    meeting_id: meetingId,
    title: clip(item.title, MAX_TITLE),
    // The words as they stand, where the title is shorter or put as an order.
    description: clip(item.title, MAX_TITLE) === item.text ? '' : clip(item.text, MAX_DESCRIPTION),
    owner,
    due_date: due,
    priority: item.priority,
    status: item.state === 'done' ? 'done' : 'open',
    labels: [],
    depends_on: item.dependsOn.flatMap((id) => ids.get(id) ?? []).slice(0, MAX_DEPENDS),
    acceptance_criteria: [],
    anchors,
    confidence: {
      level: Math.round(item.confidence.level * 100) / 100,
      basis: item.confidence.basis || (item.marked ? words.taskMarked : words.taskUnderstood),
    },
  }))
}

const MAX_DEPENDS = 50
const MAX_TITLE = 500
const MAX_DESCRIPTION = 8_000
