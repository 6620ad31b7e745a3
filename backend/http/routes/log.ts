import { Readable } from 'node:stream'
import { isKeptBlind } from '../../council/withholding.ts'
import { shownBytes, shownState } from '../../log/shown.ts'
import type { StoredEvent } from '../../ports/run-log.ts'
import type { AppDeps } from '../deps.ts'
import { findHead, findWholeRun } from '../find-run.ts'
import { integer, LAST_SEQ, optionalInteger, pageLimit } from '../params.ts'
import { FAULTY, Problem } from '../problem.ts'
import { type Asked, json, JSON_TYPE, type Route } from '../route.ts'

type Needs = Pick<AppDeps, 'log' | 'councils'>

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
const READ = { action: 'read', kind: 'run' } as const
const PROBLEM = { description: 'Why not.', shape: 'Problem' }

/** The run log itself: its bytes as they were written, and what they fold to. */
export function logRoutes(deps: Needs): Route[] {
  const { log, councils } = deps
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
      query: [AT],
      gives: { 200: { description: 'The state; `seq` says at which event.' }, 400: PROBLEM, 404: PROBLEM },
      async handle(asked) {
        const now = await findWholeRun(deps, asked)
        const at = asked.get(AT) ?? now.seq
        if (at > now.seq)
          throw new Problem(400, FAULTY, {
            errors: [
              { pointer: '/query/at', message: `is beyond the end of the log: its last seq is ${now.seq}.` },
            ],
          })
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
