import type { ArtifactData } from '../../schemas/generated/types.ts'
import { isArtifactData, isEnvelope } from '../../schemas/generated/validators.js'
import { handedOut } from '../council/record/versions.ts'
import type { DocumentVersion, RunState } from '../council/state.ts'
import type { AppDeps } from './deps.ts'

/** The versions of a document, the first first; none where the run has not made it or there is no such kind. */
export function versionsIn({ versions }: RunState, kind: string): readonly DocumentVersion[] {
  return Object.entries(versions).find(([name]) => name === kind)?.[1] ?? []
}

/** One version as it is handed out, read from where it stands in the log; the last without `version`. */
export async function storedArtifact(
  deps: Pick<AppDeps, 'log'>,
  state: RunState,
  kind: string,
  version?: number,
): Promise<ArtifactData | null> {
  const latest = Object.values(state.artifacts).find((artifact) => artifact.kind === kind)
  if (latest === undefined) return null
  if (version === undefined || version === latest.version) return handedOut(state, latest)
  const made = versionsIn(state, kind).find((one) => one.version === version)
  if (made === undefined) return null
  const [stored] = await deps.log.read(state.runId, made.seq - 1, 1)
  const event: unknown = stored === undefined ? undefined : JSON.parse(stored.bytes)
  return isEnvelope(event) && isArtifactData(event.data) ? handedOut(state, event.data) : null
}
