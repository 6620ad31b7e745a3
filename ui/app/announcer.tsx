import { useEffect } from 'react'
import { create } from 'zustand'
import { words } from '../words/words.ts'
import { createBatcher } from './announcing/batcher.ts'

type Line = { id: number; text: string; urgent: boolean }
const KEPT = 20

const useLines = create<{ lines: Line[] }>(() => ({ lines: [] }))

const batcher = createBatcher({
  clock: {
    now: () => performance.now(),
    after: (ms, work) => {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
  },
  say: (text) => put(text, false),
  many: (turns, lastBy) => words.voice.many(turns, lastBy),
})

/** Tells a screen reader, politely, what others see move: when it can be heard, and not over somebody who types. */
export const announce = (text: string): void => batcher.add({ text })

/** Tells of a turn; many at once are only counted. */
export const announceTurn = (turnBy: string, text: string): void => batcher.add({ text, turnBy })

/** Cuts in: your turn, stopped, failed, connection lost, budget reached. Nothing less. */
export const alertNow = (text: string): void => put(text, true)

function put(text: string, urgent: boolean): void {
  useLines.setState(({ lines }) => ({
    lines: [...lines, { id: (lines.at(-1)?.id ?? 0) + 1, text, urgent }].slice(-KEPT),
  }))
}

/** The one place that is read out. */
export function Announcer() {
  const lines = useLines((held) => held.lines)
  const urgent = lines.findLast((line) => line.urgent)
  useTyping()
  return (
    <div className="sr-only">
      <div role="log" aria-live="polite" aria-relevant="additions">
        {lines.map((line) => !line.urgent && <p key={line.id}>{line.text}</p>)}
      </div>
      <div role="alert">{urgent !== undefined && <p key={urgent.id}>{urgent.text}</p>}</div>
    </div>
  )
}

/** Hears that somebody types, wherever on the page. */
function useTyping(): void {
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    document.addEventListener('input', () => batcher.typed(), { signal })
    document.addEventListener('compositionstart', () => batcher.composing(true), { signal })
    document.addEventListener('compositionend', () => batcher.composing(false), { signal })
    return () => leaving.abort()
  }, [])
}
