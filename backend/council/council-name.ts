import type { RunState } from './state.ts'

/** What people call a run: a fork that was given a name by that, each other one by its meeting. */
export const councilName = ({ fork, meeting }: Pick<RunState, 'fork' | 'meeting'>): string =>
  fork?.name ?? meeting.title
