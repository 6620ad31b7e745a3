import { councilPath } from '../app/router.ts'

/** The room of a run, whether it goes on or has ended. */
export const livePath = (runId: string): string => `${councilPath(runId)}/live`

/** What a run came to, on a page of its own. */
export const outcomePath = (runId: string): string => `${councilPath(runId)}/outcome`
