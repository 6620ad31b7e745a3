import type { Alternative, DecisionLog } from '../../../schemas/generated/types.ts'
import { clip } from '../clip.ts'
import { chosenAmong } from '../extract/chosen-among.ts'
import type { FoundKind } from '../extract/rules/found.ts'
import { supportOf } from '../support.ts'
import type { Transcript } from '../transcript.ts'
import type { AdrParts } from './adr-parts.ts'
import type { Entry } from './entries.ts'
import type { ReadByModel } from './read-by-model.ts'
import { seatOf, type Subject } from './subject.ts'
import { recordWords } from './words.ts'

/** Under which ids a record stands. */
export type RecordIds = { meetingId: string; runId: string; now: number }

type Given = {
  subject: Subject
  transcript: Transcript
  entries: Record<FoundKind, Entry[]>
  /** What a decision record says beside that; null where the text is none. */
  adr: AdrParts | null
  ids: RecordIds
  needsReview: string[]
  cost: ReadByModel['cost']
}

/** The decision log of a text: what it says and nothing else; each entry with the place where it stands. */
export function importedLog(given: Given): DecisionLog {
  const { subject, transcript, entries, adr, ids, needsReview, cost } = given
  const words = recordWords(subject.language)
  const main = mainDecision(entries.decision)
  const status =
    main === null || adr?.standing === 'open' || adr?.standing === 'dropped' ? 'deferred' : 'decided'
  const alternatives = adr?.alternatives ?? optionsOf(entries.option)
  return {
    meeting_id: ids.meetingId,
    run_id: ids.runId,
    version: 1,
    title: subject.title,
    question: subject.question,
    status,
    decision: main === null ? words.nothingDecided : clip(main.item.text, MAX_TEXT),
    chosen_option: status === 'decided' ? (adr?.chosen_option ?? optionIn(main, alternatives)) : null,
    confidence: { level: null, basis: words.confidence },
    decisions: decisionsOf(entries.decision, status),
    criteria: adr?.criteria ?? [],
    alternatives,
    verdicts: [],
    rationale: entries.reason.slice(0, MOST_ENTRIES).flatMap(reasonOf),
    risks: entries.risk.slice(0, MOST_ENTRIES).map(riskOf),
    dissent: dissent(entries.dissent, subject, transcript),
    consensus: NO_VOTES(words.noMethod),
    // Nobody said; a record must hold one, and the notes of the meeting tell that it was filled in.
    reversibility: 'costly',
    stakes: 'medium',
    assumptions: [],
    open_questions: [...entries.question, ...entries.proposal].slice(0, MOST_ENTRIES).map(notedAs),
    decided_by: adr?.decided_by ?? [],
    approved_by: [],
    decided_at: transcript.date === null ? isoOf(ids.now) : `${transcript.date}T00:00:00.000Z`,
    forecasts: [],
    supersedes: adr?.supersedes ?? [],
    gates: [],
    cost: { turns: 0, tokens: cost.tokens, usd: cost.usd, seconds: 0 },
    provenance: {
      panel: 'import',
      models: cost.models,
      template: 'import@1',
      policy: 'import',
      prompt_versions: {},
      log_seq: 0,
      log_hash: NO_HASH,
    },
    needs_review: needsReview.slice(0, 100),
  }
}

const decisionsOf = (decisions: readonly Entry[], status: DecisionLog['status']): DecisionLog['decisions'] =>
  decisions.slice(0, MOST_DECISIONS).map(({ item, anchors }, index) => ({
    id: `d${index + 1}`,
    text: clip(item.text, MAX_TEXT),
    status,
    anchors,
  }))

/** What its own place does not carry is no reason that the text gives. */
function reasonOf({ item, anchors }: Entry): DecisionLog['rationale'] {
  const claim = clip(item.text, MAX_TEXT)
  const quotes = anchors.map(({ quote }) => quote)
  const support = supportOf(claim, quotes)
  return support === 'unsupported' ? [] : [{ claim, anchors, support }]
}

const notedAs = ({ item, anchors }: Entry): DecisionLog['open_questions'][number] => ({
  text: clip(item.text, MAX_TEXT),
  anchors,
})

const riskOf = ({ item, anchors }: Entry): DecisionLog['risks'][number] => ({
  risk: clip(item.text, MAX_TEXT),
  likelihood: null,
  impact: null,
  mitigation: null,
  owner: null,
  early_sign: null,
  anchors,
})

const optionsOf = (options: readonly Entry[]): Alternative[] =>
  options.slice(0, MOST_OPTIONS).map(({ item }, index) => ({
    id: `o${index + 1}`,
    title: clip(item.text, 500),
    summary: '',
    pros: [],
    cons: [],
  }))

/** The option that a decision chooses, if it chooses one. */
function optionIn(main: Entry | null, options: readonly Alternative[]): string | null {
  const chosen = chosenAmong(
    main?.item.text ?? '',
    options.map(({ title }) => title),
  )
  return chosen === null ? null : (options[chosen]?.id ?? null)
}

/** What stands on top: the first that is certain, else the first. */
export const mainDecision = (decisions: readonly Entry[]): Entry | null =>
  decisions.find(({ certain }) => certain) ?? decisions[0] ?? null

/** The seat of whoever is not named. */
export const UNNAMED = 'unnamed'

// What stands before seq 1 of every log.
const NO_HASH = '0'.repeat(64)
const MAX_TEXT = 4_000
export const MOST_DECISIONS = 100
const MOST_OPTIONS = 100
const MOST_ENTRIES = 200
const MOST_DISSENTS = 50

const NO_VOTES = (method: string): DecisionLog['consensus'] => ({
  method,
  level: 0,
  votes: [],
  blind_vote: { option: null, votes: [] },
  talk_changed_decision: null,
})

function dissent(
  entries: readonly Entry[],
  subject: Subject,
  { segments }: Transcript,
): DecisionLog['dissent'] {
  return entries.slice(0, MOST_DISSENTS).map(({ item, anchors }) => ({
    seat:
      seatOf(subject, segments[item.at[0]?.segment ?? -1]?.speaker ?? null) ??
      seatNamedIn(subject, item.text) ??
      UNNAMED,
    position: null,
    reason: clip(item.text, MAX_TEXT),
    anchors,
  }))
}

/** Who alone is named in words such as "Vale is against it"; null where nobody is, or several are. */
function seatNamedIn({ people }: Subject, text: string): string | null {
  const words = new Set(text.match(/\p{L}{3,}/gu) ?? [])
  const named = people.filter(({ name }) => (name.match(/\p{L}{3,}/gu) ?? []).some((part) => words.has(part)))
  return named.length === 1 ? (named[0]?.seat ?? null) : null
}

const isoOf = (ms: number): string => new Date(ms).toISOString()
