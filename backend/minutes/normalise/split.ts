import type { Found } from '../extract/rules/found.ts'
import type { KnownPeople } from './people/known-people.ts'
import { mentionsIn, type Mention } from './people/mentions.ts'
import { isNobody } from './people/nobody.ts'
import { CALLED, NAME, shadowOf } from './shadow.ts'
import { partOf, stretchesOf, type Words } from './words.ts'

const ONE = String.raw`(?:(?:Dr|Fr|Prof|Mrs?|Ms)\.?\s)?[${NAME}${CALLED}]`
const WHO = String.raw`${ONE}(?:(?:,\s(?:and\s)?|\s(?:and|&|и)\s)${ONE}){0,4}`
// After these a name is told to do something by the owner, and is none itself: "Anna to ask the board and Ben to come".
const TELLS = String.raw`ask|tell|invite|remind|get|help|want|allow|encourage|request|expect|urge|ping|wait for`
const WILL = String.raw`\s(?:will|shall)\s(?!be\s|not\s)\p{Ll}`
const TO = String.raw`\sto\s\p{Ll}`
const RUSSIAN = String.raw`\s(?:\p{Ll}{2,12}\s)?\p{Ll}{3,20}(?:[иеё]т|[уюая]т)(?:ся)?(?!\p{L})`
// "I'll draft it and Paul will proofread it" is a task of the speaker and one of Paul.
const SPEAKER =
  /^\P{L}{0,4}(?:(?:ok|okay|yes|yeah|sure|and|so|well)[,.]?\s)?(?:I(?:['’]ll|\s(?:will|shall)))\s\p{Ll}/u
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
  const bySpeaker = SPEAKER.test(words.text)
  if (found.kind !== 'action' || found.dueHint !== undefined) return whole
  if (found.ownerHint !== undefined && !bySpeaker) return whole
  const mentions = withLikely(words.text, mentionsIn(words.text, people), people)
  if (mentions.length < (bySpeaker ? 1 : 2)) return whole
  const shadow = shadowOf(
    words.text,
    mentions.map(({ from, to, at }) => ({ from, to, sign: at ? CALLED : NAME })),
  )
  if (!bySpeaker && !HEAD.test(shadow.text)) return whole
  const breaks = [...shadow.text.matchAll(NEXT)].map(({ 0: gap, index }) => ({
    from: shadow.real(index),
    to: shadow.real(index + gap.length),
  }))
  if (breaks.length === 0) return whole
  const starts = [0, ...breaks.map(({ to }) => to)]
  const ends = [...breaks.map(({ from }) => from), words.text.length]
  return starts.map((start, i) => {
    const part = partOf(words, start, ends[i] ?? words.text.length)
    const { ownerHint, ...unowned } = found
    const own = i === 0 && ownerHint !== undefined ? { ownerHint } : {}
    return { found: { ...unowned, ...own, text: part.text.trim(), at: stretchesOf(part) }, words: part }
  })
}

type Stand = Pick<Mention, 'from' | 'to' | 'at'>

/** With names that nobody listed, where a sentence gives each something to do: it is cut between them, no more. */
function withLikely(text: string, mentions: readonly Mention[], people: KnownPeople): Stand[] {
  const likely = [...text.matchAll(LIKELY)].flatMap(({ 1: name = '', index }) => {
    const stand = { from: index, to: index + name.length, at: false }
    const overlaps = mentions.some(({ from, to }) => from < stand.to && stand.from < to)
    return overlaps || isNobody(name) || people.isWord(name) ? [] : [stand]
  })
  return [...mentions, ...likely].toSorted((a, b) => a.from - b.from)
}

const LIKELY =
  /(?<=^\P{L}{0,4}|[.;]\s)(\p{Lu}[\p{L}'’-]{1,20}(?:\.?\s\p{Lu}\p{Ll}{1,20})?)(?=\s(?:to|will)\s\p{Ll})/gu
