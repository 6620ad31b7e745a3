import type { Token } from './read-words.ts'
import { NUMBER_WORDS, ORDINAL_WORDS, UNITS, unitOf } from './number-words.ts'

/** A number as a text gives it, in figures or in words; `unit` in one form (s, min, %, eur). */
export type Figure = {
  kind: 'cardinal' | 'ordinal'
  value: string
  unit: string | null
  /** Where a change or a stretch begins (from 52, с 52) or ends (to 31, до 31). */
  side: 'from' | 'to' | null
  /** The tokens it is made of: these need no word of their own in a quote. */
  from: number
  to: number
}

/** The numbers of a text: 30 %, thirty percent, 1,000, 12 тыс., v2.3, 10:30, 2026-03-01, second, третий. */
export function figuresIn(tokens: readonly Token[]): Figure[] {
  const figures: Figure[] = []
  for (let at = 0; at < tokens.length; at++) {
    const read = inFigures(tokens, at) ?? inWords(tokens, at)
    if (read === null) continue
    const next = tokens[read.to]
    const unit = next === undefined || read.kind === 'ordinal' ? null : unitOf(next.text)
    const sign = UNITS.get(tokens[at - 1]?.text ?? '') ?? null
    const before = sign !== null && /^[$€£₽]$/.test(tokens[at - 1]?.text ?? '') ? sign : null
    figures.push({
      ...read,
      unit: before ?? unit,
      side: SIDES.get(tokens[at - 1]?.text ?? '') ?? null,
      to: unit === null ? read.to : read.to + 1,
    })
    at = read.to - 1
  }
  return figures
}

const SIDES = new Map<string, 'from' | 'to'>([
  ...['from', 'с', 'со', 'от'].map((word) => [word, 'from'] as const),
  ...['to', 'until', 'till', 'до'].map((word) => [word, 'to'] as const),
])

type Read = Pick<Figure, 'kind' | 'value' | 'from' | 'to'>

function inFigures(tokens: readonly Token[], at: number): Read | null {
  const text = tokens[at]?.text ?? ''
  if (!/^v?\d/.test(text)) return null
  const ordinal = /^(\d+)(?:st|nd|rd|th|-?\p{L}+)$/u.exec(text)
  if (ordinal !== null) return { kind: 'ordinal', value: ordinal[1] ?? '', from: at, to: at + 1 }
  const plain = text.replace(/^v/, '')
  const value = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)
    ? plain.replaceAll(',', '')
    : plain.replace(/^(\d+),(\d+)$/, '$1.$2')
  return timesThat({ kind: 'cardinal', value, from: at, to: at + 1 }, tokens)
}

/** "12 тыс." is 12000. */
function timesThat(read: Read, tokens: readonly Token[]): Read {
  const next = tokens[read.to]
  const times = next === undefined ? undefined : MULTIPLIERS.get(next.text)
  const value = Number(read.value)
  if (times === undefined || Number.isNaN(value)) return read
  return { ...read, value: String(Math.round(value * times * 1000) / 1000), to: read.to + 1 }
}

const MULTIPLIERS = new Map([
  ...['k', 'thousand', 'тыс', 'тысяч', 'тысяча', 'тысячи', 'к'].map((word) => [word, 1e3] as const),
  ...['million', 'millions', 'mn', 'mln', 'млн', 'миллион', 'миллиона', 'миллионов'].map(
    (word) => [word, 1e6] as const,
  ),
  ...['billion', 'billions', 'bn', 'млрд', 'миллиард', 'миллиарда', 'миллиардов'].map(
    (word) => [word, 1e9] as const,
  ),
  ...['hundred', 'hundreds'].map((word) => [word, 100] as const),
])

function inWords(tokens: readonly Token[], at: number): Read | null {
  const text = tokens[at]?.text ?? ''
  const ordinal = ORDINAL_WORDS.get(text)
  if (ordinal !== undefined) return { kind: 'ordinal', value: String(ordinal), from: at, to: at + 1 }
  const value = NUMBER_WORDS.get(text)
  if (value === undefined || (value === 1 && isPronoun(tokens, at))) return null
  const ones = NUMBER_WORDS.get(tokens[at + 1]?.text ?? '')
  const pair = value >= 20 && value < 100 && value % 10 === 0 && ones !== undefined && ones < 10
  return timesThat(
    { kind: 'cardinal', value: String(pair ? value + ones : value), from: at, to: at + (pair ? 2 : 1) },
    tokens,
  )
}

const AROUND_ONE = new Set(
  'the this that no any every each which another some new only last next small big right wrong old good better best first second из этот'.split(
    ' ',
  ),
)

/** "The one that floats" and "one of them" count nothing. */
const isPronoun = (tokens: readonly Token[], at: number): boolean => {
  const [before, after] = [tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? '']
  return (
    AROUND_ONE.has(before) ||
    /^(?:another|can|should|must|has|is|would|that|which|or|more)$/.test(after) ||
    tokens[at + 1] === undefined
  )
}

/** Whether every number of a claim stands in what it quotes, in the same unit. */
export function numbersHold(
  claim: readonly Figure[],
  quoted: readonly Figure[],
  hasUnit: (figure: Figure) => boolean,
): boolean {
  const isOneOf = (a: Figure) => (b: Figure) => a.kind === b.kind && a.value === b.value
  return claim.every(
    (one) =>
      // Said more often than the quotes have it, it stands once in the place of another.
      claim.filter(isOneOf(one)).length <= Math.max(1, quoted.filter(isOneOf(one)).length) &&
      quoted.some(
        (other) =>
          other.kind === one.kind &&
          other.value === one.value &&
          (other.side === one.side || other.side === null || one.side === null) &&
          (other.unit === one.unit || one.unit === null || (other.unit === null && hasUnit(one))),
      ),
  )
}
