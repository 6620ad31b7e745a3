import { useEffect, useRef } from 'react'
import { replayPath } from './replay-path.ts'
import type { Replay } from './use-replay.ts'
import { seqOf } from '../run/run-store.ts'
import { placeIn } from './use-replay.ts'

/** Browsers refuse an address that changes too often. */
const EVERY_MS = 500

/** The address names the position, so that a reload is at the same place; and where it names another one, that is gone to. */
export function useAddress({ runId, player, going }: Replay, query: URLSearchParams): void {
  const written = useRef(placeIn(query))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = -EVERY_MS
    const write = () => {
      timer = undefined
      last = performance.now()
      const seq = seqOf(player.run.getState())
      if (seq === 0 || seq === written.current || !location.pathname.endsWith('/replay')) return
      written.current = seq
      const { speed } = player.playing.getState()
      const asked = speed === 1 ? '' : `&speed=${speed}`
      history.replaceState(null, '', `${replayPath(runId, seq)}${asked}`)
    }
    const soon = () => {
      timer ??= setTimeout(write, Math.max(0, last + EVERY_MS - performance.now()))
    }
    const forget = player.run.subscribe(soon)
    return () => {
      forget()
      clearTimeout(timer)
    }
  }, [runId, player])
  const asked = placeIn(query)
  useEffect(() => {
    if (asked === null || asked === written.current) return
    written.current = asked
    if (asked !== seqOf(player.run.getState())) going.to(asked)
  }, [asked, player, going])
}
