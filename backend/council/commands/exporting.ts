import type { RunState } from '../state.ts'
import { reject, type Chapter, type Timing } from './rule.ts'

/** The record is to be brought to a target (again). Which targets there are, and whether it may leave, the outbox knows. */
export const EXPORTING: Chapter<'export'> = { export: { judge: judgeExport } }

function judgeExport({ artifacts }: RunState): Timing {
  if (artifacts.decision_log === undefined) return reject('no_artifact')
  if (!artifacts.decision_log.valid) return reject('artifact_invalid', INVALID)
  return 'now'
}

const INVALID = 'The decision log is not valid, so it is not exported. Mend it with edit_artifact first.'
