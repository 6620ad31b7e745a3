import { useMemo } from 'react'
import type { Step } from '../../backend/council/timeline/trail.ts'
import { blindRoundIsOpen } from '../../backend/council/phases.ts'
import { ENDED, openItem, type RunState } from '../../backend/council/state.ts'
import { useIsPast, useRun, useView } from '../room/room-context.ts'
import { speakerOf, type Speaker } from '../room/speakers.ts'
import { tracksOf } from './tracks.ts'
import type { Tracks } from './lane.ts'

const NO_STEPS: readonly Step[] = []

export type Shown = {
  run: RunState
  tracks: Tracks
  titleOf: (optionId: string) => string
  speaker: (seat: string) => Speaker
  /** Words of a person reach seats that may still answer them. */
  canAsk: boolean
  canCorrect: boolean
}

/** What the panel shows of an item: drawn anew with each event, from the log alone. */
export function usePositions(itemId: string): Shown {
  const run = useRun((one) => one)
  const trail = useView((view) => view.trail)
  const tracks = useMemo(() => tracksOf(run, trail ?? NO_STEPS, itemId), [run, trail, itemId])
  const isPast = useIsPast()
  const canSay = !isPast && !ENDED.has(run.status) && !blindRoundIsOpen(run) && run.itemId === itemId
  return {
    run,
    tracks,
    titleOf: (id) => run.options.find(({ optionId }) => optionId === id)?.title ?? id,
    speaker: (seat) => speakerOf(run.seats, seat, seat),
    canAsk: canSay,
    canCorrect: canSay && openItem(run) !== null,
  }
}
