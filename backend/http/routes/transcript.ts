import { indexOfMessage, indexOfNumber, search } from '../../council/timeline/find.ts'
import { lightOf } from '../../council/timeline/light.ts'
import { shownEntry } from '../../council/timeline/shown.ts'
import type { Timeline } from '../../council/timeline/timeline.ts'
import type { Entry } from '../../council/timeline/entry.ts'
import { isKeptBlind } from '../../council/withholding.ts'
import { type Readings, type ReadRun, shownReading } from '../../log/readings.ts'
import type { AppDeps } from '../deps.ts'
import { findHead } from '../find-run.ts'
import { integer, LAST_SEQ, optionalInteger, optionalText, pageLimit } from '../params.ts'
import { FAULTY, NO_RUN, Problem } from '../problem.ts'
import { type Answer, type Asked, json, type Route } from '../route.ts'

type Needs = Pick<AppDeps, 'log'> & { readings: Readings }

const index = (name: string, description: string) =>
  optionalInteger(name, description, { minimum: 0, maximum: LAST_SEQ })
const FROM = index('from', 'The index of the first row; absent: the last rows.')
const PAGE = optionalInteger(
  'page',
  'A page of 500 messages with what stands between them; the first is 1.',
  {
    minimum: 1,
    maximum: LAST_SEQ,
  },
)
const AROUND = optionalText('around', 'Rows on both sides of a message: its number or its id.', 100)
const LIMIT = pageLimit(100, 500)
const WORDS = optionalText('q', 'What is looked for, in capitals or not.', 200)
const SKIP = integer('from', 'How many of the found messages are passed over.', {
  minimum: 0,
  maximum: LAST_SEQ,
  default: 0,
})
const READ = { action: 'read', kind: 'run' } as const
const PROBLEM = { description: 'Why not.', shape: 'Problem' }

/** The transcript as it is shown: rows by their place, and the search over all that was said. */
export function transcriptRoutes(deps: Needs): Route[] {
  return [
    {
      method: 'GET',
      path: '/runs/{id}/transcript',
      access: READ,
      summary:
        'Rows of the transcript: messages with what they brought, phases and what happened in between.',
      query: [FROM, LIMIT, AROUND, PAGE],
      gives: {
        200: {
          description:
            '`{total, from, items, messages, seq}`; with `around` the `index` of that message or null; with `page` also `page`, `pages` and the `language` of the council.',
        },
        400: PROBLEM,
        404: PROBLEM,
      },
      async handle(asked) {
        const places = [FROM, AROUND, PAGE].filter((param) => asked.get<unknown>(param) !== undefined)
        if (places.length > 1)
          throw faulty('/query', 'names more than one place: give one of from, around, page.')
        return json(200, transcript(await findReading(deps, asked), asked))
      },
    },
    {
      method: 'GET',
      path: '/runs/{id}/search',
      access: READ,
      summary: 'Messages that hold these words, over all of the run, first to last.',
      query: [WORDS, SKIP, pageLimit(100, 500)],
      gives: {
        200: { description: '`{total, items: [{index, number, messageId, seq, excerpt}]}`.' },
        400: PROBLEM,
        404: PROBLEM,
      },
      async handle(asked) {
        const words = asked.get(WORDS)?.trim() ?? ''
        if (words === '') throw faulty('/query/q', 'is empty: give the words to look for.')
        const reading = await findReading(deps, asked)
        return json(
          200,
          search(shownRows(reading, asked), words, { from: asked.get(SKIP), limit: asked.get(LIMIT) }),
        )
      },
    },
  ]
}

const ROWS_AT_OPENING = 200

/**
 * A long run as it is opened: its fold without what grows with every turn, and its last rows; as it is now, or as it was
 * at `seq`.
 */
export async function opening(deps: Needs, asked: Asked, seq: number | null): Promise<Answer> {
  const now = await findReading(deps, asked)
  const { log, readings } = deps
  const { runId } = now.state
  const withheld = isKeptBlind(now.state, asked.subject)
  const shown = withheld
    ? await shownReading(log, now.state, asked.subject, seq ?? now.state.seq)
    : seq === null
      ? now
      : await readings.at(runId, seq)
  return json(200, { reading: lightOf(shown ?? now, ROWS_AT_OPENING), withheld })
}

async function findReading({ log, readings }: Needs, asked: Asked): Promise<ReadRun> {
  const { runId, headSeq } = await findHead({ log }, asked)
  const reading = await readings.of(runId, headSeq)
  if (reading === null) throw new Problem(404, NO_RUN)
  return reading
}

function* shownRows({ state, timeline }: ReadRun, { subject }: Asked): Generator<Entry> {
  if (!isKeptBlind(state, subject)) return yield* timeline.rows
  for (const entry of timeline.rows) yield shownEntry(entry, state, subject)
}

function transcript(reading: ReadRun, asked: Asked) {
  const { rows, messages } = reading.timeline
  const { from, to, ...more } = windowOf(reading, asked)
  const items = rows
    .slice(from, to)
    .flatMap((entry) => (entry === undefined ? [] : [shownEntry(entry, reading.state, asked.subject)]))
  return { total: rows.length, from, items, messages, seq: reading.state.seq, ...more }
}

function windowOf(reading: ReadRun, asked: Asked) {
  const [limit, around, page] = [asked.get(LIMIT), asked.get(AROUND), asked.get(PAGE)]
  const { rows } = reading.timeline
  if (page !== undefined) return pageAt(reading, page)
  if (around !== undefined) {
    const at = /^\d{1,9}$/.test(around) ? indexOfNumber(rows, Number(around)) : indexOfMessage(rows, around)
    const from = Math.max(0, Math.min(at - (limit >> 1), rows.length - limit))
    return at < 0 ? { from: 0, to: 0, index: null } : { from, to: from + limit, index: at }
  }
  const from = asked.get(FROM) ?? Math.max(0, rows.length - limit)
  return { from, to: from + limit }
}

const MESSAGES = 500

function pageAt({ timeline: { rows, messages }, state }: ReadRun, page: number) {
  const pages = Math.max(1, Math.ceil(messages / MESSAGES))
  if (page > pages) throw faulty('/query/page', `is beyond the end: the last page is ${pages}.`)
  const to = page === pages ? rows.length : beginOf(rows, page + 1)
  return { from: beginOf(rows, page), to, page, pages, language: state.meeting.language }
}

/** Where a page begins: with the heading of the phase that its first message begins. */
function beginOf(rows: Timeline['rows'], page: number): number {
  if (page === 1) return 0
  const at = indexOfNumber(rows, (page - 1) * MESSAGES + 1)
  return rows.at(at - 1)?.kind === 'phase' ? at - 1 : at
}

const faulty = (pointer: string, message: string): Problem =>
  new Problem(400, FAULTY, { errors: [{ pointer, message }] })
