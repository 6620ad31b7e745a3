import { datesIn, type DateContext, type FoundDate } from '../../dates/dates-in.ts'
import { DAY, shadowOf } from '../shadow.ts'
import { DUE_RULES, SELF_GOVERNED } from './due-rules.ts'

/** By when it is due, as the words say. */
export type NamedDue = {
  /** ISO; null where the words tell no day that can be known. */
  iso: string | null
  raw: string
  from: number
  to: number
  /** What a title does without where the day stands beside it. */
  cut: readonly [number, number]
}

/** The day that a due word governs; null where none does. Of two different ones nobody knows which is meant. */
export function dueIn(words: string, context: DateContext): NamedDue | null {
  const dates = datesIn(words, context)
  if (dates.length === 0) return null
  const named = governed(words, dates).toSorted((a, b) => a.from - b.from)
  const [first] = named
  if (first === undefined) return null
  const other = named.findLast(({ iso }) => iso !== first.iso) ?? alternativeTo(first, words, dates)
  if (other === undefined) return first
  return {
    ...first,
    iso: null,
    to: other.to,
    raw: words.slice(first.from, other.to),
    cut: [first.from, first.from],
  }
}

/** "By Thursday or Friday". */
function alternativeTo(
  { to, iso }: NamedDue,
  words: string,
  dates: readonly FoundDate[],
): { to: number } | undefined {
  const next = dates.find(({ start }) => start >= to)
  const isOther =
    next !== undefined &&
    next.iso !== iso &&
    /^\s?(?:or|to|and|[–—/-]|или|и)\s?$/u.test(words.slice(to, next.start))
  return isOther ? { to: next.end } : undefined
}

function governed(words: string, dates: readonly FoundDate[]): NamedDue[] {
  const shadow = shadowOf(
    words,
    dates.map(({ start, end }) => ({ from: start, to: end, sign: DAY })),
  )
  const byStart = new Map(dates.map((one) => [one.start, one]))
  const found = DUE_RULES.flatMap(({ pattern }) =>
    [...shadow.text.matchAll(pattern)].flatMap((match) => {
      const { day, cut } = match.indices?.groups ?? {}
      const date = day && byStart.get(shadow.real(day[0]))
      return date && cut ? [dueOf(date, [shadow.real(cut[0]), shadow.real(cut[1])])] : []
    }),
  )
  const own = dates
    .filter(({ raw, end }) => SELF_GOVERNED.test(raw) && /^\s*(?:[.;!]\s*)?$/.test(words.slice(end)))
    .map((date) => dueOf(date, [date.start, date.end]))
  const all = [...found, ...own]
  const first = new Map(all.toReversed().map((one) => [one.from, one]))
  return [...first.values()]
}

const dueOf = ({ iso, raw, start, end }: FoundDate, cut: readonly [number, number]): NamedDue => ({
  iso,
  raw,
  from: start,
  to: end,
  cut,
})
