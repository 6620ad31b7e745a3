import type { MakeClaim, QuoteRef, CastVote } from '../../../../schemas/generated/types.ts'
import type { Contribution } from '../../../ports/voice.ts'
import { chipOf, refOf, spoken, textOf } from '../evidence/quote.ts'
import type { Quote } from '../evidence/types.ts'
import { countWords } from '../text/words.ts'
import type { Phrases } from './phrases-en.ts'

/** What one turn may hold: people read it while it is spoken. */
const MOST_WORDS = 90
const MOST_QUOTES = 3

/** A turn in the making: sentences go in while they fit, contributions always. */
export type Speech = {
  /** Adds a sentence if it fits; quotes are counted by their chips. False where it did not fit. */
  say(sentence: string): boolean
  /** Adds a sentence whatever its length: a matrix, a list of tasks. */
  add(sentence: string): void
  /** A typed contribution; it counts whether or not it is spoken of. */
  hand(tool: string, args: object): void
  readonly contributions: Contribution[]
  readonly text: string
  mentions: string[]
}

export const speech = (): Speech => {
  const sentences: string[] = []
  const contributions: Contribution[] = []
  return {
    contributions,
    mentions: [],
    get text() {
      return sentences.join(' ').replaceAll(' \n', '\n').replaceAll('\n ', '\n')
    },
    say(sentence) {
      const all = [...sentences, sentence].join(' ')
      if (countWords(all) > MOST_WORDS || quotesIn(all) > MOST_QUOTES) return false
      sentences.push(sentence)
      return true
    },
    add: (sentence) => void sentences.push(sentence),
    hand: (tool, args) => void contributions.push({ tool, arguments: args }),
  }
}

/** “quote” [source:12]; what is cut off is shown outside the quote marks. A quote's own full stop stays outside too. */
export const cite = (say: Pick<Phrases, 'quote'>, quote: Quote, limit = 170): string => {
  const cut = spoken(quote, limit)
  const text = textOf(cut).replace(/[.;,\s]+$/, '')
  return `${say.quote(text)}${cut.to < quote.to ? ' …' : ''} ${chipOf(cut)}`
}

/** A claim whose text stands word for word in its quotes. */
export const claim = (args: MakeClaim): MakeClaim => args
export const vote = (args: CastVote): CastVote => args
export const refs = (quotes: readonly Quote[]): QuoteRef[] => quotes.map(refOf)

/** What goes on record as plain text carries no Markdown: the panel's own bold stays in its speech. */
export const unmarked = (text: string): string => text.replaceAll('**', '')

const quotesIn = (text: string): number => text.match(/[”»“](?: …)? \[/g)?.length ?? 0
