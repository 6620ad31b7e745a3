import { namedTasks } from '../named-tasks.ts'
import { supportOf } from '../support.ts'
import { dueStandsIn } from '../support/due-stands.ts'
import { ownerStandsIn } from '../support/named-in.ts'
import { cite, type Cited, type Place } from './cite.ts'
import type { Thing } from './naming.ts'
import { quotedIn, sentencesOf, type Line } from './sentences.ts'

type Given = {
  places: readonly Place[]
  things: readonly Thing[]
}

const MOST_TASKS = 10

/**
 * The items of a list as tasks. Each needs the passage it follows from: what it quotes, else the sentence of a source or
 * message whose words it repeats; without one it is no task. Owner and date only where that passage names them.
 */
export function tasksIn(lines: readonly Line[], given: Given): Record<string, unknown>[] {
  return lines
    .filter((line) => line.item)
    .map(({ text }) => ({ text, quotes: passagesFor(text, given) }))
    .filter(({ quotes }) => quotes.length > 0)
    .map(({ text, quotes }) => taskOf(text, quotes, given))
    .slice(0, MOST_TASKS)
}

function taskOf(text: string, quotes: Cited[], { things }: Given): Record<string, unknown> {
  const title = (sentencesOf(text)[0] ?? text).replace(/(?<!\s)\s*\((?:s|m)\d+[^)]{0,200}\)/gu, '')
  const [named] = namedTasks(
    `## Tasks\n\n- ${text}`,
    things.map((one) => one.title),
  )
  const quoted = quotes.map((one) => one.quote)
  const owner = named?.owner ?? null
  const due = named?.due ?? null
  return {
    title: title.trim().slice(0, 500),
    quotes,
    ...(owner !== null && ownerStandsIn(owner, quoted) ? { owner: { name: owner } } : {}),
    ...(due !== null && dueStandsIn(due, quoted, null) ? { due_date: due } : {}),
  }
}

function passagesFor(text: string, { places }: Given): Cited[] {
  const quoted = quotedIn(text).flatMap((quote) => cite(quote, places) ?? [])
  if (quoted.length > 0) return quoted
  for (const place of places)
    for (const line of place.text.split('\n'))
      for (const sentence of sentencesOf(line)) {
        const passage = sentence.trim()
        if (passage.length < 12 || supportOf(text, [passage]) === 'unsupported') continue
        const ref = place.kind === 'source' ? { source_id: place.id } : { message_id: place.id }
        return [{ quote: passage.slice(0, 4000), ...ref }]
      }
  return []
}
