import { useEffect, useRef } from 'react'
import { announce } from '../app/announcer.tsx'
import { usePreferences } from '../app/preferences.ts'
import { clock, clockLeft } from '../lib/time.ts'
import { markOf, type BoxView, type Mark } from '../run/time-view.ts'
import { chime } from '../lib/chime.ts'
import { words } from '../words/words.ts'

/**
 * Says aloud when an item's time begins, when half of it is over, when a minute is left, at zero, and when somebody
 * changes it; with sounds on, a minute and zero sound as well, and added time ends the sound.
 */
export function useTimeVoice(box: BoxView | null): void {
  const before = useRef<{ id: string; mark: Mark; totalMs: number } | null>(null)
  const silence = useRef<() => void>(() => undefined)
  const sounds = usePreferences((set) => set.sounds)
  const id = box?.timeboxId ?? ''
  const totalMs = box?.totalMs ?? 0
  const mark = box === null ? 'start' : markOf(box.leftMs, totalMs)
  const left = box === null ? '' : clockLeft(box.leftMs)
  useEffect(() => {
    const last = before.current
    before.current = { id, mark, totalMs }
    if (last === null || id === '') return
    if (last.id !== id) announce(words.time.said.start(clock(totalMs)))
    else if (totalMs !== last.totalMs) {
      silence.current()
      announce(totalMs > last.totalMs ? words.time.said.more(left) : words.time.said.less(left))
    } else if (mark !== last.mark && mark !== 'start') {
      announce(textOf(mark, left))
      if (sounds && mark !== 'half') silence.current = chime()
    }
    // The time left changes twice a second; it is only read when a mark is passed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [id, mark, totalMs])
}

const textOf = (mark: Exclude<Mark, 'start'>, left: string): string =>
  mark === 'half'
    ? words.time.said.half(left)
    : mark === 'minute'
      ? words.time.said.minute
      : words.time.said.zero
