import type { Segment } from '../../../transcript.ts'
import type { NameBook } from './name-book.ts'

/** Who says a segment, null where the text does not say, and where the words begin after "Anna: ". */
export type Spoken = { speaker: string | null; from: number }

const PREFIX = /^(@?[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.'’ -]{0,38}?)(?: ?\([^()]{1,30}\))?:\s{1,4}(?=\S)/u
const CONTINUED = /^(?:…|\.{2,3}|\.\.\.:)\s?/

/** Who says what, where readers of the file left names before colons or "…" for whoever spoke last. */
export function speakersIn(segments: readonly Segment[], names: NameBook): Spoken[] {
  const often = prefixesIn(segments, names)
  const spoken: Spoken[] = []
  for (const one of segments) {
    const more = one.speaker === null && one.kind !== 'heading' ? CONTINUED.exec(one.text) : null
    spoken.push(
      more === null
        ? spokenBy(one, often)
        : { speaker: spoken.at(-1)?.speaker ?? null, from: more[0].length },
    )
  }
  return spoken
}

/** What stands before a colon and is a name: of somebody known, or written like one and more than once. */
function prefixesIn(segments: readonly Segment[], names: NameBook): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const one of segments) {
    const name = prefixOf(one)?.[1]?.trim()
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const kept = new Set<string>()
  const once: string[] = []
  for (const [name, count] of counts) {
    const kinds = name.split(/\s+/).map((one) => names.kindOf(one))
    if (kinds.length > 4 || kinds.includes(null)) continue
    if (count > 1 || kinds.every((one) => one === 'known')) kept.add(name)
    else once.push(name)
  }
  // Where many speak, whoever speaks once does too.
  if (kept.size >= 3) for (const name of once) kept.add(name)
  return kept
}

const prefixOf = ({ speaker, kind, text }: Segment): RegExpExecArray | null =>
  speaker === null && kind !== 'heading' && kind !== 'code' ? PREFIX.exec(text.slice(0, 90)) : null

function spokenBy(one: Segment, often: ReadonlySet<string>): Spoken {
  if (one.speaker !== null) return { speaker: one.speaker, from: 0 }
  const found = prefixOf(one)
  const name = found?.[1]?.trim()
  return found !== null && name !== undefined && often.has(name)
    ? { speaker: name, from: found[0].length }
    : { speaker: null, from: 0 }
}
