import { assumedIn } from '../meeting/hold-meeting.ts'
import type { RunState } from '../state.ts'

/** What a page about the decision log says that the log itself does not hold. */
export const legendOf = ({ seats, meeting, artifacts }: RunState) => ({
  seats,
  sources: meeting.context,
  language: meeting.language,
  assumed: assumedIn(meeting),
  ...(artifacts.action_items === undefined ? {} : { tasks: artifacts.action_items.body }),
})
