import type { Actor, ArtifactData } from '../../../schemas/generated/types.ts'
import { withApprovals } from './approval.ts'
import type { Approval, Artifacts, RunState } from '../state.ts'

type Kind = ArtifactData['kind']

/** Who has approved a document as it stands now; an edit leaves none. */
export const approvalsOf = (state: Pick<RunState, 'versions'>, kind: Kind): Approval[] =>
  state.versions[kind]?.at(-1)?.approvals ?? []

/** The person who made the version that stands, where one did. */
export function editorOf(state: Pick<RunState, 'versions'>, kind: Kind): Actor | null {
  const by = state.versions[kind]?.at(-1)?.by
  return by?.kind === 'person' ? by : null
}

/**
 * A version of a document as it is handed out: an approval is a command about a version, so the decision log gets its
 * `approved_by` here and not in the log of the run.
 */
export function handedOut<A extends ArtifactData>(state: Pick<RunState, 'versions'>, artifact: A): A {
  const { kind, body } = artifact
  if (kind !== 'decision_log' || Array.isArray(body)) return artifact
  const made = state.versions.decision_log?.find(({ version }) => version === artifact.version)
  const approved_by = (made?.approvals ?? []).map(({ by }) => by)
  return { ...artifact, body: withApprovals(body, approved_by) }
}

/** The documents that stand, as they are handed out. */
export const documentsOf = (state: RunState): Artifacts => ({
  ...state.artifacts,
  ...(state.artifacts.decision_log === undefined
    ? {}
    : { decision_log: handedOut(state, state.artifacts.decision_log) }),
})
