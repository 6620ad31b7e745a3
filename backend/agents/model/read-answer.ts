import { namedSeats } from './named-seats.ts'
import type { FunctionCall } from '../../autogen/models/model-client.ts'
import { asksForVote } from '../../council/turn-task.ts'
import { inPlainWords } from '../plain-words.ts'
import type { Contribution, TurnAnswer } from '../../ports/voice.ts'
import type { Said } from './ask-model.ts'
import { contributionsOf, type ModelCall, type Reading } from './contributions.ts'
import { spokenText, wordsOfContributions } from './spoken.ts'
import { readStructured } from './structured.ts'
import type { Offer } from './tools.ts'

export type Answer = Omit<TurnAnswer, 'usage'>

/** What the seat says and contributes by a model's answer; null where the model said nothing at all. */
export function readAnswer(
  { text, result }: Said,
  { reading, offers }: { reading: Reading; offers: readonly Offer[] },
): Answer | null {
  const { request, meeting } = reading
  const made: ModelCall[] = Array.isArray(result.content) ? result.content.map(asCall) : []
  // Whoever was asked for an object, or was not asked for one, may answer with one all the same.
  const written = made.length === 0 ? readStructured(text) : null
  const said = spokenText(written?.say ?? text, request)
  const handed = contributionsOf([...made, ...(written?.calls ?? [])], reading)
  if (said === '' && handed.length === 0) return null
  const contributions = [
    ...handed,
    ...readOut(said, handed, reading, offers),
    ...closing(said, handed, reading),
  ]
  const mentions = namedSeats(said, meeting.seats, request.seat)
  return {
    text: said === '' ? wordsOfContributions(contributions, request) : said,
    contributions,
    ...(mentions.length === 0 ? {} : { mentions }),
  }
}

const asCall = ({ name, arguments: text }: FunctionCall): ModelCall => ({ name, arguments: text })

/** What a turn is for: where it was only said, it is read out of the words, though other things were handed in. */
const NEEDED = new Set(['take_position', 'cast_vote'])

/** A model that hands in nothing is read by its words; one that hands in something is taken at that. */
function readOut(
  said: string,
  handed: readonly Contribution[],
  { request, meeting, places }: Reading,
  offers: readonly Offer[],
): Contribution[] {
  const offered = offers.map((one) => one.tool)
  const needed = asksForVote(request.task) || request.phase === 'positions'
  const wanted =
    handed.length === 0
      ? offered
      : offered.filter((tool) => needed && NEEDED.has(tool) && handed.every((one) => one.tool !== tool))
  if (said === '' || wanted.length === 0) return []
  return inPlainWords(said, wanted, { request, meeting, places })
}

const MOST_WORDS = 200

/** A scribe whose model writes plain words only: the record stands as the log has it, and its words are the summary. */
function closing(
  said: string,
  handed: readonly Contribution[],
  { request, meeting }: Reading,
): Contribution[] {
  const { phase, role, record, language } = request
  if (phase !== 'closing' || role !== 'scribe' || record === undefined || handed.length > 0) return []
  const log = record.decisionLog
  const needs_review = [...log.needs_review, READ_OUT[language]]
  const short = said.split(/\s+/).length <= MOST_WORDS
  return [
    { tool: 'notion.decision_log', arguments: { ...log, needs_review } },
    ...(short && said !== ''
      ? [{ tool: 'submit_summary', arguments: { title: meeting.title, markdown: said } }]
      : []),
  ]
}

const READ_OUT = {
  en: 'The scribe’s model wrote plain words only: this record is folded from the log, and its words are the summary. What else was read out of words is marked inferred.',
  ru: 'Модель секретаря ответила только обычным текстом: протокол собран из журнала, а её слова стали кратким итогом. Остальное, что прочитано из слов, отмечено как выведенное.',
} as const
