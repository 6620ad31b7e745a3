import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { choosable } from '../app/keys.ts'
import { words } from '../words/words.ts'

type Props = { label: string; onKey: (key: string) => void; onLeave: () => void }

/** Waits for the key that a person wants; Esc and Tab leave it as it was. */
export function CaptureKey({ label, onKey, onLeave }: Props) {
  const [isWrong, setIsWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => field.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return onLeave()
    event.preventDefault()
    if (event.key === 'Escape') return onLeave()
    const key = choosable(event.nativeEvent)
    if (key === undefined) return
    setIsWrong(key === null)
    if (key !== null) onKey(key)
  }
  return (
    <div className="mt-2">
      <input
        ref={field}
        readOnly
        value=""
        aria-label={label}
        aria-describedby={`${id}-hint`}
        placeholder={words.keys.press}
        onKeyDown={onKeyDown}
        className="min-h-9 w-full max-w-96 rounded-md border border-accent bg-sheet px-3 pointer-coarse:min-h-11"
      />
      <p id={`${id}-hint`} className="sr-only">
        {words.keys.press}
      </p>
      <p role="alert" className="text-bad empty:hidden">
        {isWrong && words.keys.cannot}
      </p>
    </div>
  )
}
