import type { AgendaItemInput, HeldMeeting, Meeting } from '../../schemas/generated/types.ts'
import { pastedAgenda } from '../minutes/formats/pasted-agenda.ts'
import type { AppDeps } from './deps.ts'
import { type GivenMeeting, givenMeeting, heldMeeting } from './given-meeting.ts'
import { type Problem, problemOf } from './problem.ts'
import { registryOf } from './registry-of.ts'
import type { Asked } from './route.ts'

type Fault = { pointer: string; message: string }

/** What a meeting would be, and what is in its way. */
type DryRun = {
  /** As a run would hold it; null as long as there are faults. */
  meeting: HeldMeeting | null
  /** As it was read; null where it cannot be. */
  given: Meeting | null
  /** Its agenda as given; where it gives none, what the lines of the text say. */
  agenda: readonly AgendaItemInput[]
  notes: readonly string[]
  faults: readonly Fault[]
}

/** Reads a meeting as it stands, finished or not, and keeps nothing. */
export async function dryRun(
  deps: Pick<AppDeps, 'catalogue' | 'registry' | 'settings'>,
  asked: Pick<Asked, 'body' | 'contentType' | 'subject'>,
): Promise<DryRun> {
  const { workspaceId } = asked.subject
  const registry = await registryOf(deps, asked.subject)
  const usual = await deps.settings?.budget(workspaceId)
  const pasted = typeof asked.body === 'string' ? pastedAgenda(asked.body) : []
  const read = attempted((): GivenMeeting => givenMeeting(asked))
  if ('faults' in read) return { meeting: null, given: null, agenda: pasted, notes: [], faults: read.faults }
  const { meeting: given, notes } = read.done
  const agenda = given.agenda ?? pasted
  const held = attempted(() => heldMeeting(registry, workspaceId, read.done, usual))
  return 'faults' in held
    ? { meeting: null, given, agenda, notes, faults: held.faults }
    : { meeting: held.done, given, agenda, notes: held.done.notes, faults: [] }
}

/** What a caller could mend is a fault here, and no error. */
function attempted<T>(work: () => T): { done: T } | { faults: Fault[] } {
  try {
    return { done: work() }
  } catch (error) {
    const problem = problemOf(error, 0)
    if (problem === null || problem.status !== 400) throw error
    return { faults: faultsOf(problem) }
  }
}

const faultsOf = ({ message, more }: Problem): Fault[] =>
  more.errors === undefined || more.errors.length === 0
    ? [{ pointer: '', message }]
    : more.errors.map((one) => ({ pointer: one.pointer, message: one.message }))
