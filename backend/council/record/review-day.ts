import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import { isoOf } from '../time.ts'

const DAY_MS = 86_400_000

/** The day that the meeting itself names for looking at what came of a decision; null where it names none, or nothing was decided. */
export function reviewDay({ review_at: wish }: HeldMeeting, decidedAt: number | undefined): string | null {
  if (wish === undefined || decidedAt === undefined) return null
  const days = /^\+(\d{1,4})d$/.exec(wish)?.[1]
  return days === undefined ? wish : isoOf(decidedAt + Number(days) * DAY_MS).slice(0, 10)
}
