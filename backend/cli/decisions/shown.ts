import { fieldsOf, textOf } from '../remote/shapes.ts'
import { styleFor } from '../show/colours.ts'
import { safeLine } from '../show/plain-text.ts'
import { table } from '../show/table.ts'
import { wrap } from '../show/wrap.ts'

/** What was decided, a line each. */
export function tableOf(decisions: readonly unknown[]): string {
  const rows = decisions.map((one) => [
    textOf(one, 'decidedAt').slice(0, 10),
    statusIn(one),
    textIn(one, 'dueAt') ?? '',
    shortly(chosenIn(one) ?? textOf(one, 'statement')),
    shortly(textOf(one, 'title')),
    textOf(one, 'id'),
  ])
  return table(['DECIDED', 'STATUS', 'REVIEW', 'DECISION', 'COUNCIL', 'ID'], rows)
}

/** One decision, with what became of it. */
export function pageOf(answer: unknown): string {
  const { decision, related, reviews } = fieldsOf(answer)
  const style = styleFor(process.stdout)
  const about = (label: string, text: string | null) =>
    text === null || text === '' ? [] : wrap(safeLine(`${label}: ${text}`), WIDTH)
  const lines = [
    style(safeLine(textOf(decision, 'statement')), 'bold'),
    ...about('Question', textOf(decision, 'question')),
    ...about('Council', `${textOf(decision, 'title')} (${textOf(decision, 'runId')})`),
    ...about('Status', statusIn(decision)),
    ...about('Decided', textOf(decision, 'decidedAt').slice(0, 10)),
    ...about('By', namesIn(decision, 'decidedBy')),
    ...about('Approved by', namesIn(decision, 'approvedBy')),
    ...about('Chosen', chosenIn(decision)),
    ...about('Confidence', percentIn(decision, 'confidence')),
    ...about('Replaces', listIn(decision, 'supersedes').map(String).join(', ')),
    ...about('Replaced by', listIn(decision, 'supersededBy').map(String).join(', ')),
    ...about('Review', textIn(decision, 'dueAt')),
    ...listIn(decision, 'forecasts').flatMap((one, at) => about(`Forecast ${at}`, forecastWords(one))),
    ...list(reviews).flatMap((one) => about('What came of it', reviewWords(one))),
    ...list(related).flatMap((one) => about(relationOf(one), relatedWords(one))),
  ]
  return `${lines.join('\n')}\n`
}

const WIDTH = 78
const SHORT = 48

const shortly = (text: string): string => {
  const line = safeLine(text)
  return line.length > SHORT ? `${line.slice(0, SHORT - 1)}…` : line
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const listIn = (value: unknown, field: string): unknown[] => list(fieldsOf(value)[field])

function textIn(value: unknown, field: string): string | null {
  const text = fieldsOf(value)[field]
  return typeof text === 'string' ? text : null
}

/** A share as people read it; null where nobody has said one. */
function percentIn(value: unknown, field: string): string | null {
  const share = fieldsOf(value)[field]
  return typeof share === 'number' ? `${Math.round(share * 100)}%` : null
}

const statusIn = (decision: unknown): string => textOf(decision, 'status').replaceAll('_', ' ')
const chosenIn = (decision: unknown): string | null => textIn(fieldsOf(decision).chosenOption, 'title')
const namesIn = (decision: unknown, field: string): string =>
  listIn(decision, field)
    .map((one) => textIn(one, 'name') ?? '')
    .join(', ')

function forecastWords(forecast: unknown): string {
  const { happened } = fieldsOf(forecast)
  const came = happened === true ? 'it happened' : happened === false ? 'it did not happen' : null
  const until = `${percentIn(forecast, 'probability') ?? ''} until ${textOf(forecast, 'due')}`
  return `${textOf(forecast, 'statement')} (${until}${came === null ? '' : `; ${came}`})`
}

function reviewWords(review: unknown): string {
  const note = textIn(review, 'note')
  const by = textIn(fieldsOf(review).by, 'name') ?? ''
  return `${textOf(review, 'outcome')}, ${by}, ${textOf(review, 'at').slice(0, 10)}${note === null ? '' : `: ${note}`}`
}

const relationOf = (related: unknown): string =>
  textOf(related, 'relation') === 'contradicts' ? 'Contradicts' : 'On the same'

function relatedWords(related: unknown): string {
  const { decision } = fieldsOf(related)
  return `${textOf(decision, 'statement')} (${textOf(decision, 'title')}, ${textOf(decision, 'decidedAt').slice(0, 10)}, ${textOf(decision, 'id')})`
}
