import { estimateTokens } from '../../autogen/models/estimate-tokens.ts'
import { similarityOf } from '../offline/text/similarity.ts'

export type Source = { id: string; title: string; text: string }
/** A stretch of a source that somebody relies on. */
export type Held = { sourceId: string; start: number; end: number }
/** A source as a seat is handed it; `cut` where it holds passages only. */
export type Fitted = Source & { cut: boolean }

const GAP = '[…]'
const LONGEST_PASSAGE = 700

/**
 * The sources within a budget of tokens: whole while they fit, else what the talk relies on first, and then the passages
 * that are nearest to what is asked. What is cited is never cut out. Same given, same passages.
 */
export function fitSources(
  sources: readonly Source[],
  { tokens, held, query }: { tokens: number; held: readonly Held[]; query: string },
): Fitted[] {
  if (sources.reduce((sum, one) => sum + tokensOf(one.text), 0) <= tokens)
    return sources.map((one) => ({ ...one, cut: false }))
  const passages = sources.flatMap((source) => passagesOf(source))
  const similarity = similarityOf(
    passages.map((one) => one.text),
    new Map(),
  )
  const wanted = similarity.vector([{ text: query, weight: 1 }])
  const ranked = passages
    .map((passage, place) => ({
      passage,
      place,
      score:
        (held.some((one) => touches(one, passage)) ? 10 : 0) +
        similarity.cosine(wanted, similarity.vector([{ text: passage.text, weight: 1 }])),
    }))
    .toSorted((a, b) => b.score - a.score || a.place - b.place)
  let left = tokens
  const kept = new Set<Passage>()
  for (const { passage, score } of ranked) {
    const cost = tokensOf(passage.text)
    if (score < 10 && cost > left) continue
    left -= cost
    kept.add(passage)
  }
  return sources.map((source) => joined(source, passages, kept))
}

/** Only what somebody relies on. */
export const citedOnly = (sources: readonly Source[], held: readonly Held[]): Fitted[] =>
  fitSources(sources, { tokens: -1, held, query: '' }).filter((one) => one.text !== GAP && one.text !== '')

type Passage = { sourceId: string; start: number; end: number; text: string }

const tokensOf = (content: string): number =>
  estimateTokens([{ type: 'UserMessage', content, source: 'source' }])

const touches = (held: Held, { sourceId, start, end }: Passage): boolean =>
  held.sourceId === sourceId && held.start < end && held.end > start

/** Lines are joined up to a size at which one still sees what they are about; a longer line is cut at its sentences. */
function passagesOf({ id, text }: Source): Passage[] {
  const passages: Passage[] = []
  let start = 0
  const close = (end: number) => {
    if (text.slice(start, end).trim() !== '')
      passages.push({ sourceId: id, start, end, text: text.slice(start, end) })
    start = end
  }
  for (let at = 0; at < text.length;) {
    const line = text.indexOf('\n', at)
    const next = line < 0 ? text.length : line + 1
    const blank = text.slice(at, next).trim() === ''
    if (next - start > LONGEST_PASSAGE && at > start) close(at)
    while (next - start > LONGEST_PASSAGE) close(sentenceEnd(text, start))
    if (blank) close(next)
    at = next
  }
  close(text.length)
  return passages
}

function sentenceEnd(text: string, start: number): number {
  const found = text.slice(start, start + LONGEST_PASSAGE).search(/[.!?…]\s[^.!?…]*$/u)
  return start + (found < LONGEST_PASSAGE / 3 ? LONGEST_PASSAGE : found + 1)
}

function joined(source: Source, passages: readonly Passage[], kept: ReadonlySet<Passage>): Fitted {
  const own = passages.filter((one) => one.sourceId === source.id)
  const parts: string[] = []
  let gap = false
  for (const passage of own) {
    if (kept.has(passage)) {
      if (gap) parts.push(`${GAP}\n`)
      parts.push(passage.text.endsWith('\n') ? passage.text : `${passage.text}\n`)
    }
    gap = !kept.has(passage)
  }
  if (gap) parts.push(GAP)
  return { ...source, text: parts.join('').trimEnd(), cut: own.some((one) => !kept.has(one)) }
}
