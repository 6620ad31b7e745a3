import { useId, useState, type DragEvent, type SyntheticEvent } from 'react'
import { councilPath, go } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { FileButton } from '../components/FileButton.tsx'
import { Icon } from '../components/Icon.tsx'
import { bytesOf } from '../lib/bytes.ts'
import { importWords as say } from '../lib/words-import.ts'
import { Faults, faultsOf } from './Faults.tsx'
import { importMinutes, MOST_BYTES, type GivenMinutes } from './import-minutes.ts'

const FILES = '.md,.markdown,.txt,.vtt,.srt,.json,text/markdown,text/plain,text/vtt,application/json'

/** The other way to a record: minutes that somebody wrote, pasted, chosen or dropped. */
export function ImportMinutes() {
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const { isReading, faults, setFaults, start } = useImport()
  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return
    const isTooLarge = chosen.size > MOST_BYTES
    setFaults(isTooLarge ? [say.tooLarge(chosen.name)] : [])
    setFile(isTooLarge ? null : chosen)
  }
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    void start(file === null ? { text } : { file })
  }
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-[1.29rem]">
        {say.title}
      </h2>
      <p className="mt-1 max-w-[65ch] text-soft">{say.lead}</p>
      <form onSubmit={onSubmit} className="mt-3 grid grid-cols-1 gap-3">
        {file === null ? (
          <TextField text={text} onText={setText} onFile={choose} />
        ) : (
          <Chosen file={file} onRemove={() => setFile(null)} />
        )}
        <Faults faults={faults} />
        <p>
          <Button type="submit" disabled={isReading} className="px-4 py-1.5">
            <Icon name="file" />
            {isReading ? say.reading : say.start}
          </Button>
        </p>
      </form>
    </section>
  )
}

type FieldProps = { text: string; onText: (text: string) => void; onFile: (file: File | undefined) => void }

function TextField({ text, onText, onFile }: FieldProps) {
  const [isOver, setIsOver] = useState(false)
  const id = useId()
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    onFile(event.dataTransfer.files[0])
  }
  return (
    <div>
      <div className="mb-1.5 flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <label htmlFor={id} className="font-semibold">
          {say.field}
        </label>
        <FileButton accept={FILES} onChoose={onFile}>
          {say.open}
        </FileButton>
      </div>
      <textarea
        id={id}
        value={text}
        rows={5}
        spellCheck={false}
        placeholder={say.placeholder}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onText(event.target.value)}
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
        {say.hint}
      </p>
    </div>
  )
}

function Chosen({ file, onRemove }: { file: File; onRemove: () => void }) {
  return (
    <p className="flex items-center gap-2 rounded-lg border border-edge bg-sheet px-4 py-2">
      <Icon name="file" />
      <span className="min-w-0 flex-1 truncate">{say.chosen(file.name, bytesOf(file.size))}</span>
      <Button look="quiet" small aria-label={say.remove(file.name)} onClick={onRemove}>
        <Icon name="close" />
      </Button>
    </p>
  )
}

function useImport() {
  const [isReading, setIsReading] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])
  const start = async (given: GivenMinutes) => {
    if ('text' in given && given.text.trim() === '') return setFaults([say.empty])
    setIsReading(true)
    setFaults([])
    try {
      go(councilPath(await importMinutes(given)))
    } catch (fault) {
      setFaults(await told(fault, given))
      setIsReading(false)
    }
  }
  return { isReading, faults, setFaults, start }
}

/** A file that is gone or may not be read fails as if the server did not answer. */
async function told(fault: unknown, given: GivenMinutes): Promise<readonly string[]> {
  if (!('file' in given) || !(fault instanceof TypeError)) return faultsOf(fault)
  const { file } = given
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => faultsOf(fault),
      () => [say.unreadable(file.name)],
    )
}
