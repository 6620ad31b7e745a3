import type { PositionData } from '../../schemas/generated/types.ts'

export type Stop = -2 | -1 | 0 | 1 | 2
export const STOPS: readonly Stop[] = [-2, -1, 0, 1, 2]

/** Where a seat was, or came to be, and the message that it follows. */
export type Place = { stop: Stop; number: number; messageId: string }
/** A seat in a lane. */
export type Mark = Place & {
  seat: string
  basis: PositionData['basis']
  quote: string
  confidence: number | null
  /** Who put it right, where it is not the seat's own word. */
  correctedBy: string | null
  /** The stop before this one in the same lane. */
  from: Place | null
  /** The line of the lane in which it is drawn, so that no two lie on each other. */
  row: number
}
export type Lane = {
  optionId: string
  title: string
  marks: Mark[]
  rows: number
  /** Seats that stood here and have gone elsewhere. */
  gone: { seat: string; was: Place; to: string | null; number: number }[]
  /** Seats that spoke of the option and gave no stance. */
  unplaced: { seat: string; number: number; messageId: string }[]
  /** The seat's own number for the option, where it gave any. */
  scores: { seat: string; total: number }[]
}
export type Tracks = {
  itemId: string
  lanes: Lane[]
  /** Seats that said they stand nowhere yet. */
  nowhere: { seat: string; number: number; messageId: string; quote: string }[]
  /** The last move from one stop to another, or from one option to another. */
  lastMove: { seat: string; number: number } | null
  stuck: Stuck | null
}

/** Two who stand for different options, and for how many turns neither has moved. */
export type Stuck = { seats: readonly [string, string]; turns: number }
