import { useEffect, useState, type ReactNode } from 'react'
import { words } from '../words/words.ts'
import { Button } from './Button.tsx'

/** After this somebody asks themselves whether it goes on at all. */
const LONG_MS = 10_000

type Props = {
  /** What is loading, for whoever hears the page. */
  label: string
  onRetry: () => void
  /** The layout that is to come, without its content. */
  children: ReactNode
}

/** The place of what is loading: nothing at first, then its layout, and after long a way to ask once more. */
export function Waiting({ label, onRetry, children }: Props) {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="late" aria-busy="true">
      <p className="sr-only">{label}</p>
      {isLong && (
        <p role="status" className="mb-3 flex flex-wrap items-center gap-3 text-soft">
          {words.waiting.still}
          <Button small onClick={onRetry}>
            {words.waiting.retry}
          </Button>
        </p>
      )}
      <div aria-hidden="true">{children}</div>
    </div>
  )
}

/** Lines of a list that is to come. */
export function Bones({ lines, className }: { lines: number; className: string }) {
  return (
    <div className="grid gap-2.5">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={`breathe rounded-md bg-sunk ${className}`} />
      ))}
    </div>
  )
}

/** Where loading came to nothing: what that means, and a way to ask once more. */
export function NotLoaded({ text, onRetry }: { text?: string; onRetry: () => void }) {
  return (
    <p role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2 text-soft">
      <span className="min-w-0">{text ?? words.waiting.failed}</span>
      <Button small onClick={onRetry}>
        {words.waiting.retry}
      </Button>
    </p>
  )
}
