import { createContext, useContext } from 'react'
import { createStore, useStore, type StoreApi } from 'zustand'
import type { Anchor, Command } from '../../schemas/generated/types.ts'
import type { RunState } from '../../backend/council/state.ts'
import { useServerNow } from '../app/use-now.ts'
import type { RoomSession } from '../run/room-session.ts'
import type { RunView } from '../run/run-store.ts'

/** What the parts of a room share: the run, the way to ask, and where evidence opens. */
export type RoomHeld = {
  session: RoomSession
  /** Answers the command's id. */
  ask: (command: Command) => string
  openAnchor: (anchor: Anchor) => void
  openMessage: (messageId: string) => void
  /** Where a moment of the past is looked at, what time it was then: nothing can be asked there. */
  past?: Pick<StoreApi<{ now: number }>, 'getState' | 'getInitialState' | 'subscribe'>
}

export const RoomContext = createContext<RoomHeld | null>(null)

export function useRoom(): RoomHeld {
  const held = useContext(RoomContext)
  if (held === null) throw new Error('This part of the room stands outside of it.')
  return held
}

/** A part of the run's state; whatever it selects must be a part, not something new each time. */
export function useRun<T>(select: (run: RunState) => T): T {
  return useView((view) => {
    if (view.state === null) throw new Error('The room is drawn before its run is known.')
    return select(view.state)
  })
}

export const useView = <T>(select: (view: RunView) => T): T => useStore(useRoom().session.run, select)

/** Whether it is looked at as it was, so that nothing of it can be changed. */
export const useIsPast = (): boolean => useRoom().past !== undefined

const NOT_PAST = createStore(() => ({ now: 0 }))

/** The server's time, ticking while the council runs; of a moment of the past, the time it was then. */
export function useRoomNow(isTicking: boolean): number {
  const { past } = useRoom()
  const then = useStore(past ?? NOT_PAST, ({ now }) => now)
  const now = useServerNow(isTicking && past === undefined)
  return past === undefined ? now : then
}

export const useAsk = (): RoomHeld['ask'] => useRoom().ask
