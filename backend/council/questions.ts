import type { HeldMeeting } from '../../schemas/generated/types.ts'
import { isoOf } from './time.ts'

/** The fixed answers of the questions that the rules ask people; the panel and the CLI offer them as options. */
export const EXTEND = 'extend'
export const CONCLUDE = 'conclude'
export const DECIDE_ANYWAY = 'decide anyway'
export const NO_CONSENSUS = 'no_consensus'
export const MORE_TIME = '2 more minutes'
export const DECIDE_NOW = 'decide now'
export const CLOSE_NOW = 'close'
export const PARK = 'park'
/** A person who has the floor lets it pass on. */
export const PASS = 'pass'
export const NO_POSITION = 'no position'
export const ABSTAIN = 'abstain'
/** How long a person has, in wall time, where the meeting does not say (CONTRACT section 6). */
export const HUMAN_DEADLINE_MS = 3 * 60_000
/** What becomes of an item whose time is up is asked while everybody waits at the table. */
export const TIME_DEADLINE_MS = 60_000
export const MORE_TIME_MS = 120_000
/** A question without a deadline: no run lives to see the last moment that an ISO date of four digits can name. */
const NEVER = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** When a question that is asked now falls back to its default. */
export function deadlineOf({ humanDeadlineMinutes }: HeldMeeting, now: number): number {
  if (humanDeadlineMinutes === null) return NEVER
  return now + (humanDeadlineMinutes === undefined ? HUMAN_DEADLINE_MS : humanDeadlineMinutes * 60_000)
}

/** A later deadline, from now where the old one has passed already. */
export const laterDeadline = (deadline: number, now: number, seconds: number): string =>
  isoOf(Math.min(NEVER, Math.max(deadline, now) + seconds * 1000))

/** The answer that a command gives: one of the offered options, in whatever case it was typed, or else free text. */
export function answerTo(
  { options }: { options?: string[] },
  { option = '', text = '' }: { option?: string; text?: string },
): string | null {
  const said = option === '' ? text.trim() : option
  if (options === undefined) return said === '' ? null : said
  return (
    options.find((one) => one === said) ??
    options.find((one) => one.toLowerCase() === said.toLowerCase()) ??
    null
  )
}
