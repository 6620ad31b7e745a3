import type { Unshared } from '../../../ports/voice.ts'
import { clauseEnd } from '../text/sentences.ts'
import { claim, type Speech } from './speech.ts'
import type { View } from './view.ts'

type Passage = NonNullable<Unshared['passage']>

/** Aloud only so much of a passage; the log holds all of it. */
const ALOUD = 110
const ON_RECORD = 400
const MOST_TOLD = 3

/** The moderator asks for what one seat alone has read; where nobody else may read it, only that it is there. */
export const askForUnshared = (view: View, turn: Speech): void => {
  const held = view.request.board.unshared ?? []
  if (held.length === 0) return
  const seats = [...new Set(held.map(({ seat }) => seat))]
  const places = held.flatMap(({ passage }) => (passage === null ? [] : [chip(passage)]))
  turn.say(view.say.convergence.unshared(seats.map(view.nameOf), held.length, places.slice(0, MOST_TOLD)))
  turn.mentions = seats
}

/** Whoever holds it says it and puts it on record, so that it stands there whoever wins. */
export const tellOwn = (view: View, turn: Speech): void => {
  const { seat, board } = view.request
  const own = (board.unshared ?? []).flatMap((one) =>
    one.seat === seat && one.passage !== null ? [one.passage] : [],
  )
  for (const most of [2, 1]) {
    const quotes = own.slice(0, most).map((one) => aloud(view, one))
    if (quotes.length > 0 && turn.say(view.say.convergence.only(quotes))) break
  }
  for (const { sourceId, start, quote } of own) {
    const text = cut(quote, ON_RECORD)
    if (text === '') continue
    const quotes = [{ quote: text, source_id: sourceId, start }]
    turn.hand('make_claim', claim({ text, kind: 'fact', quotes }))
  }
}

const aloud = (view: View, one: Passage): string => {
  const whole = one.quote.replace(/\s+/gu, ' ')
  const said = cut(whole, ALOUD)
  const rest = said.length < whole.length ? ' …' : ''
  return `${view.say.quote(said.replace(/[.;,\s]+$/u, ''))}${rest} ${chip(one)}`
}

const chip = ({ title, line }: Passage): string => `[${title.replace(/[[\]\n|]/gu, ' ').trim()}:${line}]`

const cut = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, clauseEnd(text, most)).trimEnd()
