import { create } from 'zustand'
import type { ForkChanges } from '../../schemas/generated/types.ts'

/** A fork that somebody thinks of: where it begins and what is other in it. */
export type ForkWish = {
  /** Left out where `changes` name the message or the claims that are other, else the end. */
  atSeq?: number
  changes: ForkChanges
}

/** What the fork dialog was opened for; the window itself comes later than the page. */
export const useForkAsked = create<{ wish: ForkWish | null }>(() => ({ wish: null }))

export const askFork = (wish: ForkWish): void => useForkAsked.setState({ wish })

export const forgetFork = (): void => useForkAsked.setState({ wish: null })
