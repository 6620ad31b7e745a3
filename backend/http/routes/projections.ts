import { waitsForPerson } from '../../council/people.ts'
import type { Message, RunState } from '../../council/state.ts'
import { isoOf } from '../../council/time.ts'
import type { AppDeps } from '../deps.ts'
import { findRun } from '../find-run.ts'
import { LAST_SEQ, optionalInteger, pageLimit } from '../params.ts'
import { FAULTY, Problem } from '../problem.ts'
import { json, type Route } from '../route.ts'
import { usageTotals } from '../run-record.ts'

const position = (name: string, description: string) =>
  optionalInteger(name, description, { minimum: 0, maximum: LAST_SEQ })
const AROUND = position('around', 'Messages on both sides of this seq.')
const BEFORE = position('before', 'The last messages before this seq.')
const AFTER = position('after', 'The first messages after this seq.')
const LIMIT = pageLimit(100, 500)
const READ = { action: 'read', kind: 'run' } as const
const GIVES = (description: string) => ({
  200: { description },
  404: { description: 'No such run.', shape: 'Problem' },
})

/** What can be read off the folded log: who sits there, what was said, what it cost. */
export function projectionRoutes(deps: Pick<AppDeps, 'councils' | 'log'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/runs/{id}/messages',
      access: READ,
      summary: 'Messages by position: the seq of a message. Without a position the last ones.',
      query: [AROUND, BEFORE, AFTER, LIMIT],
      gives: GIVES('`{items, prevCursor, nextCursor}`: older and newer pages, for `before` and `after`.'),
      async handle(asked) {
        const { messages } = await findRun(deps, asked)
        const places = [AROUND, BEFORE, AFTER].map((param) => asked.get(param))
        if (places.filter((place) => place !== undefined).length > 1) {
          throw new Problem(400, FAULTY, {
            errors: [
              {
                pointer: '/query',
                message: 'names more than one position: give one of around, before, after.',
              },
            ],
          })
        }
        return json(200, window(messages.toArray(), places, asked.get(LIMIT)))
      },
    },
    {
      method: 'GET',
      path: '/runs/{id}/participants',
      access: READ,
      summary: 'The seats of the run, who sits in them and who has the floor.',
      gives: GIVES('All seats.'),
      handle: async (asked) =>
        json(200, { items: participants(await findRun(deps, asked)), nextCursor: null }),
    },
    {
      method: 'GET',
      path: '/runs/{id}/usage',
      access: READ,
      summary: 'What the run has cost, and what it may cost.',
      gives: GIVES('Totals and budget. A price that is not known is null, never 0.'),
      async handle(asked) {
        const state = await findRun(deps, asked)
        const { calls, models } = state.usage
        return json(200, { ...usageTotals(state), calls, models, budget: state.budget })
      },
    },
  ]
}

function window(
  messages: readonly Message[],
  [around, before, after]: (number | undefined)[],
  limit: number,
) {
  const from = (seq: number) => firstFrom(messages, seq)
  let start = Math.max(0, messages.length - limit)
  if (around !== undefined) start = Math.max(0, Math.min(from(around) - Math.floor(limit / 2), start))
  if (before !== undefined) start = Math.max(0, from(before) - limit)
  if (after !== undefined) start = from(after + 1)
  const end = before === undefined ? Math.min(messages.length, start + limit) : from(before)
  const items = messages.slice(start, end)
  return {
    items: items.map((message) => ({ ...message, at: isoOf(message.at) })),
    prevCursor: start > 0 ? String(messages[start]?.seq ?? LAST_SEQ) : null,
    nextCursor: end < messages.length ? String(messages[end - 1]?.seq ?? 0) : null,
  }
}

/** The index of the first message at or behind `seq`. */
function firstFrom(messages: readonly Message[], seq: number): number {
  let [low, high] = [0, messages.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1
    else high = middle
  }
  return low
}

function participants(state: RunState) {
  const { turn, selected } = state
  const positions = state.itemId === null ? {} : (state.items[state.itemId]?.positions ?? {})
  return state.seats.map((seat) => ({
    ...seat,
    state: turn?.seat === seat.seat ? 'speaking' : selected?.seat === seat.seat ? 'next' : 'idle',
    position: positions[seat.seat] ?? null,
    occupant: state.occupants[seat.seat] ?? null,
    muted: state.muted.includes(seat.seat),
    waitsForPerson: waitsForPerson(state, seat.seat),
  }))
}
