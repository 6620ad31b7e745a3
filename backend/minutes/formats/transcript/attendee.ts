import { isNoName } from './name-shape.ts'

/** Somebody as a list of attendance names them. */
export type Attendee = {
  name: string
  handles: string[]
  /** Short words in brackets that may be initials, if no other name has them too. */
  asides: string[]
  email?: string
}

/** The people of a line: one in an item of a list, several between commas. */
export function attendeesIn(text: string, item: boolean): Attendee[] {
  return partsOf(text, item).flatMap((part) => attendee(part) ?? [])
}

/** Splits at commas that stand outside brackets; an item's comma may also lead to the company. */
function partsOf(text: string, item: boolean): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= text.length; at++) {
    const char = text[at]
    if (char === '(' || char === '[') depth++
    if ((char === ')' || char === ']') && depth > 0) depth--
    if (at < text.length && !(depth === 0 && (char === ',' || char === ';' || char === '•'))) continue
    parts.push(text.slice(from, at))
    from = at + 1
  }
  const names = parts
    .flatMap((part) => part.split(/\s(?:and|и|&)\s/))
    .map((part) => part.replace(/^\s*(?:and|и|&)\s/, ''))
  // "Anna Berg, Acme Ltd": a name of two words, then something else.
  if (item && names.length === 2 && /^\s*\p{Lu}\S+\s\p{Lu}/u.test(names[0] ?? '')) {
    const second = (names[1] ?? '').trim()
    if (!/^\p{Lu}[\p{Ll}'’-]+\s\p{Lu}[\p{Ll}'’-]+$/u.test(second) || COMPANY.test(second))
      return names.slice(0, 1)
  }
  return names
}

const COMPANY =
  /\b(?:inc|ltd|llc|gmbh|corp|foundation|university|institute|group|labs?|team|office|ооо|ао|university of)\b/iu
const EMAIL = /<?([\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4})>?/u
const HANDLE = /(?:^|[\s([:/])@([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,38})/gu
const INITIALS = /^(?:\p{Lu}{2,4}|\p{Lu}\p{Ll}{1,2}\p{Lu}?|\p{Ll}{1,2}\p{Lu}{1,2})$/u
const LONGEST = 200

function attendee(part: string): Attendee | null {
  let text = part.trim().slice(0, LONGEST)
  const email = EMAIL.exec(text)?.[1]
  if (email !== undefined) text = text.replace(EMAIL, ' ')
  const handles = [...text.matchAll(HANDLE)].map((found) => found[1] ?? '')
  const asides: string[] = []
  // An alias stands in brackets, after a stroke or after a dash.
  const plain = text
    .replace(/\(([^()]{0,80})\)|\[([^[\]]{0,80})\]/g, (_, round?: string, square?: string) => {
      const inner = (round ?? square ?? '').trim()
      if (INITIALS.test(inner)) asides.push(inner)
      else if (/^[a-z][\w.-]{2,30}$/.test(inner) && !isNoName(inner)) asides.push(inner)
      return ' '
    })
    .replace(/\s\/\/.*$/, '')
  const [first = '', ...rest] = plain.split(/\s[-–—/|]\s|\s[-–—:]|[:|]\s/)
  for (const one of rest)
    if (/^\s*@?[a-z][\w.-]{1,30}\s*$/.test(one) && !isNoName(one.trim()))
      handles.push(one.trim().replace(/^@/, ''))
  const name = nameOf(first, handles)
  if (name === null) return null
  return {
    name,
    handles: [...new Set(handles.filter((one) => one !== name && one !== ''))],
    asides,
    ...(email === undefined ? {} : { email }),
  }
}

const TITLE = /^(?:mr|mrs|ms|dr|prof|г-н|г-жа|тов)\.?\s+/iu

function nameOf(text: string, handles: readonly string[]): string | null {
  const bare = text
    .replace(TITLE, '')
    .replace(/^[\s@*•-]{1,8}|[\s.,*]{1,8}$/g, '')
    .replace(/\s{1,40}/g, ' ')
  const name = bare === '' ? (handles[0] ?? '') : bare
  const words = name.split(' ')
  if (name.length < 2 || name.length > 60 || words.length > 5) return null
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_.'’ -]*$/u.test(name) || isNoName(name)) return null
  // One small word is a nick, several are a phrase.
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length
  if (words.length > 1 && small > 1 && small > words.length / 2) return null
  return /[.]$/.test(name) && words.length === 1 ? null : withDot(name, text)
}

// "Петрова А.С." keeps the full stop of its initials.
const withDot = (name: string, text: string): string => (/\p{Lu}\.\s*$/u.test(text) ? `${name}.` : name)
