import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { call } from '../lib/api.ts'
import { listOf, textOf } from '../lib/reading.ts'
import { createPlayer, type Playing } from '../replay/player.ts'
import { pageClock, recordingOf } from '../replay/recording.ts'
import { language } from '../words/words.ts'

export type DemoState = 'loading' | 'playing' | 'paused' | 'ended' | 'failed'

/** A recorded council, played from the moment on at which it is here. */
export function useDemo(speed: number) {
  const [player] = useState(() => openDemo(speed))
  useEffect(() => {
    player.play()
    return player.pause
  }, [player])
  const state = useStore(player.playing, demoState)
  const { state: council, timeline } = useStore(player.run)
  return {
    state,
    council,
    rows: timeline.rows,
    play: player.play,
    pause: player.pause,
    /** All that is left, at once. */
    skip() {
      player.setSpeed('max')
      player.play()
    },
  }
}

function demoState({ state, isPlaying, isAtEnd }: Playing): DemoState {
  if (state !== 'here') return state
  if (isAtEnd) return 'ended'
  return isPlaying ? 'playing' : 'paused'
}

/** Which council it is is known only when the server has said so. */
function openDemo(speed: number) {
  let asked: ReturnType<typeof firstDemo> | undefined
  const recording = () => (asked ??= firstDemo())
  return createPlayer({
    recording: {
      opening: async (seq) => (await recording()).opening(seq),
      events: async (after) => (await recording()).events(after),
    },
    clock: pageClock,
    speed,
  })
}

/** The first that speaks the language of the panel. */
async function firstDemo() {
  const demos = listOf(await call('/demos'), 'items')
  const found = demos.find((one) => textOf(one, 'language') === language) ?? demos[0]
  const id = found === undefined ? undefined : textOf(found, 'id')
  if (id === undefined) throw new Error('No recorded council comes with this server.')
  return recordingOf(id)
}
