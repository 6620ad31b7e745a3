import { useEffect, useId, useState } from 'react'

type Props = { label: string; value: string; onChange: (text: string) => void }

/** While somebody types, the list does not run after every letter. */
const REST_MS = 300

/** Words that a list goes by. */
export function TextFilter({ label, value, onChange }: Props) {
  const id = useId()
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  // The address changed by itself: a step back, or all filters cleared.
  if (value !== known) {
    setKnown(value)
    if (value !== text.trim()) setText(value)
  }
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => onChange(text.trim()), REST_MS)
    return () => clearTimeout(timer)
  })
  return (
    <div className="flex min-w-0 flex-1 basis-48 flex-col gap-1">
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      <input
        id={id}
        type="search"
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        className="min-h-9 w-full min-w-0 rounded-md border border-edge bg-sheet px-2 pointer-coarse:min-h-11"
      />
    </div>
  )
}
