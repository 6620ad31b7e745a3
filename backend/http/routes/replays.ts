import { isReplayBody, isReplayChangeBody } from '../../../schemas/generated/validators.js'
import { check, SchemaViolation } from '../../../schemas/validate.ts'
import { FASTEST, SLOWEST, type Speed } from '../../council/timeline/playing.ts'
import { NoSuchPlace } from '../../log/no-such-place.ts'
import type { Replay, Replays } from '../../ports/replays.ts'
import type { Param } from '../params.ts'
import { LOG_TYPE, uploadIn } from '../plugins/upload.ts'
import { Problem } from '../problem.ts'
import { type Asked, json, type Route } from '../route.ts'

/** 100 MB hold the log of a council of a hundred thousand messages. */
export const LOG_LIMIT = 100 * 1024 * 1024

const SPEED: Param<Speed> = {
  name: 'speed',
  description: `For a log that is sent: ${SLOWEST} to ${FASTEST} times as fast as it happened, reading or max.`,
  schema: { type: 'string', default: '1' },
  read(text = '1') {
    if (text === 'reading' || text === 'max') return text
    const speed = /^\d{1,2}(?:\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN
    if (speed >= SLOWEST && speed <= FASTEST) return speed
    throw new Error(`must be a number from ${SLOWEST} to ${FASTEST}, reading or max.`)
  },
}

const READ = { action: 'read', kind: 'run' } as const
const ACT = { action: 'command', kind: 'run' } as const
const PROBLEM = { description: 'Why not, and what to do.', shape: 'Problem' }
const ONE = { description: 'The replay: `{replay: {id, runId, speed, state, seq, lastSeq}}`.' }

/** Logs that are played again: each is a run of kind `replay`, read and watched by its id, and written by nobody. */
export function replayRoutes({ replays }: { replays: Replays }): Route[] {
  return [
    startRoute(replays),
    {
      method: 'GET',
      path: '/replays',
      access: READ,
      summary: 'What is played again here; it goes when it was not touched for a day, or with the server.',
      gives: { 200: { description: 'All replays: `{items, nextCursor}`.' } },
      handle: ({ subject }) => json(200, { items: replays.list(subject.workspaceId), nextCursor: null }),
    },
    {
      method: 'GET',
      path: '/replays/{id}',
      access: READ,
      summary: 'How far a replay is.',
      gives: { 200: ONE, 404: PROBLEM },
      handle: (asked) => json(200, { replay: found(replays, asked) }),
    },
    changeRoute(replays),
    {
      method: 'DELETE',
      path: '/replays/{id}',
      access: ACT,
      summary: 'Ends a replay. The run whose log it was stays as it is.',
      gives: { 204: { description: 'It is gone.' }, 404: PROBLEM },
      async handle(asked) {
        if (!(await replays.remove(asked.subject.workspaceId, asked.path('id')))) throw none()
        return { status: 204, body: '' }
      },
    },
  ]
}

function startRoute(replays: Replays): Route {
  return {
    method: 'POST',
    path: '/replays',
    access: ACT,
    summary:
      'Plays the log of a run again, or a log that is sent: with its own timing and unchanged bytes. It writes nothing and asks no model and no outside system.',
    query: [SPEED],
    takes: { 'application/json': 'ReplayBody', [LOG_TYPE]: { type: 'string', description: 'The log.' } },
    example: { runId: '20260105-090000-k3x9q2m7', speed: 4 },
    uploadLimit: LOG_LIMIT,
    gives: {
      201: ONE,
      400: { description: 'It is no log as it was written; why, and in which line.', shape: 'Problem' },
      404: PROBLEM,
      413: { description: 'The log is too long.', shape: 'Problem' },
    },
    location: replayLocation,
    async handle(asked) {
      const { workspaceId } = asked.subject
      if (asked.contentType === LOG_TYPE) {
        const { file } = uploadIn(asked.body)
        return started(await replays.ofFile({ workspaceId, file, speed: asked.get(SPEED) }))
      }
      const { runId, speed = 1 } = check('replay', isReplayBody, asked.body ?? {})
      return started(await replays.ofRun({ workspaceId, runId, speed }))
    },
  }
}

function changeRoute(replays: Replays): Route {
  return {
    method: 'PATCH',
    path: '/replays/{id}',
    access: ACT,
    summary:
      'Lets a replay go on otherwise: at another speed, paused or playing, from another place. Where it goes back, subscriptions to it end with the code `set_back`.',
    takes: { 'application/json': 'ReplayChangeBody' },
    example: { state: 'paused', at: 40 },
    gives: { 200: ONE, 400: PROBLEM, 404: PROBLEM },
    async handle(asked) {
      const change = check('replay', isReplayChangeBody, asked.body ?? {})
      const { workspaceId } = asked.subject
      const replay = await replays.change(workspaceId, asked.path('id'), change).catch((fault: unknown) => {
        if (!(fault instanceof NoSuchPlace)) throw fault
        throw new SchemaViolation('replay', [{ pointer: '/at', message: fault.message }])
      })
      if (replay === null) throw none()
      return json(200, { replay })
    },
  }
}

const started = (replay: Replay) => json(201, { replay })

function found(replays: Replays, { subject, path }: Asked): Replay {
  const replay = replays.list(subject.workspaceId).find(({ id }) => id === path('id'))
  if (replay === undefined) throw none()
  return replay
}

const none = (): Problem => new Problem(404, 'There is no such replay. GET /replays lists those there are.')

function replayLocation(body: unknown): string | null {
  const replay = typeof body === 'object' && body !== null && 'replay' in body ? body.replay : null
  const id = typeof replay === 'object' && replay !== null && 'id' in replay ? replay.id : null
  return typeof id === 'string' ? `/api/v1/replays/${encodeURIComponent(id)}` : null
}
