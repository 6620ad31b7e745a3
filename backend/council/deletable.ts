import { ENDED, type RunState } from './state.ts'

/** Whether a run may be deleted as it stands: nobody should talk where nobody can look. */
export const mayBeDeleted = ({ status }: Pick<RunState, 'status'>): boolean =>
  ENDED.has(status) || status === 'paused'

export const GOES_ON = 'The council goes on. Pause or stop it first, then delete it.'
