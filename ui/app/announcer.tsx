import { create } from 'zustand'

type Line = { id: number; text: string }
const KEPT = 20

const useLines = create<{ lines: Line[] }>(() => ({ lines: [] }))

/** Tells a screen reader, politely, what others see move. */
export function announce(text: string): void {
  useLines.setState(({ lines }) => ({
    lines: [...lines, { id: (lines.at(-1)?.id ?? 0) + 1, text }].slice(-KEPT),
  }))
}

/** The one place that is read out. */
export function Announcer() {
  const lines = useLines((held) => held.lines)
  return (
    <div role="log" aria-live="polite" aria-relevant="additions" className="sr-only">
      {lines.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  )
}
