import type { RunState } from '../../backend/council/state.ts'

/** What a question has where the meeting says nothing else. */
const DEFAULT_MINUTES = 3
/** No command adds more at once. */
const MOST_SECONDS = 86_400

/** More time is as much again as a question has from its beginning, as often as a person likes (WCAG 2.2.1). */
export const moreSeconds = ({ meeting }: Pick<RunState, 'meeting'>): number =>
  Math.min(MOST_SECONDS, Math.round((meeting.humanDeadlineMinutes ?? DEFAULT_MINUTES) * 60))
