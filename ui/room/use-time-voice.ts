import { useEffect, useRef } from 'react'
import { announce } from '../app/announcer.tsx'
import { clockLeft } from '../lib/time.ts'
import { time as say } from '../lib/words-time.ts'
import { markOf, type BoxView, type Mark } from '../run/time-view.ts'

/** Says aloud when half of the time is over, when a minute is left, at zero, and when somebody adds time. */
export function useTimeVoice(box: BoxView | null): void {
  const before = useRef<{ id: string; mark: Mark; totalMs: number } | null>(null)
  const id = box?.timeboxId ?? ''
  const totalMs = box?.totalMs ?? 0
  const mark = box === null ? 'start' : markOf(box.leftMs, totalMs)
  const left = box === null ? '' : clockLeft(box.leftMs)
  useEffect(() => {
    const last = before.current
    before.current = { id, mark, totalMs }
    if (last === null || last.id !== id) return
    if (totalMs > last.totalMs) announce(say.said.more(left))
    else if (mark !== last.mark && mark !== 'start') announce(textOf(mark, left))
    // The time left changes twice a second; it is only read when a mark is passed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [id, mark, totalMs])
}

const textOf = (mark: Exclude<Mark, 'start'>, left: string): string =>
  mark === 'half' ? say.said.half(left) : mark === 'minute' ? say.said.minute : say.said.zero
