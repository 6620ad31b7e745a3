import type { Found } from '../extract/rules/found.ts'
import type { KnownPeople } from './people/known-people.ts'
import { mentionsIn } from './people/mentions.ts'
import { CALLED, NAME, shadowOf } from './shadow.ts'
import { partOf, stretchesOf, type Words } from './words.ts'

const ONE = `[${NAME}${CALLED}]`
const WHO = String.raw`${ONE}(?:(?:,\s(?:and\s)?|\s(?:and|&|и)\s)${ONE}){0,4}`
// After these a name is told to do something by the owner, and is none itself: "Anna to ask the board and Ben to come".
const TELLS = String.raw`ask|tell|invite|remind|get|help|want|allow|encourage|request|expect|urge|ping|wait for`
const WILL = String.raw`\s(?:will|shall)\s(?!be\s|not\s)\p{Ll}`
const TO = String.raw`\sto\s\p{Ll}`
const RUSSIAN = String.raw`\s(?:\p{Ll}{2,12}\s)?\p{Ll}{3,20}(?:[иеё]т|[уюая]т)(?:ся)?(?!\p{L})`
const HEAD = new RegExp(
  String.raw`^\P{L}{0,4}${WHO}(?:${WILL}|\sto\s(?!(?:${TELLS})(?!\p{L}))\p{Ll}|${RUSSIAN})`,
  'u',
)
const NEXT = new RegExp(
  String.raw`(?<!${ONE})(?:;\s|[.,]\s(?:(?:and|then|while|а|и)\s(?:then\s)?)?|\s(?:and|while|а|и)\s(?:then\s)?)(?=${WHO}(?:${WILL}|${TO}|${RUSSIAN}))`,
  'gu',
)

/** A task that gives each of several people something of their own to do, as one task for each; any other as it is. */
export function partsOf(found: Found, words: Words, people: KnownPeople): { found: Found; words: Words }[] {
  const whole = [{ found, words }]
  if (found.kind !== 'action' || found.ownerHint !== undefined || found.dueHint !== undefined) return whole
  const mentions = mentionsIn(words.text, people)
  if (mentions.length < 2) return whole
  const shadow = shadowOf(
    words.text,
    mentions.map(({ from, to, at }) => ({ from, to, sign: at ? CALLED : NAME })),
  )
  if (!HEAD.test(shadow.text)) return whole
  const breaks = [...shadow.text.matchAll(NEXT)].map(({ 0: gap, index }) => ({
    from: shadow.real(index),
    to: shadow.real(index + gap.length),
  }))
  if (breaks.length === 0) return whole
  const starts = [0, ...breaks.map(({ to }) => to)]
  const ends = [...breaks.map(({ from }) => from), words.text.length]
  return starts.map((start, i) => {
    const part = partOf(words, start, ends[i] ?? words.text.length)
    return { found: { ...found, text: part.text.trim(), at: stretchesOf(part) }, words: part }
  })
}
