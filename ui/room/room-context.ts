import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Anchor, Command } from '../../schemas/generated/types.ts'
import type { RunState } from '../../backend/council/state.ts'
import type { RoomSession } from '../run/room-session.ts'
import type { RunView } from '../run/run-store.ts'

/** What the parts of a room share: the run, the way to ask, and where evidence opens. */
export type RoomHeld = {
  session: RoomSession
  /** Answers the command's id. */
  ask: (command: Command) => string
  openAnchor: (anchor: Anchor) => void
  openMessage: (messageId: string) => void
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

export const useAsk = (): RoomHeld['ask'] => useRoom().ask
