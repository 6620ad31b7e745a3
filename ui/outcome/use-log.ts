import { useMemo } from 'react'
import type { DecisionLog } from '../../schemas/generated/types.ts'
import { handedOut } from '../../backend/council/record/versions.ts'
import { useRun } from '../room/room-context.ts'

/** The decision log as it is handed out: with those who have approved it. Undefined until it is written. */
export function useLog(): DecisionLog | undefined {
  const artifact = useRun((run) => run.artifacts.decision_log)
  const versions = useRun((run) => run.versions)
  return useMemo(
    () => (artifact === undefined ? undefined : handedOut({ versions }, artifact).body),
    [artifact, versions],
  )
}
