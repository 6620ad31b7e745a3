import type { Phase, UnsharedData } from '../../schemas/generated/types.ts'
import { wordsOf } from '../minutes/support/stemmed-words.ts'
import { expertSeats } from './phases.ts'
import type { RunState } from './state.ts'
import { wordingOf } from './wording/wording.ts'
import type { Working } from './working.ts'

/**
 * What only one seat knows (CONTRACT section 9): groups talk of what all have read, and leave out what one alone has
 * (Stasser and Titus 1985, "Pooling of unshared information in group decision making"). So before a council converges
 * each passage that a single expert holds and nobody has cited is listed; what nobody took up by the vote, or before its
 * item was left, was let go, and the log says when.
 */
export function sweepUnshared(w: Working, to: Phase): void {
  const { reasons } = wordingOf(w.state).unshared
  const before = w.state.unshared.filter((one) => one.state === 'listed')
  for (const one of before) if (one.itemId !== w.state.itemId) waive(w, one, reasons.left)
  if (to === 'convergence' || to === 'decision') list(w)
  if (to !== 'decision') return
  for (const one of open(w.state)) waive(w, one, before.includes(one) ? reasons.voted : reasons.hurried)
}

/** What was taken up in a turn: somebody has cited it. */
export function settleAddressed(w: Working, messageId: string): void {
  for (const one of open(w.state))
    if (isCited(w.state, one)) w.emit('unshared', { ...one, state: 'addressed', messageId })
}

function list(w: Working): void {
  for (const one of unsharedNow(w.state))
    w.emit('unshared', { ...one, unsharedId: `u${w.state.unshared.length + 1}`, state: 'listed' })
}

const waive = (w: Working, one: UnsharedData, reason: string): void =>
  w.emit('unshared', { ...one, state: 'waived', reason })

const open = ({ unshared, itemId }: RunState): UnsharedData[] =>
  unshared.filter((one) => one.state === 'listed' && one.itemId === itemId)

type Held = Omit<UnsharedData, 'unsharedId' | 'state'>

/** More would be read by nobody: first what no other seat could have found. */
const MOST_OWN = 10
const MOST_FOUND = 3

function unsharedNow(state: RunState): Held[] {
  const itemId = state.itemId
  if (itemId === null) return []
  const experts = new Set(expertSeats(state))
  const isNew = (one: Held) =>
    experts.has(one.seat) &&
    !isCited(state, one) &&
    !state.unshared.some(({ sourceId, start }) => sourceId === one.sourceId && start === one.start)
  const found = foundByOne(state, itemId)
  const own = new Set(ownOfOne(state.meeting.library?.sources ?? []).map(({ sourceId }) => sourceId))
  const isOwn = ({ of }: (typeof found)[number]) => of !== undefined && own.has(of.sourceId)
  return [
    ...nearest(state, [...handedToOne(state, itemId), ...found.filter(isOwn)].filter(isNew), MOST_OWN),
    ...nearest(state, found.filter((one) => !isOwn(one)).filter(isNew), MOST_FOUND),
  ].map(({ itemId: item, seat, sourceId, title, line, start, end, quote }) => ({
    itemId: item,
    seat,
    sourceId,
    title,
    line,
    start,
    end,
    quote,
  }))
}

const foundByOne = ({ found }: RunState, itemId: string) =>
  found.flatMap(({ seats: [seat, other], sourceId, title, line, start, end, text, of }) =>
    seat === undefined || other !== undefined
      ? []
      : [{ itemId, seat, sourceId, title, line, start, end, quote: text, of }],
  )

/** The texts of the meeting that one seat alone may read, cut at their paragraphs. */
const handedToOne = ({ meeting }: RunState, itemId: string): Held[] =>
  ownOfOne(meeting.context).flatMap(({ id, title, text, seats: [seat = ''] = [] }) =>
    paragraphsOf(text).map((part) => ({ itemId, seat, sourceId: id, title, ...part })),
  )

const ownOfOne = <Of extends { seats?: string[] }>(sources: readonly Of[]): Of[] =>
  sources.filter(({ seats }) => seats?.length === 1)

const LONGEST = 1_200

function paragraphsOf(text: string): { start: number; end: number; line: number; quote: string }[] {
  const parts: { start: number; end: number; line: number; quote: string }[] = []
  let [at, line] = [0, 1]
  for (const block of text.split(/(\r?\n[ \t]*\r?\n)/u)) {
    const lead = block.length - block.trimStart().length
    const said = block.trim()
    // A heading alone tells nothing.
    if (said !== '' && !/^#{1,6}\s[^\n]*$/u.test(said)) {
      const start = at + lead
      const quote = whole(said.slice(0, LONGEST))
      parts.push({ start, end: start + quote.length, line: line + linesIn(block.slice(0, lead)), quote })
    }
    at += block.length
    line += linesIn(block)
  }
  return parts
}

/** Half a character at its end is none. */
const whole = (text: string): string => (text.isWellFormed() ? text : text.slice(0, -1))

const linesIn = (text: string): number => text.split('\n').length - 1

/** Those that speak most of the question and its options, in the order in which they stand. */
function nearest<Of extends Held>({ meeting, options }: RunState, held: readonly Of[], most: number): Of[] {
  if (held.length <= most) return [...held]
  const about = stemsIn([meeting.question, ...options.map(({ title }) => title)].join(' '))
  const shares = new Map(
    held.map((one) => [one, [...stemsIn(one.quote)].filter((stem) => about.has(stem)).length]),
  )
  const best = new Set(held.toSorted((a, b) => (shares.get(b) ?? 0) - (shares.get(a) ?? 0)).slice(0, most))
  return held.filter((one) => best.has(one))
}

const stemsIn = (text: string): Set<string> => new Set([...wordsOf(text)].map(({ stem }) => stem))

function isCited(
  { cited }: RunState,
  { sourceId, start, end }: Pick<Held, 'sourceId' | 'start' | 'end'>,
): boolean {
  for (const place of cited) {
    const colon = place.lastIndexOf(':')
    if (place.slice(0, colon) !== sourceId) continue
    const [from, to] = place
      .slice(colon + 1)
      .split('-')
      .map(Number)
    if ((from ?? 0) < end && (to ?? 0) > start) return true
  }
  return false
}
