import { AppendList } from '../append-list.ts'
import type { Claim, Message, RunState } from '../state.ts'
import type { Entry } from './entry.ts'
import type { Reading } from './reading.ts'
import { lightTrail, type LightTrail } from './light-trail.ts'
import { Rows } from './rows.ts'
import { shownClaims } from './shown-claims.ts'
import type { Timeline } from './timeline.ts'

/** A list that is counted and not sent, but for some of its items: each with its place. */
type LightList<T> = { length: number; held: [number, T][] }
type LeftOut = 'messages' | 'claims' | 'claimKeys' | 'cited' | 'citedKeys'

/**
 * A long run as it is opened: the fold without what grows with every turn, and the last rows. What follows `state.seq`
 * in the log is folded on to it.
 */
export type LightReading = Omit<Reading, 'state' | 'timeline' | 'trail'> & {
  state: Omit<RunState, LeftOut> & {
    messages: LightList<Message>
    claims: LightList<Claim>
    cited: LightList<string>
  }
  trail: LightTrail
  timeline: Omit<Timeline, 'rows'> & { total: number; from: number; items: Entry[] }
}

/** The policies look at the last twenty messages that are heard; notes stand between them. */
const MESSAGES_HELD = 60

/** What is sent of a reading to open it, with the last `rows` rows. */
export function lightOf(reading: Reading, rows: number): LightReading | null {
  const { state, timeline, trail, ...sums } = reading
  if (state === null) return null
  const { claimKeys: _claimKeys, citedKeys: _citedKeys, messages, claims, cited, ...kept } = state
  const { rows: all, ...ends } = timeline
  const from = Math.max(0, all.length - rows)
  const first = Math.max(0, messages.length - MESSAGES_HELD)
  return {
    ...sums,
    state: {
      ...kept,
      messages: {
        length: messages.length,
        held: messages.last(MESSAGES_HELD).map((one, i): [number, Message] => [first + i, one]),
      },
      claims: { length: claims.length, held: heldClaims(state) },
      cited: { length: cited.length, held: [] },
    },
    trail: trail === null ? { length: 0, held: [] } : lightTrail(trail),
    timeline: { ...ends, total: all.length, from, items: known(all.slice(from)) },
  }
}

/** The reading again; what was not sent is a hole in it. */
export function readingOf({ state, timeline, trail, ...sums }: LightReading): Reading {
  const { total, from, items, ...ends } = timeline
  return {
    ...sums,
    state: {
      ...state,
      messages: listOf(state.messages),
      claims: listOf(state.claims),
      claimKeys: new Map(),
      cited: listOf(state.cited),
      citedKeys: new Map(),
    },
    trail: listOf(trail),
    timeline: { ...ends, rows: Rows.unknown<Entry>(total).fill(from, items) },
  }
}

/** Those that cards show, the objections that have no answer, and what these challenge: whose it is answers for it. */
function heldClaims({ claims, unanswered }: RunState): [number, Claim][] {
  const held = new Map(shownClaims(claims))
  const open = new Set([...Object.keys(unanswered), ...Object.values(unanswered)])
  claims.backwards((claim, index) => {
    if (open.has(claim.claimId)) held.set(index, claim)
  })
  return [...held].sort(([a], [b]) => a - b)
}

const listOf = <T>({ length, held }: LightList<T>): AppendList<T> => AppendList.withHoles(length, held)

const known = <T>(rows: (T | undefined)[]): T[] => rows.flatMap((row) => (row === undefined ? [] : [row]))
