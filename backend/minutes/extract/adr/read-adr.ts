import type { Transcript } from '../../transcript.ts'
import type { Adr, AdrOption, Part } from './adr.ts'
import { fieldOf } from './adr-fields.ts'
import type { Chapter } from './adr-headings.ts'
import { sidesOf } from './arguments.ts'
import { sectionFor, type Section, sectionsAbove, sectionsBelow, sectionsOf } from './chapters.ts'
import { listedOptions, optionsIn, withArguments } from './options.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { joinedParts, partOf, placer } from './parts.ts'
import { unheadedConsequences, unheadedParts } from './unheaded.ts'
import { yStatement } from './y-statement.ts'

/** The decision record that a document is; null where it is none. */
export function readAdr(transcript: Transcript): Adr | null {
  if (isTalk(transcript)) return null
  const sections = sectionsOf(transcript)
  const found = headed(transcript, sections) ?? unheaded(transcript, sections) ?? yStatement(transcript)
  if (found === null) return null
  return {
    ...found,
    title: found.title ?? titleOf(transcript),
    status: fieldOf(transcript, sections, 'status'),
    date: fieldOf(transcript, sections, 'date'),
    deciders: fieldOf(transcript, sections, 'deciders'),
  }
}

/** Minutes of talk may have chapters of the same names. */
function isTalk({ segments }: Transcript): boolean {
  const spoken = segments.filter((one) => one.kind === 'speech').length
  return spoken > 12 && spoken > segments.length / 4
}

const OF_A_RECORD: readonly Chapter[] = [
  'context',
  'drivers',
  'options',
  'consequences',
  'good',
  'bad',
  'arguments',
  'status',
]

function headed(transcript: Transcript, sections: readonly Section[]): Adr | null {
  const outcomes = sections.filter((one) => one.chapter === 'outcome')
  const [section] = outcomes
  const others = OF_A_RECORD.filter((chapter) => sectionFor(sections, chapter) !== null)
  if (section === undefined || outcomes.length > 1 || others.length < 2) return null
  const own =
    section.segments.length > 0 ? section.segments : (sectionsBelow(sections, section)[0]?.segments ?? [])
  const outcome = outcomeOf(transcript, own)
  if (outcome === null) return null
  const listed = sectionFor(sections, 'options')
  const options = listed === null ? [] : optionsIn(transcript, listed, sections)
  return assembled(transcript, sections, {
    outcome,
    options,
    consequences: consequencesIn(transcript, sections),
  })
}

function unheaded(transcript: Transcript, sections: readonly Section[]): Adr | null {
  const others = OF_A_RECORD.filter((chapter) => sectionFor(sections, chapter) !== null)
  const found = unheadedParts(transcript)
  if (found === null || others.length === 0) return null
  const headings = consequencesIn(transcript, sections)
  const told = headings.good.length + headings.bad.length + headings.other.length > 0
  return assembled(transcript, sections, {
    outcome: found.outcome,
    options: listedOptions(
      transcript,
      found.options.filter((i) => transcript.segments[i]?.kind === 'item'),
    ),
    consequences: told ? headings : unheadedConsequences(transcript, found.after),
  })
}

// Nobody weighs more.
const MOST_OPTIONS = 40

type Read = { outcome: Outcome; options: AdrOption[]; consequences: Adr['consequences'] }

function assembled(transcript: Transcript, sections: readonly Section[], read: Read): Adr {
  const { outcome, consequences } = read
  const options = withArguments(transcript, read.options.slice(0, MOST_OPTIONS), sections)
  const context = sectionFor(sections, 'context')
  const drivers = sectionFor(sections, 'drivers')
  const named = outcome.choice?.text ?? ''
  return {
    title: null,
    status: null,
    date: null,
    deciders: null,
    context:
      context === null
        ? null
        : joinedParts(texts(transcript, context.segments).filter((one) => one.text !== '')),
    drivers: drivers === null ? [] : driversIn(transcript, drivers, sections, read.options),
    options,
    chosen: placer(options.map((one) => one.title.text))(named),
    choice: outcome.choice,
    rationale: outcome.rationale,
    statement: outcome.statement,
    consequences,
  }
}

function driversIn(
  transcript: Transcript,
  section: Section,
  sections: readonly Section[],
  options: readonly AdrOption[],
): Part[] {
  const taken = new Set(options.flatMap((one) => one.title.at.map((at) => at.segment)))
  const first = Math.min(...taken)
  return [section, ...sectionsBelow(sections, section)]
    .flatMap((one) => one.segments)
    .filter((i) => transcript.segments[i]?.kind === 'item' && i < first)
    .map((i) => partOf(transcript, i))
}

/** "Pros" under the heading of an option speaks of the option, not of the decision. */
function ofAnOption(sections: readonly Section[], section: Section): boolean {
  const above = sectionsAbove(sections, section)
  const [nearest] = above
  return (
    above.some(({ chapter }) => chapter === 'options' || chapter === 'arguments') ||
    (nearest?.chapter === null && nearest.depth > 1)
  )
}

/** The consequences of the decision, wherever the record has them; those of single options are not among them. */
function consequencesIn(transcript: Transcript, sections: readonly Section[]): Adr['consequences'] {
  const found: Adr['consequences'] = { good: [], bad: [], other: [] }
  for (const section of sections) {
    const { chapter } = section
    if (chapter !== 'consequences' && chapter !== 'good' && chapter !== 'bad') continue
    if (ofAnOption(sections, section)) continue
    const sides = sidesOf(transcript, section.segments, chapter === 'consequences' ? null : chapter)
    found.good.push(...sides.good)
    found.bad.push(...sides.bad)
    found.other.push(...sides.neutral, ...sides.other, ...sides.summary)
  }
  return found
}

const texts = (transcript: Transcript, segments: readonly number[]): Part[] =>
  segments.filter((i) => transcript.segments[i]?.kind !== 'code').map((i) => partOf(transcript, i))

function titleOf(transcript: Transcript): Part | null {
  const first = transcript.segments.findIndex((one) => one.kind === 'heading')
  return first < 0 ? null : partOf(transcript, first)
}
