import type { RunState } from '../../backend/council/state.ts'
import type { Step } from '../../backend/council/timeline/trail.ts'
import type { Lane, Mark, Place, Tracks } from './lane.ts'
import { packed } from './packed.ts'
import { stuckPair } from './stuck.ts'

/*
 * How a mark gets its place. An event `position` names one option and a stance of −2 (against) to 2 (for): that is the
 * seat's stop in the lane of that option, and nothing else is.
 * - `basis` says whose word it is: `said` by the seat is solid, `inferred` and `computed` are dashed.
 * - A seat stands for one option at a time. When it comes to stand for another, or says that it stands nowhere, its
 *   mark leaves the lane and the lane keeps where it was; what it said against an option is not undone by that.
 * - A stance of null names the option and no stop: the seat is told beside the lane.
 * - `scores` are numbers of the seat's own on no agreed scale: they are told as numbers, never turned into a stop.
 */

type Position = Extract<Step, { type: 'position' }>
type Seated = { mark: Omit<Mark, 'row'> | null; unplaced: { number: number; messageId: string } | null }
type Moving = { lanes: Map<string, Map<string, Seated>>; gone: Map<string, Lane['gone']>; tracks: Tracks }

/** Where each seat stands on each option of an item, how it came there, and who moved last. */
export function tracksOf(run: RunState, trail: Iterable<Step>, itemId: string): Tracks {
  const steps = [...trail].filter((step) => step.itemId === itemId)
  const tracks: Tracks = { itemId, lanes: [], nowhere: [], lastMove: null, stuck: null }
  const moving: Moving = { lanes: new Map(), gone: new Map(), tracks }
  for (const step of steps) if (step.type === 'position') take(moving, step, steps)
  const options = run.options.filter((one) => one.state === 'added' && one.itemId === itemId)
  tracks.lanes = options.map(({ optionId, title }) => laneOf(run, moving, optionId, title))
  tracks.stuck = stuckPair(tracks.lanes, steps)
  return tracks
}

function take(moving: Moving, step: Position, steps: readonly Step[]): void {
  const { data } = step
  const { seat, optionId, stance, messageId } = data
  const number = step.correctedBy === null ? step.number : numberIn(steps, messageId, step.number)
  const { tracks } = moving
  tracks.nowhere = tracks.nowhere.filter((one) => one.seat !== seat)
  if (optionId === null) tracks.nowhere.push({ seat, number, messageId, quote: data.quote })
  if (optionId === null || (stance ?? 0) > 0) leaveOthers(moving, seat, optionId, number)
  if (optionId === null) return
  const lane = moving.lanes.get(optionId) ?? new Map<string, Seated>()
  moving.lanes.set(optionId, lane)
  const held = lane.get(seat)?.mark ?? null
  if (stance === null) return void lane.set(seat, { mark: null, unplaced: { number, messageId } })
  const stood = moving.gone.get(optionId)?.find((one) => one.seat === seat)?.was ?? null
  const from = held === null ? stood : held.stop === stance ? held.from : placeOf(held)
  if (held !== null && held.stop !== stance) tracks.lastMove = { seat, number }
  moving.gone.set(optionId, without(moving.gone.get(optionId), seat))
  lane.set(seat, {
    unplaced: null,
    mark: {
      seat,
      stop: stance,
      number,
      messageId,
      basis: data.basis,
      quote: data.quote,
      confidence: data.confidence ?? null,
      correctedBy: step.correctedBy,
      from: from?.stop === stance ? null : from,
    },
  })
}

/** Who comes to stand elsewhere no longer stands where they stood for something. */
function leaveOthers({ lanes, gone, tracks }: Moving, seat: string, to: string | null, number: number): void {
  for (const [optionId, lane] of lanes) {
    const mark = lane.get(seat)?.mark ?? null
    if (optionId === to || mark === null || mark.stop <= 0) continue
    lane.delete(seat)
    gone.set(optionId, [...without(gone.get(optionId), seat), { seat, was: placeOf(mark), to, number }])
    tracks.lastMove = { seat, number }
  }
}

/** A correction refers to an older message: the end of its turn knows its number. */
const numberIn = (steps: readonly Step[], messageId: string, otherwise: number): number =>
  steps.findLast((one) => one.type === 'turn' && one.data.messageId === messageId)?.number ?? otherwise

const placeOf = ({ stop, number, messageId }: Place): Place => ({ stop, number, messageId })

const without = (gone: Lane['gone'] | undefined, seat: string): Lane['gone'] =>
  (gone ?? []).filter((one) => one.seat !== seat)

function laneOf(run: RunState, { lanes, gone }: Moving, optionId: string, title: string): Lane {
  const seated = lanes.get(optionId) ?? new Map<string, Seated>()
  const inOrder = run.seats.flatMap(({ seat }) => {
    const here = seated.get(seat)
    return here === undefined ? [] : [{ seat, ...here }]
  })
  const { marks, rows } = packed(inOrder.flatMap(({ mark }) => (mark === null ? [] : [mark])))
  const positions = run.items[itemOf(run, optionId)]?.positions ?? {}
  return {
    optionId,
    title,
    marks,
    rows,
    gone: gone.get(optionId) ?? [],
    unplaced: inOrder.flatMap(({ seat, unplaced }) => (unplaced === null ? [] : [{ seat, ...unplaced }])),
    scores: run.seats.flatMap(({ seat }) => {
      const total = positions[seat]?.scores?.find((one) => one.optionId === optionId)?.total
      return total === undefined ? [] : [{ seat, total }]
    }),
  }
}

const itemOf = (run: RunState, optionId: string): string =>
  run.options.find((one) => one.optionId === optionId)?.itemId ?? ''
