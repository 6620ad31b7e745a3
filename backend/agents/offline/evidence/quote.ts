import type { QuoteRef } from '../../../../schemas/generated/types.ts'
import { sourceSpan } from '../../../minutes/markdown/blocks.ts'
import { clauseEnd } from '../text/sentences.ts'
import type { Quote } from './types.ts'

/** What a quote says, without Markdown. */
export const textOf = ({ block, from, to }: Quote): string => block.text.slice(from, to)

/** The quote as it stands in its source, with its offset: found again by anyone. */
export const refOf = (quote: Quote): QuoteRef => {
  const { start, end } = sourceSpan(quote.block, quote.from, quote.to)
  const where =
    quote.origin.kind === 'source' ? { source_id: quote.origin.id } : { message_id: quote.origin.id }
  return { quote: quote.origin.text.slice(start, end), ...where, start }
}

/** Cut to what may be spoken at once, at the end of a clause. */
export const spoken = (quote: Quote, limit = 170): Quote => {
  const text = textOf(quote)
  return text.length <= limit ? quote : { ...quote, to: quote.from + clauseEnd(text, limit) }
}

export const lineOf = ({ origin, block, from }: Quote): number => {
  const offset = block.starts[from] ?? block.start
  let line = origin.line ?? 1
  for (let at = origin.text.indexOf('\n'); at >= 0 && at < offset; at = origin.text.indexOf('\n', at + 1))
    line++
  return line
}

/** The source and line of a quote as a chip: `[prices:12]`. */
export const chipOf = (quote: Quote): string =>
  quote.origin.kind === 'message'
    ? `[${clean(quote.origin.title)}, ${quote.origin.id}]`
    : `[${clean(quote.origin.title)}:${lineOf(quote)}]`

const clean = (title: string): string => title.replace(/[[\]\n|]/g, ' ').trim()
