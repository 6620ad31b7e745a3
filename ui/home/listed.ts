import type { Phase, RunStatus } from '../../schemas/generated/types.ts'
import { PHASES } from '../../backend/council/phases.ts'
import { listOf, textOf } from '../lib/reading.ts'
import { status as statusName } from '../lib/words.ts'

/** A council as the list shows it. */
export type Listed = {
  id: string
  title: string
  question: string
  kind: string
  status: RunStatus
  phase: Phase
  hasEnded: boolean
  createdAt: string
  tookMs: number | null
}

/** The runs of one answer with the titles of the other; a run whose meeting is hidden keeps its meeting's id. */
export function listed(runs: unknown, meetings: unknown): Listed[] {
  const byId = new Map(listOf(meetings, 'items').map((one) => [textOf(one, 'id'), one]))
  return listOf(runs, 'items').flatMap((run) => {
    const [id, status, createdAt] = [textOf(run, 'id'), textOf(run, 'status'), textOf(run, 'createdAt')]
    if (id === undefined || createdAt === undefined || status === undefined || !isStatus(status)) return []
    const meetingId = textOf(run, 'meetingId')
    const meeting = byId.get(meetingId)
    const endedAt = textOf(run, 'endedAt')
    const startedAt = textOf(run, 'startedAt') ?? createdAt
    return [
      {
        id,
        title: textOf(meeting, 'title') ?? meetingId ?? id,
        question: textOf(meeting, 'question') ?? '',
        kind: textOf(run, 'kind') ?? 'council',
        status,
        phase: PHASES.find((phase) => phase === textOf(run, 'phase')) ?? 'opening',
        hasEnded: endedAt !== undefined,
        createdAt,
        tookMs: endedAt === undefined ? null : Date.parse(endedAt) - Date.parse(startedAt),
      },
    ]
  })
}

const isStatus = (text: string): text is RunStatus => Object.hasOwn(statusName, text)
