import type { Person, Transcript } from '../../../transcript.ts'
import { TextInvalid } from '../../text-invalid.ts'
import { type Draft, draftOf } from '../drafts.ts'
import { type Front, frontFrom } from '../front.ts'
import { draftsOf } from '../segments.ts'
import { isList, isObject, isText, type Json, jsonTree } from './json-tree.ts'
import { type Message, messagesIn } from './messages.ts'
import { runLogOf } from './run-log.ts'
import { piecesOf, placed } from './text-places.ts'

/** The messages of a chat's export or of a run's log; every place is one in the file's own text. */
export function chatOf(text: string, format: Transcript['format']): { drafts: Draft[]; front: Front } {
  const values = jsonTree(text)
  const log = format === 'run_log' ? runLogOf(values) : null
  const messages = log?.messages ?? messagesIn(values)
  if (messages.length === 0)
    throw new TextInvalid(
      null,
      'is JSON without messages: a chat is a list of objects with a text ("text", "content" or "message") and who wrote it ("user", "author", "from" or "name").',
    )
  const lines = lineStarts(text)
  const drafts = messages.flatMap((message) => messageDrafts(text, message, lines))
  const front =
    log === null
      ? frontOf(values)
      : { ...noFront, title: log.title, date: log.date, people: seated(log.people) }
  return { drafts, front: { ...front, date: front.date ?? dayOf(messages) } }
}

const noFront: Front = { title: null, date: null, people: [], from: 0 }
const seated = (names: readonly string[]): Person[] =>
  names.map((name) => ({ name, handles: [], from: 'front_matter' }))

/** The words of a message, read as text is: lists, quotes and code keep what they are. */
function messageDrafts(file: string, { author, texts }: Message, lines: readonly number[]): Draft[] {
  const content = joinedTexts(file, texts)
  const drafts =
    content.text.includes('\n') || /^[>#|`-]/.test(content.text)
      ? draftsOf(content.text)
      : [oneOf(content.text)]
  return drafts.flatMap((draft) => {
    const pieces = placed(draft, content.pieces)
    const first = pieces[0]
    if (first === undefined || draft.text === '') return []
    const line = lineOf(lines, first.start)
    const kind = draft.kind === 'heading' ? 'paragraph' : draft.kind
    const label =
      author === null
        ? null
        : { name: author, from: 0, at: 0, sure: true, alone: false, bold: false, day: null }
    // The same object, so that what stands under it still does.
    const depth = draft.kind === 'heading' ? 0 : draft.depth
    return Object.assign(draft, { kind, depth, heads: [], pieces, label, line, lineEnd: line })
  })
}

const oneOf = (text: string): Draft => {
  const lead = text.length - text.trimStart().length
  return draftOf({ kind: 'paragraph', text: text.trim(), pieces: [{ at: 0, start: lead }], line: 1 })
}

function joinedTexts(
  file: string,
  texts: Message['texts'],
): { text: string; pieces: { at: number; start: number }[] } {
  let text = ''
  const pieces: { at: number; start: number }[] = []
  for (const one of texts) {
    for (const piece of piecesOf(file, one)) pieces.push({ at: piece.at + text.length, start: piece.start })
    text += one.text
  }
  return { text, pieces }
}

/** Title, day and people, where the file's outermost object names them. */
function frontOf(values: readonly Json[]): Front {
  const [root] = values
  if (values.length !== 1 || !isObject(root)) return noFront
  const fields: Record<string, unknown> = Object.fromEntries(
    [...root].filter(([key]) => key !== '__proto__').map(([key, value]) => [key, plain(value, 0)]),
  )
  const front = frontFrom(fields)
  const name = root.get('name') ?? root.get('channel')
  return { ...front, title: front.title ?? (isText(name) ? name.text : null), from: 0 }
}

const MOST = 500

function plain(value: Json, depth: number): unknown {
  if (isText(value)) return value.text
  if (isList(value)) return depth > 3 ? [] : value.slice(0, MOST).map((one) => plain(one, depth + 1))
  if (isObject(value)) {
    const name = value.get('name') ?? value.get('displayName') ?? value.get('real_name')
    return isText(name) ? { name: name.text } : {}
  }
  return value
}

/** The day on which all was written; a chat of several days is no meeting's day. */
function dayOf(messages: readonly Message[]): string | null {
  const days = new Set(messages.map((one) => one.at))
  const [day] = days
  return days.size === 1 ? (day ?? null) : null
}

const lineStarts = (text: string): number[] => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}
