import type { Found } from './reg-exps.ts'

// A pattern that runs away shows itself long before the last of these lengths; small steps, or it is waited for long then.
const LENGTHS = [1_600, 3_200, 6_400, 12_800, 25_600, 51_200]
// Of the processor's own time: below it a busy machine is louder than the pattern. What runs away takes seconds for the
// last length, what does not about ten milliseconds.
const FLOOR_MS = 150
// Four times the text may take four times the time, with room for noise; a runaway takes sixteen times.
const LONGER = 4
const GROWS = 9
const TRIES = 2

/**
 * Texts made of a pattern's own pieces, up to 50 KB: a pattern whose time grows much faster than its text is told with
 * the text that shows it. What is compared was measured in the same run, and must show itself every time.
 */
export function runaways({ pattern, place }: Found): string[] {
  for (const [piece, end] of attacks(pattern)) {
    const length = LENGTHS.find((one) => time(pattern, text(piece, end, one)) > FLOOR_MS)
    if (length === undefined) continue
    const grown = Math.min(...Array.from({ length: TRIES }, () => growth(pattern, piece, end, length)))
    if (grown > GROWS)
      return [`${place} ${pattern} grows ${Math.round(grown)}-fold on ${JSON.stringify(piece)}`]
  }
  return []
}

function growth(pattern: RegExp, piece: string, end: string, length: number): number {
  const slow = time(pattern, text(piece, end, length))
  return slow < FLOOR_MS ? 0 : slow / time(pattern, text(piece, end, Math.ceil(length / LONGER)))
}

const text = (piece: string, end: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length) + end

/** How long it takes to look for all matches, as the readers do. */
function time(pattern: RegExp, long: string): number {
  const every = new RegExp(
    pattern.source,
    pattern.flags.includes('g') ? pattern.flags : `${pattern.flags.replace('y', '')}g`,
  )
  const one = pattern.flags.includes('g') ? every : new RegExp(pattern.source, pattern.flags)
  one.lastIndex = 0
  const begun = process.cpuUsage()
  if (pattern.flags.includes('g')) for (const _ of long.matchAll(one)) continue
  else one.test(long)
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000
}

const COMMON = [
  'a',
  'A',
  'я',
  '1',
  ' ',
  '\t',
  '\n',
  '.',
  '-',
  ':',
  '(',
  '[',
  '*',
  '|',
  '"',
  'a ',
  'A ',
  'a.',
  '1.',
  'a, ',
  'Ab ',
  '([',
  '\n ',
  '> ',
  '**',
]
const CLASSES: Record<string, string> = { d: '1', w: 'a', s: ' ', S: 'a', D: 'a', W: ' ', b: '', B: '' }

/** What may keep a pattern busy: letters it repeats, its literal words, and pairs of them, before an end that fits nothing. */
function attacks({ source }: RegExp): [string, string][] {
  const plain = source
    .replace(/\\p\{Lu\}/g, 'A')
    .replace(/\\p\{[^}]*\}/g, 'a')
    .replace(/\\([dwsSDWbB])/g, (_, sign: string) => CLASSES[sign] ?? '')
    .replace(/\(\?(?:[:=!]|<[=!]|<\w+>)/g, '(')
    .replace(/\{\d+(?:,\d*)?\}/g, '')
  const words = plain.match(/[^()[\]{}|^$?*+\\]+/g) ?? []
  const pieces = [...new Set([...COMMON, ...words.slice(0, 12).map((word) => word.slice(0, 40))])]
  const joined = words.length > 1 ? [words.slice(0, 6).join(''), words.slice(0, 2).join('')] : []
  return [...pieces, ...joined.map((one) => one.slice(0, 80))]
    .filter((piece) => piece !== '')
    .flatMap((piece): [string, string][] => [
      [piece, '\u0000'],
      [piece, ''],
    ])
}
