import type { Budget, HeldMeeting, Meeting, Policy, Template } from '../../../schemas/generated/types.ts'
import { isDay } from '../../minutes/support/is-day.ts'
import { heldAgenda } from './agenda.ts'
import { clipped } from './clipped.ts'
import { meetingId } from './identity.ts'
import { inLanguage } from './in-language.ts'
import { languageOf } from './language.ts'
import { invalid } from './meeting-invalid.ts'
import { heldCriteria, heldOptions } from './options-and-criteria.ts'
import { heldPolicy } from './policy.ts'
import { heldQuality } from './quality.ts'
import { heldSeats } from './seats.ts'
import { type GivenText, heldLibrary, heldSources, meetingAsText } from './sources.ts'
import { refuseBrokenText } from './well-formed.ts'

export type HoldMeeting = {
  meeting: Meeting
  /** The meeting file as given; absent where the meeting came as fields, then s0 is made of them. */
  s0Text?: string
  /** What was added beside the file, in the order given. */
  extraContext?: readonly GivenText[]
  template: Template
  /** What whoever starts the run asks for; it wins over the meeting. */
  overrides?: { policy?: string; maxTurns?: number; language?: HeldMeeting['language']; exports?: string[] }
  workspaceId: string
  /** The names of the policies that a meeting may name; those that come with the program where it is left out. */
  policies?: readonly string[]
  /** The limits of a meeting that names none of its own; those of the template where they are left out. */
  usualBudget?: Partial<Budget>
  /** Where the record of a meeting goes that does not say. */
  usualExports?: readonly string[]
  /** The targets there are, and what to do about those that are off; left out where nothing is exported. */
  targets?: readonly KnownTarget[]
  /** What reading the file had to assume. */
  notes?: readonly string[]
}

/** A target as whoever holds a meeting has to know it. */
export type KnownTarget = { name: string; state: 'on' | 'off' | 'paused'; detail: string | null }

/** The meeting as a run holds it, every field filled, every text inside; MeetingInvalid where it cannot be held. */
export function holdMeeting(given: HoldMeeting): HeldMeeting {
  const { meeting, overrides = {}, workspaceId, usualExports = [] } = given
  refuseBrokenText(meeting)
  refuseBrokenText({ s0: given.s0Text, context: given.extraContext })
  refuseBlank(meeting)
  refuseNoDay(meeting)
  const { title, question } = meeting
  const language = overrides.language ?? meeting.language ?? languageOf(`${title} ${question}`)
  const template = inLanguage(given.template, language)
  const notes = [...(given.notes ?? [])]
  const options = heldOptions(meeting.options)
  const criteria = heldCriteria(meeting.criteria)
  const seats = heldSeats(meeting.seats, template, notes)
  const library = heldLibrary(meeting, seats)
  const s0 = { title: clipped(title, MAX_SOURCE_TITLE), text: given.s0Text ?? meetingAsText(meeting) }
  const agenda = heldAgenda(meeting.agenda, template, notes)
  noteDefaults(meeting, notes)
  const exports = [...new Set(overrides.exports ?? meeting.exports ?? usualExports)]
  if (given.targets !== undefined) notes.push(...closedTargets(exports, given.targets))
  const kind = {
    reversibility: meeting.reversibility ?? template.reversibility,
    stakes: meeting.stakes ?? template.stakes,
  }
  return {
    id: meeting.id ?? meetingId({ workspaceId, title, question }),
    title,
    question,
    language,
    template: template.id,
    agenda,
    options,
    criteria,
    context: heldSources(s0, meeting.context ?? [], given.extraContext ?? [], seats),
    ...(library === undefined ? {} : { library }),
    seats,
    policy: heldPolicy(askedPolicy(meeting.policy, overrides.policy), template, given.policies),
    ...kind,
    quality: heldQuality(meeting, template, kind, notes),
    budget: heldBudget(meeting, { ...template.budget, ...given.usualBudget }, overrides.maxTurns),
    ...(meeting.supersedes !== undefined && { supersedes: meeting.supersedes }),
    ...(meeting.review_at !== undefined && { review_at: meeting.review_at }),
    ...(meeting.humanDeadlineMinutes !== undefined && { humanDeadlineMinutes: meeting.humanDeadlineMinutes }),
    exports,
    notes: notes.map((note) => clipped(note, MAX_NOTE)).slice(0, MAX_NOTES),
  }
}

/** A council is worth holding wherever its record goes, so a target that is not there is a note and no fault. */
function closedTargets(exports: readonly string[], targets: readonly KnownTarget[]): string[] {
  return exports.flatMap((name) => {
    const target = targets.find((one) => one.name === name)
    if (target === undefined)
      return `There is no export target “${name}”: use one of ${targets.map((one) => one.name).join(', ')}.`
    if (target.state !== 'off') return []
    return `The export target “${name}” is not set up, so the record does not go there. ${target.detail ?? ''}`.trim()
  })
}

/** A policy that is asked for by its name keeps what the meeting says of it, if the meeting means the same one. */
function askedPolicy(ofMeeting: Policy | undefined, name: string | undefined): Policy | undefined {
  return name === undefined || name === ofMeeting?.name ? ofMeeting : { name }
}

function refuseBlank({ title, question }: Meeting): void {
  if (title.trim() === '') throw invalid('/title', 'is blank: name the meeting.')
  if (question.trim() === '') throw invalid('/question', 'is blank: say what is to be decided.')
}

function refuseNoDay({ review_at: day }: Meeting): void {
  if (day !== undefined && !day.startsWith('+') && !isDay(day))
    throw invalid('/review_at', `is no day of the calendar: ${day}. Say one as 2027-05-01, or +90d.`)
}

function heldBudget({ budget = {} }: Meeting, defaults: Budget, maxTurns: number | undefined): Budget {
  return { ...defaults, ...budget, ...(maxTurns !== undefined && { maxTurns }) }
}

// Both set how hard a decision is to pass, so a reader must know that nobody said them.
function noteDefaults({ reversibility, stakes }: Meeting, notes: string[]): void {
  const missing = [reversibility === undefined && 'reversibility', stakes === undefined && 'stakes'].filter(
    Boolean,
  )
  if (missing.length) notes.push(`${NOT_SAID}${missing.join(' and ')}; the template does.`)
}

const NOT_SAID = 'The meeting does not say its '

/** What the meeting did not say of itself: the held meeting keeps it as a note only. */
export function assumedIn({ notes }: Pick<HeldMeeting, 'notes'>): ('reversibility' | 'stakes')[] {
  const note = notes.find((one) => one.startsWith(NOT_SAID)) ?? ''
  return (['reversibility', 'stakes'] as const).filter((one) => note.includes(one))
}

const MAX_NOTES = 50
const MAX_NOTE = 1000
const MAX_SOURCE_TITLE = 300
