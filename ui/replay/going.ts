import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Player } from './player.ts'

/** Where somebody is on the way to; null once they are there. */
export type Going = { target: StoreApi<{ seq: number | null }>; to(seq: number): void }

/** Goes where the slider is drawn or a key is held: one place at a time, and of those asked for meanwhile the last. */
export function createGoing({ seek }: Pick<Player, 'seek'>): Going {
  const target = createStore<{ seq: number | null }>(() => ({ seq: null }))
  let isUnderway = false
  const go = async (): Promise<void> => {
    isUnderway = true
    for (let { seq } = target.getState(); seq !== null;) {
      await seek(seq)
      const wanted = target.getState().seq
      // Nobody asked for another place meanwhile.
      if (wanted === seq) target.setState({ seq: null })
      seq = target.getState().seq
    }
    isUnderway = false
  }
  return {
    target,
    to(seq) {
      target.setState({ seq })
      if (!isUnderway) void go()
    },
  }
}
