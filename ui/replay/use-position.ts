import { useStore } from 'zustand'
import { seqOf } from '../run/run-store.ts'
import { lastBy, placesOf, stopBy, type Marks, type Stop } from './marks.ts'
import type { Replay } from './use-replay.ts'

/** Where the replay is, or where it is being taken. */
export type Position = { seq: number; at: number; stop: Stop | undefined }

export function usePosition({ player, going }: Replay, marks: Marks): Position {
  const target = useStore(going.target, ({ seq }) => seq)
  const seq = useStore(player.run, seqOf)
  const now = useStore(player.playing, (playing) => playing.now)
  if (target === null) return { seq, at: now, stop: stopBy(marks.stops, seq) }
  const places = placesOf(marks)
  const place = places[lastBy(places, (one) => one.seq, target)]
  return { seq: target, at: place?.at ?? now, stop: stopBy(marks.stops, target) }
}
