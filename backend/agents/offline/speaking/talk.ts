import { refOf, textOf } from '../evidence/quote.ts'
import { isBad, isGood, notesOn, type Note } from '../evidence/notes.ts'
import { cite, refs, type Speech } from './speech.ts'
import { isCited, type View } from './view.ts'

/** More in one turn nobody takes in; more rounds are for the decision. */
const MOST_NOTES = 2
const MOST_ROUNDS = 4

/** How the moderator opens an item that is only talked about: by its title, if the sources have a section on it. */
export const askForNotes = (view: View): string | null => {
  if (view.talk === null || notesOn(view.analysis, view.talk).length === 0) return null
  return view.say.bold(/[.?!…]$/.test(view.talk) ? view.talk : `${view.talk}?`)
}

/**
 * What the sources say of the matter itself, each note once: who looks for value begins with what went well, who looks
 * for risk with what did not. False where there is nothing of that kind, or nothing left and the options come next.
 */
export const bringNotes = (view: View, turn: Speech): boolean => {
  if (view.talk === null) return false
  const notes = notesOn(view.analysis, view.talk)
  if (notes.length === 0) return false
  const left = ordered(notes, view.lens).filter((note) => !isCited(view, note.quote))
  if (left.length > 0 && view.request.round <= MOST_ROUNDS) {
    for (const note of left.slice(0, MOST_NOTES)) tell(view, turn, note)
    return true
  }
  // A talk about what can go wrong goes on to what speaks against the options.
  if (isBad(view.talk) && !isGood(view.talk)) return false
  const all = view.say.extra.allTold(view.talk)
  const isSaid = view.request.thread.some(({ text }) => text.includes(all))
  if (left.length === 0 && !isSaid) turn.say(all)
  return true
}

const ordered = (notes: readonly Note[], lens: View['lens']): Note[] => {
  const last = lens === 'value' ? 'bad' : 'good'
  return notes.toSorted((a, b) => Number(a.tone === last) - Number(b.tone === last))
}

const tell = (view: View, turn: Speech, { quote, isRisk }: Note): void => {
  if (!turn.say(view.say.extra.said(cite(view.say, quote, 200)))) return
  const text = textOf(quote)
  turn.hand('make_claim', { text, kind: 'fact', quotes: refs([quote]) })
  // Nothing is decided here, so no later phase asks for risks: what is named now goes on record now.
  if (isRisk) turn.hand('raise_risk', { risk: text, likelihood: null, impact: null, quotes: [refOf(quote)] })
}
