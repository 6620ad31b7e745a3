import { councilPath } from '../app/router.ts'

/** A run as it was, from its beginning or at a seq. */
export const replayPath = (runId: string, seq?: number): string =>
  `${councilPath(runId)}/replay${seq === undefined ? '' : `?at=${seq}`}`

/** Two runs side by side; the first is the one that was there before. */
export const comparePath = (runId: string, other: string): string =>
  `${councilPath(runId)}/compare/${encodeURIComponent(other)}`

/** The log of a run, played again under an id of its own. */
export const isReplay = (runId: string): boolean => runId.startsWith('replay-')

/** A run that lies in a file: it is looked at as a replay, whatever its address. */
export const isRecording = (runId: string): boolean => isReplay(runId) || runId.startsWith('demo-')
