import { isList, isObject, isText, type Json } from './json-tree.ts'
import type { Message } from './messages.ts'

/** What a run's log tells: its messages under the names of the seats, what was decided upon, and when. */
export type RunLog = { title: string | null; date: string | null; people: string[]; messages: Message[] }

/** Reads a run log: one event a line. */
export function runLogOf(events: readonly Json[]): RunLog {
  const log: RunLog = { title: null, date: null, people: [], messages: [] }
  const names = new Map<string, string>()
  for (const event of events) {
    if (!isObject(event)) continue
    const [type, data, at] = [event.get('type'), event.get('data'), event.get('at') ?? event.get('time')]
    if (!isText(type) || !isObject(data)) continue
    if (isText(at) && log.date === null) log.date = at.text.slice(0, 10)
    if (type.text === 'run_created') {
      const meeting = data.get('meeting')
      const title = isObject(meeting) ? meeting.get('title') : undefined
      if (isText(title)) log.title = title.text
      for (const seat of seatsOf(data.get('seats') ?? (isObject(meeting) ? meeting.get('seats') : undefined)))
        names.set(...seat)
    }
    const content = data.get('content')
    if (type.text !== 'chat_message' || !isText(content) || content.text.trim() === '') continue
    const seat = data.get('seat')
    const author = isText(seat)
      ? (names.get(seat.text) ?? seat.text)
      : actorOf(event.get('actor') ?? event.get('by'))
    log.messages.push({ author, texts: [content], at: isText(at) ? at.text.slice(0, 10) : null })
  }
  log.people = [...new Set(names.values())]
  return log
}

function seatsOf(seats: Json | undefined): [string, string][] {
  if (!isList(seats)) return []
  return seats.flatMap((one): [string, string][] => {
    if (!isObject(one)) return []
    const [seat, name] = [one.get('seat') ?? one.get('id'), one.get('name')]
    return isText(seat) && isText(name) ? [[seat.text, name.text]] : []
  })
}

function actorOf(actor: Json | undefined): string | null {
  if (isText(actor)) return actor.text
  if (!isObject(actor)) return null
  const name = actor.get('name') ?? actor.get('id')
  return isText(name) ? name.text : null
}
