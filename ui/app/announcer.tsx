import { create } from 'zustand'

type Line = { id: number; text: string; urgent: boolean }
const KEPT = 20

const useLines = create<{ lines: Line[] }>(() => ({ lines: [] }))

/** Tells a screen reader, politely, what others see move. */
export const announce = (text: string): void => say(text, false)

/** Cuts in: your turn, nothing less. */
export const alertNow = (text: string): void => say(text, true)

function say(text: string, urgent: boolean): void {
  useLines.setState(({ lines }) => ({
    lines: [...lines, { id: (lines.at(-1)?.id ?? 0) + 1, text, urgent }].slice(-KEPT),
  }))
}

/** The one place that is read out. */
export function Announcer() {
  const lines = useLines((held) => held.lines)
  const urgent = lines.findLast((line) => line.urgent)
  return (
    <div className="sr-only">
      <div role="log" aria-live="polite" aria-relevant="additions">
        {lines.map((line) => !line.urgent && <p key={line.id}>{line.text}</p>)}
      </div>
      <div role="alert">{urgent !== undefined && <p key={urgent.id}>{urgent.text}</p>}</div>
    </div>
  )
}
