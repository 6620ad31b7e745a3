import { parseLabel } from '../../extract/rules/marked/parse-label.ts'
import { isNoName, nameShape } from './name-shape.ts'

/** What stands before the words of a line and may be who says them. */
export type Label = {
  name: string
  /** Where the words begin in the line; its length where the label stands alone. */
  from: number
  /** The form alone shows a speaker: a time or the sign of a chat stands with the name. */
  sure: boolean
  /** Nothing follows: the words stand on the lines below. */
  alone: boolean
  bold: boolean
  /** The day that stands with the time, as it is written. */
  day: string | null
}

// Every pattern looks at the head of a line only, so a line of a megabyte costs no more than a short one.
const HEAD = 160
const DAY = String.raw`(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d))`
const TIME = String.raw`(?:${DAY}(?:[T ]|, ))?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?`
const NAME = String.raw`[\p{L}@][\p{L}\p{M}\p{N}_.'’@|-]{0,39}(?: {1,2}[\p{L}(][\p{L}\p{M}\p{N}_.'’)-]{0,30}){0,4}`
const ORG = String.raw`(?: ?\([^()]{1,40}\))?`
const STAMP = String.raw`(?:\s{0,3}[[(]?${TIME}[\])]?)`

const CHAT = new RegExp(
  String.raw`^(?:[[(]?${TIME}[\])]?\s{0,3})?<[@+%~&]?([^<>\s]{1,40})>\s{1,3}(?=\S)`,
  'u',
)
const TIMED = new RegExp(
  String.raw`^[[(]?${TIME}[\])]?(?:\s{0,3}[-–—|]\s|\s{1,4})(?:From\s)?(${NAME}?)${ORG}(?:\sto\s[^:]{1,60})?\s?:\s{0,4}(?=\S)`,
  'u',
)
const STAMPED = new RegExp(
  String.raw`^(?:\*\*|__|\*)?(${NAME}?)(?:\*\*|__|\*)?${ORG}(?:\*\*|__|\*)?${STAMP}(?:\*\*)?:(?:\*\*)?\s{1,4}(?=\S)`,
  'u',
)
const BOLD = new RegExp(
  String.raw`^(?:\*\*|__|\*)\[?(${NAME}?)\]?${ORG}(?:${STAMP})?(?::\s?(?:\*\*|__|\*)|(?:\*\*|__|\*)${ORG}\s?:)\s{0,4}(?=\S)`,
  'u',
)
const DASHED = new RegExp(String.raw`^(?:\*\*|__)(${NAME}?)${ORG}:?(?:\*\*|__)\s{1,3}[-–—]\s{1,3}(?=\S)`, 'u')
const PLAIN = new RegExp(String.raw`^(${NAME}?)${ORG}:\s{1,4}(?=\S)`, 'u')
const ALONE_BOLD = new RegExp(String.raw`^(?:\*\*|__)(${NAME})${ORG}:?(?:\*\*|__)${STAMP}?:?\s{0,4}$`, 'u')
const ALONE_TIMED = new RegExp(
  String.raw`^(?:(${NAME}?)${ORG}(?:${STAMP}|, \[${TIME}\])|[[(]?${TIME}[\])]?\s{1,4}(${NAME})):?\s{0,4}$`,
  'u',
)
const ALONE_PLAIN = new RegExp(String.raw`^(${NAME}?)${ORG}:\s{0,4}$`, 'u')
const HTML =
  /^(?:a|b|i|u|p|br|hr|em|ul|ol|li|td|th|tr|div|span|code|pre|strong|sub|sup|details|summary|img)$/i
const STAMPED_DAY = new RegExp(String.raw`(?<!\d)${DAY}(?!\d)`)

/** The label at the head of a line without its bullet, whoever or whatever it names; null where there is none. */
export function labelAt(line: string): Label | null {
  const head = line.length > HEAD ? line.slice(0, HEAD) : line
  if (!/^[\p{L}\d@*_[(<]/u.test(head)) return null
  const chat = CHAT.exec(head)
  if (chat?.[1] !== undefined && !HTML.test(chat[1])) return label(chat, chat[1], { sure: true })
  if (/^[[(]?\d/.test(head)) {
    const timed = TIMED.exec(head)
    if (timed?.[1] !== undefined) return label(timed, timed[1], { sure: true })
    const alone = ALONE_TIMED.exec(head)
    return alone?.[2] === undefined ? null : label(alone, alone[2], { sure: true, alone: true })
  }
  const colon = head.includes(':')
  const stamped = colon ? STAMPED.exec(head) : null
  if (stamped?.[1] !== undefined) return label(stamped, stamped[1], { sure: true })
  return /^[*_]/.test(head) ? boldLabel(head) : colon ? plainLabel(head) : null
}

function boldLabel(head: string): Label | null {
  const found = BOLD.exec(head) ?? DASHED.exec(head)
  if (found?.[1] !== undefined) return label(found, found[1], { bold: true })
  const alone = ALONE_BOLD.exec(head)
  return alone?.[1] === undefined
    ? null
    : label(alone, alone[1], { bold: true, alone: true, sure: /\d:\d\d/.test(head) })
}

function plainLabel(head: string): Label | null {
  const found = PLAIN.exec(head)
  if (found?.[1] !== undefined) return label(found, found[1], {})
  const timed = ALONE_TIMED.exec(head)
  if (timed?.[1] !== undefined) return label(timed, timed[1], { sure: true, alone: true })
  const alone = ALONE_PLAIN.exec(head)
  return alone?.[1] === undefined ? null : label(alone, alone[1], { alone: true })
}

function label(
  found: RegExpExecArray,
  name: string,
  { sure = false, alone = false, bold = false }: Partial<Label>,
): Label | null {
  const bare = name.replace(/^@/, '').trim()
  if (bare === '' || isNoName(bare) || nameShape(bare) === null) return null
  // "ACTION: …" marks an item; nobody is called so.
  if (parseLabel(bare) !== null) return null
  const day = sure ? (STAMPED_DAY.exec(found[0])?.[0] ?? null) : null
  return { name: bare, from: found[0].length, sure, alone, bold, day }
}
