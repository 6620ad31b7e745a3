import { createContext, useContext } from 'react'
import type { RunState } from '../../backend/council/state.ts'
import type { Draft } from '../run/draft-store.ts'

/** What the rows of a transcript share. */
export type Talk = Pick<RunState, 'runId' | 'seats' | 'promptVersions' | 'createdAt' | 'demo'> & {
  /** What the council speaks, whatever the panel does. */
  lang: RunState['meeting']['language']
  /** How many articles there are in the end; -1 while more may come. */
  setSize: number
  /** Long messages that somebody wants all of; rows come and go, this stays. */
  unfolded: Set<string>
  /** Something in a row is about to grow at the wish of the reader: it grows below what they look at. */
  beforeGrowth: () => void
  openMenu: (button: HTMLElement, messageId: string) => void
  goTo: (messageId: string) => void
  /** The words under way as they stood when the view was frozen; undefined where they flow. */
  stillDraft: Draft | null | undefined
}

export const TalkContext = createContext<Talk | null>(null)

export function useTalk(): Talk {
  const talk = useContext(TalkContext)
  if (talk === null) throw new Error('This row stands outside of a transcript.')
  return talk
}
