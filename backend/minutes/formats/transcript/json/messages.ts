import { isList, isObject, isText, type Json, type JsonObject, type JsonText } from './json-tree.ts'

/** One thing that somebody wrote: the texts it consists of, and who and when, where the file says. */
export type Message = { author: string | null; texts: JsonText[]; at: string | null }

const CONTENT = ['text', 'content', 'message', 'body', 'msg', 'utterance', 'transcript', 'caption', 'value']
const AUTHOR = [
  'speakerName', 'speaker_name', 'user_name', 'userName', 'username', 'display_name', 'displayName', 'author_name', 'authorName', 'name',
  'user_profile', 'author', 'speaker', 'sender', 'from', 'user', 'participant', 'nick', 'by', 'role',
] // oxfmt-ignore
const NAME = [
  'real_name',
  'display_name',
  'displayName',
  'name',
  'username',
  'userName',
  'first_name',
  'user',
  'email',
  'id',
]
const WHEN = [
  'ts',
  'timestamp',
  'date',
  'datetime',
  'created_at',
  'createdAt',
  'createdDateTime',
  'time',
  'at',
  'sent_at',
]
// Somebody joined, a topic was set: events of the chat's program.
const SERVICE = /^(?:service|channel_(?:join|leave|topic|purpose|name)|group_(?:join|leave)|bot_add|system)$/

/** The messages of a file, wherever in it their lists stand. */
export function messagesIn(values: readonly Json[]): Message[] {
  const root: Json = values.length === 1 ? (values[0] ?? null) : values
  const users = usersIn(root)
  const named: Message[] = []
  const nameless: Message[] = []
  for (const list of listsIn(root)) {
    const found = list.flatMap((one) => messageOf(one, users) ?? [])
    if (found.length === 0) continue
    if (found.some((one) => one.author !== null)) for (const one of found) named.push(one)
    else for (const one of found) nameless.push(one)
  }
  return named.length > 0 ? named : nameless
}

const DEEPEST = 8

/** The outermost lists whose objects hold something to read. */
function listsIn(root: Json): (readonly Json[])[] {
  const lists: (readonly Json[])[] = []
  const walk = (value: Json, depth: number): void => {
    if (depth > DEEPEST) return
    if (isList(value)) {
      if (value.some((one) => isObject(one) && contentOf(one).length > 0)) lists.push(value)
      else for (const one of value) walk(one, depth + 1)
    } else if (isObject(value))
      for (const one of value.values()) if (isList(one) || isObject(one)) walk(one, depth + 1)
  }
  walk(root, 0)
  return lists
}

function messageOf(value: Json, users: ReadonlyMap<string, string>): Message | null {
  if (!isObject(value)) return null
  const kind = [value.get('subtype'), value.get('type'), value.get('role')].find(isText)?.text
  if (kind !== undefined && SERVICE.test(kind)) return null
  const inner = value.get('data')
  // An event log keeps the message within.
  const source = contentOf(value).length === 0 && isObject(inner) ? inner : value
  const texts = contentOf(source)
  return texts.length === 0 ? null : { author: authorOf(source, users), texts, at: whenOf(value) }
}

function contentOf(value: JsonObject): JsonText[] {
  for (const key of CONTENT) {
    const texts = textsOf(value.get(key))
    if (texts.length > 0) return texts
  }
  return []
}

/** A text, or the parts of one: links and mentions stand apart in some exports. */
function textsOf(value: Json | undefined): JsonText[] {
  if (isText(value)) return value.text.trim() === '' ? [] : [value]
  if (isList(value))
    return value.flatMap((one) => (isText(one) ? [one] : isObject(one) ? textsOf(one.get('text')) : []))
  return isObject(value) ? textsOf(value.get('content') ?? value.get('text') ?? value.get('plain')) : []
}

function authorOf(value: JsonObject, users: ReadonlyMap<string, string>): string | null {
  for (const key of AUTHOR) {
    const name = nameOf(value.get(key), 0)
    if (name !== null) return users.get(name) ?? name
  }
  return null
}

const LONGEST_NAME = 80

function nameOf(value: Json | undefined, depth: number): string | null {
  if (isText(value)) {
    const name = value.text.replace(/\s+/g, ' ').trim()
    return name === '' || name.length > LONGEST_NAME ? null : name
  }
  if (!isObject(value) || depth > 2) return null
  for (const key of NAME) {
    const name = nameOf(value.get(key), depth + 1)
    if (name !== null) return name
  }
  return null
}

function whenOf(value: JsonObject): string | null {
  for (const key of WHEN) {
    const when = value.get(key)
    if (isText(when)) return instant(when.text)
    if (typeof when === 'number') return instant(String(when))
  }
  return null
}

// Seconds or milliseconds since 1970, as chats count; smaller numbers count from the meeting's beginning.
function instant(text: string): string | null {
  const number = /^\d{9,13}(?:\.\d{1,9})?$/.test(text) ? Number(text) : null
  if (number === null) return /^\d{4}-\d\d-\d\d/.test(text) ? text.slice(0, 10) : null
  const date = new Date(number > 1e11 ? number : number * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10)
}

/** What ids stand for, where the file lists its people. */
function usersIn(root: Json): Map<string, string> {
  const users = new Map<string, string>()
  if (!isObject(root)) return users
  for (const key of ['users', 'members', 'participants', 'profiles', 'speakers']) {
    const list = root.get(key)
    if (!isList(list)) continue
    for (const one of list.slice(0, 5000)) {
      if (!isObject(one)) continue
      const id = one.get('id')
      const name = nameOf(one.get('profile'), 1) ?? nameOf(one, 0)
      if (isText(id) && name !== null && name !== id.text) users.set(id.text, name)
    }
  }
  return users
}
