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
  return entries.slice(0, MOST_TASKS).map(({ item, anchors, owner, due }, index) => ({
    id: `a${index + 1}`,
    meeting_id: meetingId,
    title: clip(item.text, MAX_TITLE),
    description: item.text.length > MAX_TITLE ? clip(item.text, MAX_DESCRIPTION) : '',
    owner,
    due_date: due,
    priority: null,
    status: 'open',
    labels: [],
    depends_on: [],
    acceptance_criteria: [],
    anchors,
    confidence: { level: null, basis: item.marked ? words.taskMarked : words.taskUnderstood },
  }))
}

const MAX_TITLE = 500
const MAX_DESCRIPTION = 8_000
