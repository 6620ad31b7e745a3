import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { RunState } from '../../council/state.ts'
import { MarkGatherer, type Marks } from '../../council/timeline/marks.ts'
import { isKeptBlind, mayReadEvent } from '../../council/withholding.ts'
import { parseStored } from '../../log/fold-stored.ts'
import { shownBytes, shownState } from '../../log/shown.ts'
import type { Readings } from '../../log/readings.ts'
import type { StoredEvent } from '../../ports/run-log.ts'
import type { AppDeps } from '../deps.ts'
import { findHead, findWholeRun } from '../find-run.ts'
import { choice, integer, LAST_SEQ, optionalInteger, pageLimit } from '../params.ts'
import { FAULTY, Problem } from '../problem.ts'
import { type Asked, json, JSON_TYPE, type Route } from '../route.ts'
import { opening } from './transcript.ts'

type Needs = Pick<AppDeps, 'log' | 'councils'> & { readings: Readings }

const AFTER = integer('after', 'The last seq seen; 0: from the beginning.', {
  minimum: 0,
  maximum: LAST_SEQ,
  default: 0,
})
const NEXT = optionalInteger('cursor', 'The nextCursor of the page before; the same as after.', {
  minimum: 0,
  maximum: LAST_SEQ,
})
const LIMIT = pageLimit(500, 1_000)
const AT = optionalInteger('at', 'The seq up to which the log is folded; absent: all of it.', {
  minimum: 1,
  maximum: LAST_SEQ,
})
const LIGHT = choice(
  'light',
  'As the panel opens a long run: the state now, its long lists counted and not sent, and the last rows of the transcript.',
  ['false', 'true'],
)
const READ = { action: 'read', kind: 'run' } as const
const PROBLEM = { description: 'Why not.', shape: 'Problem' }

/** The run log itself: its bytes as they were written, and what they fold to. */
export function logRoutes(deps: Needs): Route[] {
  const { log, councils, readings } = deps
  return [
    {
      method: 'GET',
      path: '/runs/{id}/events',
      access: READ,
      summary: 'A page of the run log; items are the stored events, byte for byte.',
      query: [AFTER, LIMIT, NEXT],
      gives: { 200: { description: '`{items, nextCursor}`.' }, 404: PROBLEM },
      async handle(asked) {
        const { runId, headSeq } = await findHead(deps, asked)
        const show = await showing(deps, asked)
        const after = asked.get(NEXT) ?? asked.get(AFTER)
        const events = await log.read(runId, after, asked.get(LIMIT))
        const last = events.at(-1)?.seq
        const next = last !== undefined && last < headSeq ? `"${last}"` : 'null'
        const items = events.map(show).join(',')
        return { status: 200, body: `{"items":[${items}],"nextCursor":${next}}`, type: JSON_TYPE }
      },
    },
    {
      method: 'GET',
      path: '/runs/{id}/snapshot',
      access: READ,
      summary: 'The folded state at a seq: for opening a long run; then read the events after it.',
      query: [AT, LIGHT],
      gives: {
        200: { description: 'The state; `seq` says at which event. Light: `{reading, withheld}`.' },
        400: PROBLEM,
        404: PROBLEM,
      },
      async handle(asked) {
        const wanted = asked.get(AT)
        if (asked.get(LIGHT) === 'true') {
          const { headSeq } = await findHead(deps, asked)
          return opening(deps, asked, wanted === undefined ? null : notBeyond(headSeq, wanted))
        }
        const now = await findWholeRun(deps, asked)
        const at = notBeyond(now.seq, wanted ?? now.seq)
        const state = isKeptBlind(now, asked.subject)
          ? await shownState(log, now, asked.subject, at)
          : await councils.stateAt(now.runId, at)
        // An index that the fold makes again by itself.
        const { claimKeys: _, ...shown } = state ?? now
        return json(200, shown)
      },
    },
    {
      method: 'GET',
      path: '/runs/{id}/marks',
      access: READ,
      summary:
        'What a scrubber draws of a run: its messages, items, decisions, risks, interventions and failures.',
      gives: {
        200: {
          description:
            '`{lastSeq, startedAt, endedAt, stops, marks, lanes}`; times are milliseconds since 1970. A mark of a person’s intervention has `by` and `command`, each other one `text`.',
        },
        404: PROBLEM,
      },
      async handle(asked) {
        const { runId, headSeq } = await findHead(deps, asked)
        const state = await councils.state(runId)
        const reader = state !== null && isKeptBlind(state, asked.subject) ? state : null
        return json(
          200,
          reader === null
            ? await readings.marks(runId, headSeq)
            : await shownMarks(log, reader, asked.subject),
        )
      },
    },
    {
      method: 'GET',
      path: '/runs/{id}/log',
      access: READ,
      summary: 'The whole log as JSON Lines: the stored bytes, each with one line end.',
      gives: {
        200: { description: 'The log.', type: 'application/jsonl', shape: { type: 'string' } },
        404: PROBLEM,
      },
      async handle(asked) {
        const { runId, headSeq } = await findHead(deps, asked)
        const headers = {
          'content-disposition': `attachment; filename="${runId.replaceAll(/[^\w.-]/g, '_')}.jsonl"`,
        }
        return {
          status: 200,
          body: Readable.from(lines(log, runId, headSeq, await showing(deps, asked)), { objectMode: false }),
          type: 'application/jsonl',
          headers,
        }
      },
    },
  ]
}

function notBeyond(lastSeq: number, at: number): number {
  if (at <= lastSeq) return at
  throw new Problem(400, FAULTY, {
    errors: [{ pointer: '/query/at', message: `is beyond the end of the log: its last seq is ${lastSeq}.` }],
  })
}

/** The marks that this reader may see while something is kept from them. */
async function shownMarks(log: Needs['log'], now: RunState, subject: Asked['subject']): Promise<Marks> {
  const gathered = new MarkGatherer()
  for (let after = 0; after < now.seq;) {
    const events = await log.read(now.runId, after, Math.min(PAGE, now.seq - after))
    const last = events.at(-1)
    if (last === undefined) break
    for (const event of events.map(({ bytes }) => parseStored(bytes)))
      if (mayReadEvent(now, subject, event)) gathered.see(event)
    after = last.seq
    await setImmediate()
  }
  return gathered.marks()
}

/** The bytes of an event as whoever asks may have them now. */
async function showing({ councils }: Needs, asked: Asked): Promise<(event: StoredEvent) => string> {
  const { subject } = asked
  const state = await councils.state(asked.path('id'))
  if (state === null || !isKeptBlind(state, subject)) return ({ bytes }) => bytes
  return (event) => shownBytes(state, subject, event)
}

const PAGE = 500

// Up to the end as it was when it was asked for: what is appended meanwhile is for who asks again.
async function* lines(
  log: Needs['log'],
  runId: string,
  until: number,
  show: (event: StoredEvent) => string,
): AsyncGenerator<string> {
  for (let after = 0; after < until;) {
    const events = await log.read(runId, after, Math.min(PAGE, until - after))
    const last = events.at(-1)
    if (last === undefined) return
    after = last.seq
    yield events.map((event) => `${show(event)}\n`).join('')
  }
}
