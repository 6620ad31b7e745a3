import type {
  ActionItem,
  Actor,
  ArtifactData,
  DecisionLog,
  HeldMeeting,
  RunCreatedData,
  SeatVoice,
  Summary,
} from '../../../schemas/generated/types.ts'
import { SYSTEM, type NewEvent } from '../events.ts'
import { IMPORT_TEMPLATE } from '../meeting/imported-meeting.ts'
import { READER } from './reading-calls.ts'

/** A document of an import, and what is wrong with it. */
type Imported<Body> = { body: Body; faults: string[] }

export type ImportedDocuments = {
  decisionLog: Imported<DecisionLog>
  actionItems: Imported<ActionItem[]>
  summary: Imported<Summary>
}

/**
 * The whole log of a run that imports a record: the meeting, its documents, its end. Nothing happens in between, so
 * nobody drives it.
 */
export function importedRun(
  given: {
    meeting: HeldMeeting
    documents: ImportedDocuments
    ended: string
    by: Actor
    /** The model that read the text as well. */
    reader: { voice: SeatVoice; calls: NewEvent[] } | null
  },
  digest: (value: unknown) => string,
): { created: RunCreatedData; events: NewEvent[] } {
  const { meeting, documents, ended, by, reader } = given
  const { id, version } = IMPORT_TEMPLATE
  const { decisionLog, actionItems, summary } = documents
  const isDecided = decisionLog.body.status === 'decided'
  return {
    created: {
      kind: 'import',
      meeting,
      seats: meeting.seats,
      policy: meeting.policy,
      template: { id, version, body: IMPORT_TEMPLATE },
      promptVersions: {},
      panel: 'import',
      seed: 1,
      ...(reader === null ? {} : { voices: { [READER]: reader.voice } }),
    },
    events: [
      ...(reader?.calls ?? []),
      artifact('a1', 'decision_log', decisionLog, digest),
      artifact('a2', 'action_items', actionItems, digest),
      artifact('a3', 'summary', summary, digest),
      {
        type: 'run_status',
        actor: by,
        data: {
          status: 'completed',
          phase: 'closing',
          reason: { code: isDecided ? 'decided' : 'deferred', text: ended },
          turn: 0,
        },
      },
    ],
  }
}

const artifact = (
  artifactId: string,
  kind: ArtifactData['kind'],
  { body, faults }: Imported<ArtifactData['body']>,
  digest: (value: unknown) => string,
): NewEvent => ({
  type: 'artifact',
  actor: SYSTEM,
  data: {
    artifactId,
    kind,
    version: 1,
    valid: faults.length === 0,
    ...(faults.length === 0 ? {} : { errors: faults.slice(0, 100) }),
    body,
    hash: digest(body),
  },
})
