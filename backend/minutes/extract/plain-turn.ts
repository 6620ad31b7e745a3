import { supportOf } from '../support.ts'
import { cite, type Cited, type Place } from './cite.ts'
import { labelled } from './labelled.ts'
import { namingOf, type Naming, type Thing } from './naming.ts'
import { linesOf, quotedIn, sentencesOf, withoutQuoted, type Line } from './sentences.ts'
import { statedChoice, type StatedChoice } from './stated-choice.ts'
import { tasksIn } from './tasks.ts'

/** What a seat said in plain words, and what it could have meant. */
export type PlainTurn = {
  text: string
  /** The contributions that this seat may hand in now: nothing else is read out of its words. */
  tools: ReadonlySet<string>
  options: readonly Thing[]
  criteria: readonly Thing[]
  places: readonly Place[]
  /** The option that the seat has held so far. */
  held: string | null
  /** Objections that are open: a sentence that names one answers it. */
  objections: readonly string[]
}

/** A contribution that nobody handed in as such. */
export type Inferred = { tool: string; arguments: Record<string, unknown>; inferred: true }

/**
 * Reads contributions out of plain words, English and Russian. Only what is said plainly counts: the option that is
 * named in the affirmative, a reason whose quotation stands in a source, what is called a risk, a question, an option or
 * a task. The same words always give the same contributions.
 */
export function readPlainTurn(turn: PlainTurn): Inferred[] {
  const lines = linesOf(turn.text)
  const options = namingOf(turn.options)
  const criteria = namingOf(turn.criteria)
  const said = lines.flatMap((line) => sentencesOf(line.text))
  const choice = statedChoice(said.map(withoutQuoted), options)
  const reader: Reader = { turn, lines, said, options, criteria, choice }
  return [
    ...position(reader),
    ...claims(reader),
    ...risks(reader),
    ...proposals(reader),
    ...questions(reader),
    ...vote(reader),
    ...tasks(reader),
  ].filter((one) => turn.tools.has(one.tool))
}

type Reader = {
  turn: PlainTurn
  lines: Line[]
  said: string[]
  options: Naming
  criteria: Naming
  choice: StatedChoice | null
}

const inferred = (tool: string, args: Record<string, unknown>): Inferred => ({
  tool,
  arguments: args,
  inferred: true,
})

function position({ turn, said, choice }: Reader): Inferred[] {
  // Whoever says again what he holds has not moved: the log keeps moves.
  if (choice === null || (choice.option !== null && choice.option === turn.held)) return []
  const [quote] = said.flatMap((one) => citedIn(one, turn.places))
  return [
    inferred('take_position', {
      option: choice.option,
      confidence: choice.confidence,
      ...(quote === undefined ? {} : { quote: quote.quote.slice(0, 4000) }),
    }),
  ]
}

function vote({ said, choice }: Reader): Inferred[] {
  if (choice === null) return []
  const at = said.findIndex((one) => withoutQuoted(one) === choice.sentence)
  const reason = said.slice(Math.max(0, at), at + 2).join(' ')
  return [
    inferred('cast_vote', {
      option: choice.option,
      confidence: choice.confidence,
      reason: reason.slice(0, 4000),
    }),
  ]
}

const MOST_CLAIMS = 6
const HOLDS_AGAINST =
  /(?<!\p{L})(?:against|however|problem|weakness|drawback|downside|fails?|unfortunately|worr\p{L}+|против|однако|минус|недостат\p{L}*|проблем\p{L}*|к сожалению|подводит)(?!\p{L})|^(?:but|но)(?!\p{L})/iu

function claims({ turn, said, options, criteria, choice }: Reader): Inferred[] {
  const held = choice?.option ?? turn.held
  return said
    .flatMap((sentence) => {
      const quotes = citedIn(sentence, turn.places)
      if (quotes.length === 0) return []
      const own = withoutQuoted(sentence)
      // What the seat itself says of the quote, else what stands in it.
      const option = options.one(own) ?? options.one(sentence) ?? held
      const criterion = criteria.one(own) ?? criteria.one(sentence)
      const answers = turn.objections.find((id) => new RegExp(`(?<![\\p{L}\\d])${id}(?!\\d)`, 'u').test(own))
      const against = HOLDS_AGAINST.test(own) || (held !== null && option !== null && option !== held)
      return inferred('make_claim', {
        text: claimText(sentence, quotes, titlesOf(turn, [option, criterion])),
        kind: option === null ? 'fact' : against ? 'against' : 'for',
        ...(option === null ? {} : { option }),
        ...(criterion === null ? {} : { criterion }),
        ...(answers === undefined ? {} : { answers }),
        quotes,
      })
    })
    .slice(0, MOST_CLAIMS)
}

/** The seat's sentence where its quotes carry it; else what it quotes, for no more than that is shown. */
function claimText(sentence: string, quotes: readonly Cited[], known: readonly string[]): string {
  const words = sentence.replace(/(?<!\s)\s*\((?:s|m)\d+[^)]{0,200}\)/gu, '')
  const carried = quotes.map((one) => one.quote)
  return (supportOf(words, carried, known) === 'unsupported' ? carried.join(' ') : words)
    .trim()
    .slice(0, 4000)
}

const titlesOf = ({ options, criteria }: PlainTurn, ids: readonly (string | null)[]): string[] =>
  [...options, ...criteria].filter((one) => ids.includes(one.id)).map((one) => one.title)

/** A word in quotation marks is a word that somebody would not use himself. */
const SHORTEST = 8

/** The passages that a sentence quotes, as far as they stand in what the seat was given. */
function citedIn(sentence: string, places: readonly Place[]): Cited[] {
  return quotedIn(sentence).flatMap((quote) => (quote.length < SHORTEST ? [] : (cite(quote, places) ?? [])))
}

const MOST_RISKS = 6

function risks({ turn, lines, options, choice }: Reader): Inferred[] {
  return labelled(lines, 'risk')
    .slice(0, MOST_RISKS)
    .map(({ text, mitigation, sign }) => {
      const option = options.one(text) ?? choice?.option ?? null
      const quotes = citedIn(text, turn.places)
      return inferred('raise_risk', {
        risk: text.slice(0, 4000),
        ...(option === null ? {} : { option }),
        ...(mitigation === null ? {} : { mitigation: mitigation.slice(0, 4000) }),
        ...(sign === null ? {} : { earlySign: sign.slice(0, 2000) }),
        ...(quotes.length === 0 ? {} : { quotes }),
      })
    })
}

function proposals({ turn, lines, options }: Reader): Inferred[] {
  return labelled(lines, 'option').flatMap(({ text }) => {
    const [, title = '', summary = ''] = /^(.{2,200}?)(?:\s*[–—:.]\s+(.*))?$/u.exec(text) ?? []
    if (title === '' || options.one(title) !== null) return []
    const quotes = citedIn(text, turn.places)
    return inferred('propose_option', { title, summary, ...(quotes.length === 0 ? {} : { quotes }) })
  })
}

const questions = ({ lines }: Reader): Inferred[] =>
  labelled(lines, 'question').map(({ text }) => inferred('ask_question', { text: text.slice(0, 4000) }))

const tasks = ({ turn, lines }: Reader): Inferred[] =>
  turn.tools.has('notion.task')
    ? tasksIn(lines, { places: turn.places, things: [...turn.options, ...turn.criteria] }).map((task) =>
        inferred('notion.task', task),
      )
    : []
