import type { Person } from '../../transcript.ts'
import { attendeesIn } from './attendee.ts'
import type { Draft } from './drafts.ts'
import type { Front } from './front.ts'

const FIELD =
  /^(from|to|cc|bcc|reply-to|date|sent|subject|message-id|in-reply-to|от|кому|копия|дата|отправлено|тема):[ \t]{0,8}(.*)$/i
const MOST_FIELDS = 30
const LONGEST = 2000

/** The head of a letter: its subject is the title, its date the day, and whom it names are people; null where there is none. */
export function mailFront(text: string): Front | null {
  const fields = new Map<string, string>()
  let from = 0
  let last = ''
  for (let n = 0; n < MOST_FIELDS; n++) {
    const feed = text.indexOf('\n', from)
    const end = feed < 0 ? text.length : feed
    const line = text.slice(from, Math.min(end, from + LONGEST)).trimEnd()
    const field = FIELD.exec(line)
    if (field === null && (last === '' || !/^[ \t]+\S/.test(line))) break
    last = field?.[1]?.toLowerCase() ?? last
    fields.set(last, `${fields.get(last) ?? ''} ${field?.[2] ?? line.trim()}`.trim())
    from = Math.min(end + 1, text.length)
  }
  const told = (...names: string[]): string | null =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== '') ?? null
  const subject = told('subject', 'тема')
  const date = told('date', 'sent', 'дата', 'отправлено')
  if (told('from', 'от') === null || (subject === null && date === null)) return null
  const names = ['from', 'to', 'cc', 'от', 'кому', 'копия'].flatMap((name) => fields.get(name) ?? [])
  const title = subject?.replace(/^(?:(?:re|fwd?|aw|на)\s?:\s{0,4}){1,9}/i, '').trim() ?? ''
  return { title: title === '' ? null : title, date, people: names.flatMap(peopleIn), from }
}

const peopleIn = (list: string): Person[] =>
  attendeesIn(list.replaceAll('"', ''), false).map(({ name, handles, asides, email }) => ({
    name,
    handles: [...handles, ...asides],
    ...(email === undefined ? {} : { email }),
    from: 'front_matter',
  }))

const WROTE = /^(?:on\s.{4,150}\swrote|.{4,150}\s(?:пишет|писала?|написала?)):$/iu
const ORIGINAL = /^-{2,20}\s?(?:original message|исходное сообщение)\s?-{2,20}$/i
const OWN_WORDS = 4

/** Marks what a letter quotes of earlier ones, where it says something of its own. */
export function markEarlier(drafts: readonly Draft[], isMail: boolean): void {
  const earlier: Draft[] = []
  let original = false
  let wrote = isMail
  let own = false
  for (const draft of drafts) {
    const head = draft.text.slice(0, 200)
    original ||= ORIGINAL.test(head)
    if (WROTE.test(head)) wrote = true
    else if (draft.kind !== 'quote') wrote = isMail
    if (original || (wrote && (draft.kind === 'quote' || WROTE.test(head)))) earlier.push(draft)
    else own ||= draft.kind !== 'heading' && head.split(' ', OWN_WORDS).length === OWN_WORDS
  }
  if (own) for (const draft of earlier) quote(draft)
}

function quote(draft: Draft): void {
  draft.role = 'earlier'
  if (draft.kind === 'quote') return
  draft.kind = 'quote'
  draft.depth = 1
  draft.label = null
}
