import { useId, useState, type DragEvent, type KeyboardEvent } from 'react'
import { cx } from './cx.ts'
import { FileButton } from './FileButton.tsx'

type Props = {
  label: string
  hint: string
  placeholder: string
  rows: number
  value: string
  onChange: (text: string) => void
  /** What the browser's dialog for files offers, and the words that open it. */
  accept: string
  open: string
  onFile: (file: File | undefined) => void
  /** Ctrl or Cmd with Enter in the field: what was written is ready. */
  onReady?: () => void
}

/** A long text: typed, pasted, or a file that is opened or dropped on it. */
export function TextDrop({ label, hint, placeholder, rows, value, onChange, ...given }: Props) {
  const { accept, open, onFile, onReady } = given
  const [isOver, setIsOver] = useState(false)
  const id = useId()
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    onFile(event.dataTransfer.files[0])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, nativeEvent } = event
    if (onReady === undefined || key !== 'Enter' || !(ctrlKey || metaKey) || nativeEvent.isComposing) return
    // Elsewhere on the page this key may start something else.
    event.preventDefault()
    onReady()
  }
  return (
    <div>
      <div className="mb-1.5 flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <FileButton accept={accept} onChoose={onFile}>
          {open}
        </FileButton>
      </div>
      <textarea
        id={id}
        value={value}
        rows={rows}
        spellCheck={false}
        placeholder={placeholder}
        aria-describedby={`${id}-hint`}
        aria-keyshortcuts={onReady === undefined ? undefined : 'Control+Enter Meta+Enter'}
        onKeyDown={onKeyDown}
        onChange={(event) => onChange(event.target.value)}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
        className={cx(
          'w-full resize-y rounded-lg border bg-sheet px-4 py-3 font-mono text-[0.93rem] leading-relaxed',
          isOver ? 'border-accent bg-tint' : 'border-edge',
        )}
      />
      <p id={`${id}-hint`} className="mt-1 text-[0.93rem] text-soft">
        {hint}
      </p>
    </div>
  )
}
