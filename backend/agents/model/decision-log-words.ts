import { createHash } from 'node:crypto'
import type { Anchor, DecisionLog } from '../../../schemas/generated/types.ts'
import type { JsonSchema } from '../../autogen/models/model-client.ts'
import { namingOf } from '../../minutes/extract/naming.ts'
import { supportOf } from '../../minutes/support.ts'
import { dateStandsIn } from '../../minutes/support/named-in.ts'
import { cite, type Cited, type Place } from '../../minutes/extract/cite.ts'
import { isRecord, list, textOf } from './reading.ts'

const entry = (fields: Record<string, JsonSchema>): JsonSchema => ({
  type: 'array',
  items: { type: 'object', properties: fields, required: Object.keys(fields), additionalProperties: false },
})
const text = (description: string): JsonSchema => ({ type: 'string', description })
const QUOTE = text('the passage it rests on, word for word; without one it is left out')

/**
 * What the scribe may word of a decision log. Everything else in it is folded from the run: what was decided, who voted
 * how, who disagreed.
 */
export const DECISION_LOG: { description: string; parameters: JsonSchema } = {
  description:
    'Put the decision log on record: your wording over the record you were given. Leave out what the record says well enough.',
  parameters: {
    type: 'object',
    properties: {
      decision: text(
        'what was decided, in one sentence that names the chosen option; as the record has it where none was',
      ),
      confidence_basis: text('what the confidence of the votes rests on, in one sentence'),
      rationale: {
        ...entry({
          number: { type: 'integer', description: 'the number of the reason in the record' },
          claim: text('the reason, saying no more than its quotes carry'),
        }),
        description: 'reasons of the record that need better words',
      },
      assumptions: {
        ...entry({ text: text('what was taken for granted'), quote: QUOTE }),
        description: 'assumptions of the council that the record misses',
      },
      open_questions: {
        ...entry({ text: text('the question'), quote: QUOTE }),
        description: 'open questions that the record misses',
      },
      review_at: {
        type: ['string', 'null'],
        description:
          'YYYY-MM-DD: when the decision is to be looked at again, only if that very date was named; else null',
      },
    },
    required: ['decision'],
    additionalProperties: false,
  },
}

/** A whole decision log, as the schema of the artifact has it: taken as it is, and checked as such. */
export const isWholeLog = (given: unknown): boolean =>
  isRecord(given) && 'status' in given && 'chosen_option' in given && 'alternatives' in given

export type Sayings = { places: readonly Place[] }

/** The record with the scribe's words, as far as they say the same: nothing that they would change is taken over. */
export function wordedLog(record: DecisionLog, given: unknown, sayings: Sayings): DecisionLog {
  const words = isRecord(given) ? given : {}
  const basis = textOf(words.confidence_basis, 2000)
  const review = textOf(words.review_at, 10)
  return {
    ...record,
    decision: wordedDecision(record, textOf(words.decision, 4000)),
    confidence: basis === null ? record.confidence : { ...record.confidence, basis },
    rationale: record.rationale.map((reason, at) =>
      wordedReason(reason, at + 1, { given: list(words.rationale), known: titlesOn(record, reason) }),
    ),
    assumptions: added(record.assumptions, words.assumptions, sayings),
    open_questions: added(record.open_questions, words.open_questions, sayings),
    ...(review !== null && isNamed(review, sayings) ? { review_at: review } : {}),
  }
}

/** A sentence that names another option than the one that was chosen, or none of them, does not stand for it. */
function wordedDecision(record: DecisionLog, sentence: string | null): string {
  if (sentence === null || record.chosen_option === null) return record.decision
  const named = namingOf(record.alternatives).all(sentence)
  return named[0] === record.chosen_option ? sentence : record.decision
}

type Reason = DecisionLog['rationale'][number]

/** A claim may name its option and its criterion, which a quote need not repeat. */
const titlesOn = (record: DecisionLog, reason: Reason): string[] => [
  ...record.alternatives.filter((one) => one.id === record.chosen_option).map((one) => one.title),
  ...record.criteria.filter((one) => one.id === reason.criterion).map((one) => one.title),
]

function wordedReason(
  reason: Reason,
  number: number,
  { given, known }: { given: readonly unknown[]; known: readonly string[] },
): Reason {
  const found = given.find((one) => isRecord(one) && one.number === number)
  const claim = isRecord(found) ? textOf(found.claim, 4000) : null
  if (claim === null) return reason
  const support = supportOf(
    claim,
    reason.anchors.map((anchor) => anchor.quote),
    known,
  )
  return support === 'unsupported' ? reason : { ...reason, claim, support }
}

const MOST_ENTRIES = 200
const MOST_ADDED = 10

type Entry = DecisionLog['assumptions'][number]

function added(known: Entry[], given: unknown, { places }: Sayings): Entry[] {
  const said = new Set(known.map((one) => one.text.toLowerCase()))
  const fresh = list(given)
    .slice(0, MOST_ADDED)
    .flatMap((one): Entry[] => {
      const words = isRecord(one) ? textOf(one.text, 4000) : null
      if (words === null || said.has(words.toLowerCase())) return []
      said.add(words.toLowerCase())
      const quote = isRecord(one) ? textOf(one.quote, 4000) : null
      const found = quote === null ? [] : (cite(quote, places) ?? [])
      const anchors = found.flatMap((ref) => anchorOf(ref, places))
      // What nobody said or wrote does not get onto the record at its end.
      return anchors.length === 0 ? [] : [{ text: words, anchors }]
    })
  return [...known, ...fresh].slice(0, MOST_ENTRIES)
}

function anchorOf({ quote, source_id, message_id }: Cited, places: readonly Place[]): Anchor[] {
  const id = source_id ?? message_id
  const place = places.find((one) => one.id === id)
  const start = place?.text.indexOf(quote) ?? -1
  if (place === undefined || start < 0) return []
  return [
    {
      quote,
      speaker: place.speaker ?? null,
      message_id: message_id ?? null,
      source_id: source_id ?? null,
      line: source_id === undefined ? null : place.text.slice(0, start).split('\n').length,
      start,
      end: start + quote.length,
      sha256: createHash('sha256').update(quote).digest('hex'),
    },
  ]
}

/** An invented date is the worst fault: it must stand in what the council read or said, in figures or in words. */
const isNamed = (date: string, { places }: Sayings): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) &&
  dateStandsIn(
    date,
    places.map((place) => place.text),
    null,
  )
