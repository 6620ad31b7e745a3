import type { ActionItem } from '../../../schemas/generated/types.ts'
import { dueStandsIn } from './due-stands.ts'
import { isDay } from './is-day.ts'
import { ownerIsNamed, type Participant } from './named-in.ts'
import { isNobody } from './names.ts'

/** The meeting behind a task: its day makes "by Friday" a date, its people make a first name somebody's. */
export type TaskFrame = { meetingDate: string | null; people: readonly Participant[] }

/** An owner or a date that nobody named is the worst fault: what is given must lie inside the item's own anchors. */
export function taskFaults(item: ActionItem, frame: TaskFrame): string[] {
  const { owner, due_date: due, anchors } = item
  // What a person set goes by their name.
  const set = Object.keys(item.edited ?? {})
  const faults = {
    owner:
      owner !== null && isNobody(owner.name)
        ? `/owner: “${owner.name}” is nobody in particular. Leave the owner null unless someone was named.`
        : `/owner: “${owner?.name}” does not stand in the quotes. Leave the owner null unless someone was named.`,
    due_date: `/due_date: ${due} does not stand in the quotes. Leave the date null unless one was named.`,
  }
  return [
    ...(anchors.length > 0 || set.length > 0 ? [] : ['/quotes: a task needs the quote it follows from.']),
    ...notNamed(item, frame)
      .filter((field) => !set.includes(field))
      .map((field) => faults[field]),
    ...(due === null || isDay(due) ? [] : [`/due_date: there is no such day as ${due}.`]),
  ]
}

/** What of owner and date the task's own quotes do not name. */
export function notNamed(
  { owner, due_date: due, anchors }: ActionItem,
  { meetingDate, people }: TaskFrame,
): ('owner' | 'due_date')[] {
  const quotes = anchors.map((anchor) => anchor.quote)
  return [
    ...(owner === null || ownerIsNamed(owner.name, anchors, people) ? [] : ['owner' as const]),
    ...(due === null || dueStandsIn(due, quotes, meetingDate) ? [] : ['due_date' as const]),
  ]
}
