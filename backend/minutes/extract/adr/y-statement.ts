import type { Transcript } from '../../transcript.ts'
import type { Adr, Part } from './adr.ts'
import { partOf } from './parts.ts'

type Slot = 'context' | 'facing' | 'choice' | 'against' | 'goal' | 'price' | 'why'

/** The turns of a Y-statement, in English and Russian, in the order in which they come. */
const TURNS: readonly { slot: Slot; turn: RegExp }[] = [
  { slot: 'context', turn: /\b(?:in the context of)\s/iu },
  { slot: 'facing', turn: /[,;]?\s(?:facing|faced with|столкнувшись с|учитывая)\s/iu },
  {
    slot: 'choice',
    turn: /[,;]?\s(?:we (?:have )?decided (?:for|to use|to adopt|on|to)|we chose|we opted for|мы (?:решили|выбрали|приняли решение))\s/iu,
  },
  {
    slot: 'against',
    turn: /[,;]?\s(?:and (?:against|neglected|rejected|not)|and therefore (?:against|neglected)|rather than|instead of|over|и отказались от|а не|вместо)\s/iu,
  },
  { slot: 'goal', turn: /[,;]?\s(?:to achieve|in order to|so that|чтобы|ради)\s/iu },
  {
    slot: 'price',
    turn: /[,;]?\s(?:accepting(?: that| the downside(?: that)?)?|knowing that|принимая(?: то,? что)?|соглашаясь с тем,? что)\s/iu,
  },
  { slot: 'why', turn: /[,;]?\s(?:because|since|потому что|так как)\s/iu },
]
const RUSSIAN_START = /^В контексте\s/u

/** A whole record in one sentence: "In the context of …, facing …, we decided for … and against …, to achieve …, accepting …". */
export function yStatement(transcript: Transcript): Adr | null {
  for (const [i, segment] of transcript.segments.entries()) {
    if (segment.kind === 'heading' || segment.text.length > 2000) continue
    const slots = slotsOf(transcript, i)
    if (slots === null) continue
    const { context, facing, choice, against, goal, price, why } = slots
    const rejected = against === undefined ? [] : splitParts(against)
    const bare = { summary: null, pros: [], cons: [] }
    return {
      title: null,
      status: null,
      date: null,
      deciders: null,
      context: context ?? null,
      drivers: facing === undefined ? [] : [facing],
      options: [...(choice === undefined ? [] : [choice]), ...rejected].map((title) => ({ title, ...bare })),
      chosen: choice === undefined ? null : 0,
      choice: choice ?? null,
      rationale: why ?? goal ?? null,
      statement: partOf(transcript, i),
      consequences: {
        good: goal === undefined ? [] : [goal],
        bad: price === undefined ? [] : [price],
        other: [],
      },
    }
  }
  return null
}

function slotsOf(transcript: Transcript, i: number): Partial<Record<Slot, Part>> | null {
  const text = transcript.segments[i]?.text ?? ''
  const russian = RUSSIAN_START.exec(text)
  const turns: { slot: Slot; start: number; end: number }[] =
    russian === null ? [] : [{ slot: 'context', start: 0, end: russian[0].length }]
  for (const { slot, turn } of TURNS) {
    const from = turns.at(-1)?.end ?? 0
    const found = turn.exec(text.slice(Math.max(0, from - 1)))
    if (found === null || (slot === 'context' && russian !== null)) continue
    const start = Math.max(0, from - 1) + found.index
    turns.push({ slot, start, end: start + found[0].length })
  }
  const named = new Set(turns.map((one) => one.slot))
  if (
    !named.has('context') ||
    !named.has('choice') ||
    !(named.has('goal') || named.has('price') || named.has('facing'))
  )
    return null
  return Object.fromEntries(
    turns.map(({ slot, end }, n) => [
      slot,
      trimmedEnd(partOf(transcript, i, end, turns[n + 1]?.start ?? text.length)),
    ]),
  )
}

function trimmedEnd(part: Part): Part {
  const text = part.text.replace(/[,;.\s]{1,4}$/, '')
  return { text, at: part.at.map((one) => ({ ...one, to: one.from + text.length })) }
}

/** "B, C and D" are three. */
function splitParts(part: Part): Part[] {
  const [at] = part.at
  if (at === undefined) return [part]
  const found = [
    ...part.text.matchAll(
      /(?:^|,\s(?:and\s|or\s|и\s)?|\s(?:and|or|и|или)\s)([^,]{2,80}?)(?=,|\s(?:and|or|и|или)\s|$)/gu,
    ),
  ]
  const parts = found.flatMap((one) => {
    const words = one[1]?.trim() ?? ''
    const from = part.text.indexOf(words, one.index)
    return words === ''
      ? []
      : [{ text: words, at: [{ ...at, from: at.from + from, to: at.from + from + words.length }] }]
  })
  return parts.length > 0 ? parts : [part]
}
