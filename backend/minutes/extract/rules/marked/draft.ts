import type { Transcript } from '../../../transcript.ts'
import { sourceSpan } from '../../../transcript.ts'
import type { Found, FoundKind, Stretch } from '../found.ts'
import { endsDropped, endsRejected, isDropped, isRejected } from './closed.ts'
import {
  deniesDecision,
  inlineFields,
  isDoneStatus,
  isPassed,
  isQuestion,
  saysNothing,
  stateOf,
  tooShort,
} from './judge.ts'
import type { Mark } from './mark.ts'
import type { Parsed } from './parse-label.ts'

/** An item as it is first read; what else the document says may still change what it is. */
export type Draft = Found & {
  /** The number that its mark or row bears: "12.3". */
  number: string | null
  /** In a block quote; `loud` where it stands out in it. */
  quoted: boolean
  loud: boolean
  /** Under a mark in a list of its own, not where it was said. */
  listed: boolean
  language: 'en' | 'ru'
}

export type Given = {
  label: Parsed
  text: string
  at: Stretch[]
  number?: string | null
  ownerHint?: string | null
  dueHint?: string | null
  state?: 'done' | 'carried' | null
  listed?: boolean
  certainty?: number
}

/** The item that a mark makes of words; null where the words say that there is none. */
export function draftOf(transcript: Transcript, given: Given): Draft | null {
  const { label, at } = given
  const text = given.text.replace(/\s?\{[:#][^}]{0,60}\}\s{0,3}$/, '').trim()
  const mark = markFor(label, text)
  const kind = kindOf(label, mark, text)
  const first = at[0]
  if (kind === null || first === undefined || isNothing(kind, text)) return null
  const fields = inlineFields(text)
  const owner = given.ownerHint ?? label.hint ?? fields.ownerHint
  const due = given.dueHint ?? fields.dueHint
  const state =
    kind === 'action' || kind === 'decision'
      ? (given.state ?? (kind === 'action' ? stateOf(text) : null))
      : null
  const segment = transcript.segments[first.segment]
  const language = mark.id.endsWith('-ru') ? 'ru' : 'en'
  return {
    kind: settled(kind, text, language === 'ru' && Boolean(given.ownerHint ?? fields.ownerHint)),
    text,
    at,
    marked: true,
    rule: mark.id,
    certainty: Math.min(given.certainty ?? 1, mark.certainty, label.tentative ? 0.7 : 1),
    ...(state === null ? {} : { state }),
    ...(owner ? { ownerHint: owner } : {}),
    ...(due ? { dueHint: due } : {}),
    number: given.number ?? label.number,
    quoted: segment?.kind === 'quote',
    loud: segment !== undefined && isLoud(transcript, first),
    listed: given.listed ?? false,
    language,
  }
}

/** Whether the text strikes out what it marks, or its last words say that it was lost or cancelled. */
export function isTakenBack(transcript: Transcript, { label, text, at }: Given): boolean {
  const first = at[0]
  if (first !== undefined && isStruck(transcript, first)) return true
  const { kind } = markFor(label, text)
  return (kind === 'decision' && endsRejected(text)) || (kind === 'action' && endsDropped(text))
}

/** In Russian minutes what was resolved with somebody's name to it is a task; a task that is asked for is none yet. */
function settled(kind: FoundKind, text: string, given: boolean): FoundKind {
  if (kind === 'decision' && given) return 'action'
  return kind === 'action' && isQuestion(text) ? 'question' : kind
}

/** "Decisions and actions": what reads like a task of somebody is one. */
const markFor = (label: Parsed, text: string): Mark => {
  const { also } = label
  if (also === null || also.kind === label.mark.kind) return label.mark
  const action = [label.mark, also].find((one) => one.kind === 'action')
  const other = [label.mark, also].find((one) => one.kind !== 'action')
  return (TASK.test(text) ? action : other) ?? label.mark
}
const TASK =
  /^(?:@|(?:action|todo|task)\b|\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+)?(?:\s(?:and|&|и)\s\p{Lu}[\p{L}.'’-]+)?\s(?:to|will|should|shall|must)\s|\p{Lu}\p{L}+:\s)|(?:owner|due|ответственн\p{L}+|срок)\s*:/iu

function kindOf(label: Parsed, { kind }: Mark, text: string): FoundKind | null {
  if (kind === 'other' || kind === 'owner' || kind === 'due' || kind === 'status') return null
  if (label.pending && kind === 'decision') return text.length > 8 ? 'question' : null
  if (kind === 'proposal' && isPassed(text)) return 'decision'
  return label.proposed && (kind === 'decision' || kind === 'action') ? 'proposal' : kind
}

/** "Decision: Postgres" names what was chosen; "Decision: yes" needs its question. */
const NAMES_A_CHOICE =
  /^(?!(?:yes|no|none|ok|okay|done|agreed|approved|accepted|adopted|passed|postponed|deferred|rejected|withdrawn|tabled|open|pending|unclear|да|нет|принято|одобрено|отложено|отклонено|согласовано|перенесено)\W*$)\p{L}[\p{L}\p{N}.+#-]{2,}\W?$/iu

function isNothing(kind: FoundKind, text: string): boolean {
  if (kind === 'dissent' || kind === 'option' || kind === 'risk' || kind === 'reason')
    return saysNothing(text)
  if (kind === 'decision') return deniesDecision(text) || (tooShort(text) && !NAMES_A_CHOICE.test(text))
  return tooShort(text) || (kind === 'proposal' ? deniesDecision(text) : saysNothing(text))
}

function isStruck({ text, segments }: Transcript, { segment, from, to }: Stretch): boolean {
  const held = segments[segment]
  if (held === undefined) return false
  const { start, end } = sourceSpan(held, from, to)
  if (!lineBefore(text, start).includes('~~')) return false
  const inside = text.slice(start, end + 6)
  const close = inside.indexOf('~~')
  if (close < 0) return false
  // Behind the stroke may stand why: "~~Paint the hall~~ withdrawn".
  const rest = text.slice(start + close + 2, Math.max(end, start + close + 2)).trim()
  return rest === '' || isRejected(rest) || isDropped(rest) || isDoneStatus(rest)
}

/** Whether the words or their mark are set off by emphasis. */
function isLoud({ text, segments }: Transcript, { segment, from }: Stretch): boolean {
  const held = segments[segment]
  if (held === undefined) return false
  const { start } = sourceSpan(held, from, from + 1)
  return /\*\*|__/.test(lineBefore(text, start))
}

/** What stands before a place on its line, as far as a mark with its emphasis reaches. */
const lineBefore = (text: string, at: number): string => {
  const near = text.slice(Math.max(0, at - 160), at)
  return near.slice(near.lastIndexOf('\n') + 1)
}
