import type { Mark } from './mark.ts'
import { parseLabel, type Parsed } from './parse-label.ts'

/** A mark as it stands at the beginning of a text. */
export type Label = Parsed & {
  /** Where the words after the mark begin. */
  end: number
}

// Marks are short; what is longer before a colon is a sentence.
const LONGEST = 72
const LEAD = /^[^\p{L}\p{N}#@[(]{0,8}/u
const GAP = /^[\s:：\-–—*_]{0,8}/u

/** The mark that a text begins with, its first `loud` characters being emphasised: "ACTION:", "[Action: Anna]", "#agreed", "@anna TODO:", "Jack: Action item:". */
export function labelOf(text: string, loud = 0): Label | null {
  const start = LEAD.exec(text)?.[0].length ?? 0
  const emphasised = loud > start && loud <= LONGEST ? parseLabel(text.slice(start, loud)) : null
  if (emphasised !== null) return { ...emphasised, end: finished(text, loud) }
  const rest = text.slice(start, start + 2 * LONGEST)
  const found = bracketed(rest) ?? command(rest) ?? separated(rest) ?? numbered(rest) ?? shouted(rest)
  return found === null ? null : { ...found, end: Math.min(text.length, start + found.end) }
}

/** The mark that is all of a text: a heading, or a line over a list. */
export function aloneLabel(text: string): Parsed | null {
  if (text.length > LONGEST + 12) return null
  const bare = text
    .replace(/\{[:#][^}]{0,60}\}\s*$/, '')
    .replace(/^[^\p{L}\p{N}]{0,8}(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+)?[^\p{L}\p{N}]{0,8}/u, '')
    .replace(/(?<![\s:：.])[\s:：.]+$/u, '')
  const found = parseLabel(bare)
  return found === null || (found.hint !== null && found.mark.kind !== 'action') ? null : found
}

const finished = (text: string, from: number): number => from + (GAP.exec(text.slice(from))?.[0].length ?? 0)

function bracketed(text: string): Label | null {
  const open = text[0]
  if (open !== '[' && open !== '(') return null
  const close = text.indexOf(open === '[' ? ']' : ')')
  if (close < 0 || close > LONGEST) return null
  const inside = text.slice(1, close)
  const colon = inside.indexOf(':')
  const found = parseLabel(colon < 0 ? inside : inside.slice(0, colon))
  if (found === null) return null
  const hint = colon < 0 ? found.hint : inside.slice(colon + 1).trim() || found.hint
  return { ...found, hint, end: finished(text, close + 1) }
}

/** A command of a meeting bot. */
function command(text: string): Label | null {
  const word = /^#(\p{L}{2,20})(?=[\s:]|$)/u.exec(text)
  if (word === null) return null
  const found = parseLabel(word[1]!.toUpperCase())
  return found === null ? null : { ...found, end: finished(text, word[0].length) }
}

function separated(text: string): Label | null {
  for (const { at, end, strict } of separators(text)) {
    const before = text.slice(0, at)
    const found = parseLabel(before)
    if (found !== null && (!strict || /^\p{Lu}/u.test(before))) return { ...found, end: finished(text, end) }
    if (strict) continue
    const inner = afterName(text, before, end)
    if (inner !== null) return inner
    if (!/^@?[\p{L}\p{N}_.'’-]+(?:\s[\p{L}\p{N}_.'’-]+){0,2}$/u.test(before)) return null
  }
  return null
}

/** "Jack: Action item: …" is what Jack said; the mark follows his name. */
function afterName(text: string, name: string, from: number): Label | null {
  if (!/^@?\p{Lu}[\p{L}\p{N}_.'’-]{0,20}(?:\s\p{Lu}[\p{L}.'’-]{0,20}){0,2}$/u.test(name)) return null
  const at = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)
  const rest = text.slice(at)
  const found = /^[\p{L}\s]{2,30}(?::|\s[-–—]\s)/u.exec(rest)
  if (found === null) return null
  const parsed = parseLabel(found[0].replace(/(?<!\s)\s*[-–—:]\s*$/u, ''))
  return parsed === null || LEANING.has(parsed.mark.kind)
    ? null
    : { ...parsed, end: finished(text, at + found[0].length) }
}
const LEANING: ReadonlySet<Mark['kind']> = new Set(['other', 'owner', 'due', 'status', 'reason'])

function* separators(text: string): Generator<{ at: number; end: number; strict: boolean }> {
  const each = /[:：](?!\/\/|\d)|\s(?:[-–—→]|->|=>)\s|[–—]/gu
  for (let found = each.exec(text), n = 0; found !== null && n < 3; found = each.exec(text), n++) {
    if (found.index > LONGEST) return
    yield { at: found.index, end: found.index + found[0].length, strict: !/[:：]/u.test(found[0]) }
  }
}

/** "Decision 3. Buy a bell", "DECISION 12.3 Buy a bell": a number closes the mark as a colon does. */
function numbered(text: string): Label | null {
  const words = /^[\p{L}\s]{4,30}\s(?:#|№\s?|no\. ?)?\d{1,4}(?:\.\d{1,3}){0,2}([.)]?)\s+(?=\S)/u.exec(text)
  if (words === null) return null
  const closed = words[1] !== '' && /^[\p{Lu}"“«]/u.test(text.slice(words[0].length))
  if (!closed && !/^[\p{Lu}\s]+[#№\d]/u.test(words[0]) && !/\d\.\d/.test(words[0])) return null
  const found = parseLabel(words[0].replace(/(?:[.)]|(?<!\s))\s+$/, ''))
  return found === null || found.mark.certainty < 0.9 ? null : { ...found, end: words[0].length }
}

/** "ACTION Anna to …", "RESOLVED that …": capitals are mark enough where what follows is not shouted as well. */
function shouted(text: string): Label | null {
  const words = /^(\p{Lu}{4,16}(?:\s\p{Lu}{4,6})?)[,\s]\s*(?=\S)/u.exec(text)
  if (words === null) return null
  const found = parseLabel(words[1]!)
  const rest = text.slice(words[0].length)
  const loud = rest.match(/\p{Lu}/gu)?.length ?? 0
  const low = rest.match(/\p{Ll}/gu)?.length ?? 0
  if (found === null || low <= 2 * loud || found.mark.certainty < 0.95) return null
  return found.mark.kind === 'action' || found.mark.kind === 'decision'
    ? { ...found, end: words[0].length }
    : null
}
