import { useId, useState, type DragEvent } from 'react'
import { cx } from '../components/cx.ts'
import { FileButton } from '../components/FileButton.tsx'
import { home } from '../lib/words-home.ts'
import { Examples } from './Examples.tsx'

/** What the API takes in one body (SECURITY point 18). */
const MOST_BYTES = 1_000_000

const FILES = '.md,.markdown,.txt,.json,.yaml,.yml,text/markdown,application/json'

type Props = { value: string; onChange: (text: string) => void; onFault: (fault: string) => void }

/** The agenda: typed, pasted, opened, dropped, or one of the examples. */
export function AgendaField({ value, onChange, onFault }: Props) {
  const [isOver, setIsOver] = useState(false)
  const id = useId()
  const open = async (file: File | undefined) => {
    if (file === undefined) return
    const text = await textOf(file)
    if ('fault' in text) onFault(text.fault)
    else onChange(text.text)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    void open(event.dataTransfer.files[0])
  }
  return (
    <div>
      <div className="mb-1.5 flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <label htmlFor={id} className="font-semibold">
          {home.agenda}
        </label>
        <FileButton accept={FILES} onChoose={(file) => void open(file)}>
          {home.open}
        </FileButton>
        <Examples onChoose={onChange} onFault={onFault} />
      </div>
      <textarea
        id={id}
        value={value}
        rows={11}
        spellCheck={false}
        placeholder={home.placeholder}
        aria-describedby={`${id}-hint`}
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
        {home.agendaHint}
      </p>
    </div>
  )
}

async function textOf(file: File): Promise<{ text: string } | { fault: string }> {
  if (file.size > MOST_BYTES) return { fault: home.tooLarge }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()) }
  } catch {
    return { fault: home.notText }
  }
}
