import type { Transcript } from '../../transcript.ts'
import type { Part } from './adr.ts'
import { partOf, saidIn } from './parts.ts'

export type Side = 'good' | 'bad' | 'neutral'
export type Sides = { good: Part[]; bad: Part[]; neutral: Part[]; other: Part[]; summary: Part[] }

const LEADS: readonly { side: Side; lead: RegExp }[] = [
  {
    side: 'good',
    lead: /^(?:(?:[+✅👍➕✔]\uFE0F?){1,3}\s+|(?:good|positive|pros?|advantages?|benefits?|plus|upside|хорошо|плюс|преимущество|за)(?:\s*[,:–—-]\s*(?:because|since|потому что|так как)?\s*|\s+(?:because|потому что|так как)\s+))/iu,
  },
  {
    side: 'bad',
    lead: /^(?:(?:[❌👎➖✖]\uFE0F?){1,3}\s+|(?:bad|negative|cons?|disadvantages?|drawbacks?|minus|downside|risks?|плохо|минус|недостаток|риск|против)(?:\s*[,:–—-]\s*(?:because|since|потому что|так как)?\s*|\s+(?:because|потому что|так как)\s+))/iu,
  },
  {
    side: 'neutral',
    lead: /^(?:neutral|нейтрально)(?:\s*[,:–—-]\s*(?:because|since|потому что|так как)?\s*|\s+(?:because|потому что|так как)\s+)/iu,
  },
]
const HEADS: readonly { side: Side; head: RegExp }[] = [
  {
    side: 'good',
    head: /^[^\p{L}]{0,6}(?:pros?|advantages?|benefits?|positives?|positive consequences|good|strengths|upsides?|плюсы|преимущества|за|достоинства)[^\p{L}]{0,6}$/iu,
  },
  {
    side: 'bad',
    head: /^[^\p{L}]{0,6}(?:cons?|disadvantages?|drawbacks?|negatives?|negative consequences|bad|weaknesses|downsides?|risks?|минусы|недостатки|против|риски)[^\p{L}]{0,6}$/iu,
  },
  { side: 'neutral', head: /^[^\p{L}]{0,6}(?:neutral|нейтрально)[^\p{L}]{0,6}$/iu },
]

/** The side that a line over a list, or a heading, announces. */
export const sideOfHead = (text: string): Side | null =>
  HEADS.find(({ head }) => head.test(text))?.side ?? null

/** Sorts what is said of an option, or of a decision, by whether it speaks for or against it. */
export function sidesOf(
  transcript: Transcript,
  segments: readonly number[],
  given: Side | null = null,
): Sides {
  const sides: Sides = { good: [], bad: [], neutral: [], other: [], summary: [] }
  const heads = new Map<number, Side>()
  let line: Side | null = given
  for (const i of segments) {
    const segment = transcript.segments[i]
    if (segment === undefined || segment.kind === 'row' || segment.kind === 'code') continue
    const said = saidIn(segment)
    const head = sideOfHead(said.text)
    if (head !== null) {
      if (segment.kind === 'item') heads.set(i, head)
      else line = head
      continue
    }
    const lead = LEADS.find((one) => one.lead.test(said.text))
    const length = lead?.lead.exec(said.text)?.[0].length ?? 0
    const above = segment.parents.map((parent) => heads.get(parent)).findLast((one) => one !== undefined)
    const side = lead?.side ?? above ?? (segment.kind === 'item' ? line : given)
    const part = partOf(transcript, i, Math.max(0, length - said.shift))
    if (part.text === '' || /^\{[:#]/.test(part.text)) continue
    if (side !== null && side !== undefined) sides[side].push(part)
    else if (segment.kind === 'item') sides.other.push(part)
    else sides.summary.push(part)
  }
  return sides
}
