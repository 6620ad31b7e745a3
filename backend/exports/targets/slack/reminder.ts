import type { ActionItem } from '../../../../schemas/generated/types.ts'
import type { ExportedTask, ExportRecord } from '../../../ports/export-target.ts'
import { oneLine } from './pieces.ts'
import { wordsIn } from './words.ts'
import { linkPieces } from './record.ts'
import { messagesOf, type SlackMessage } from './message.ts'

/** People are reminded when their day begins, by the clock of the server. */
const HOUR = 9
const DAY_MS = 24 * 3_600_000

export type Reminder = { key: string; title: string; at: number; message: SlackMessage }

/** The reminders of the tasks that are open and fall due after the record was made; one that is a day late is none. */
export function remindersOf(record: ExportRecord, now: number): Reminder[] {
  const madeAt = Date.parse(record.decisionLog.decided_at)
  return record.tasks.flatMap((task) => {
    const at = whenDue(task.item)
    if (at === null || at <= madeAt || at + DAY_MS <= now) return []
    return [reminderOf(record, task, at)]
  })
}

function whenDue({ due_date: due, status }: ActionItem): number | null {
  const [year, month, day] = (due ?? '').split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  return status === 'open' || status === 'in_progress' ? new Date(year, month - 1, day, HOUR).getTime() : null
}

function reminderOf({ language, link }: ExportRecord, { key, item }: ExportedTask, at: number): Reminder {
  const title = oneLine(item.title)
  const words = wordsIn(language)
  const owner = item.owner === null ? '' : ` (${oneLine(item.owner.name)})`
  const text = `${words.dueToday(title)}${owner}`
  const [message = { text, blocks: [] }] = messagesOf(
    [{ kind: 'text', text }, ...linkPieces(link, language)],
    text,
  )
  return { key: `${key}/due/${item.due_date ?? ''}`, title: text, at, message }
}
