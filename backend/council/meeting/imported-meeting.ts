import type {
  HeldMeeting,
  MeetingOption,
  Policy,
  Quality,
  Seat,
  Template,
} from '../../../schemas/generated/types.ts'
import { clipped } from './clipped.ts'
import { meetingId } from './identity.ts'

type Imported = {
  workspaceId: string
  title: string
  question: string
  language: HeldMeeting['language']
  /** The text that records it, as read: the source `s0`. */
  source: { title: string; text: string }
  seats: Seat[]
  options: MeetingOption[]
  notes: string[]
}

/** A meeting that was held elsewhere, as the run holds it that imports its record. */
export function importedMeeting(given: Imported): HeldMeeting {
  const { workspaceId, title, question, language, source, seats, options, notes } = given
  const { id: template, policy, budget, reversibility, stakes } = IMPORT_TEMPLATE
  return {
    id: meetingId({ workspaceId, title, question }),
    title,
    question,
    language,
    template,
    agenda: [
      { id: 'i1', title: clipped(title, 500), kind: 'decide', timeboxMinutes: 1, atZero: 'finish_turn' },
    ],
    options,
    criteria: [],
    context: [{ id: 's0', title: clipped(source.title, 300), text: source.text }],
    seats,
    policy,
    reversibility,
    stakes,
    quality: NO_GATES,
    budget,
    exports: [],
    notes,
  }
}

/** Nobody speaks and nobody chooses a speaker: the talk is over. */
const NO_POLICY: Policy = { name: 'import' }
const ROW = { roles: ['scribe'], ends: 'all_spoke' } as const

const row = () => ({ roles: [...ROW.roles], ends: ROW.ends })

/** What was decided elsewhere has passed whatever it had to pass. */
const NO_GATES: Quality = {
  minAlternatives: 0,
  requireRationale: false,
  requireRisks: false,
  minActionItems: 0,
  consensus: { method: 'majority', threshold: 0.5 },
  blindRound: false,
  stopAfterQuietTurns: 1,
}

/** The form of a run in which no council is held. A log holds the form of its run, so an import's has one too. */
export const IMPORT_TEMPLATE: Template = {
  id: 'import',
  version: '1',
  title: 'Import',
  description: 'The record of a meeting that was held elsewhere, made of its minutes. No council is held.',
  seats: [{ seat: 'scribe', role: 'scribe', name: 'Scribe', agent: 'scribe' }],
  phases: {
    opening: row(),
    positions: row(),
    debate: row(),
    alternatives: row(),
    risks: row(),
    convergence: row(),
    decision: row(),
    actions: row(),
    closing: row(),
  },
  agenda: [{ title: 'Import', kind: 'decide', timeboxMinutes: 1, atZero: 'finish_turn' }],
  policy: NO_POLICY,
  quality: NO_GATES,
  budget: { maxTurns: 1, maxMinutes: 1, maxTokens: null, maxCostUsd: null },
  reversibility: 'costly',
  stakes: 'medium',
}
