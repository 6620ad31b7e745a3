import { useState, type SyntheticEvent } from 'react'
import { councilPath, go } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { TextDrop } from '../components/TextDrop.tsx'
import { bytesOf } from '../lib/bytes.ts'
import { Faults, faultsOf } from './Faults.tsx'
import { importMinutes, isLog, mostBytes, type GivenMinutes } from './import-minutes.ts'
import { words } from '../words/words.ts'

const FILES = '.md,.markdown,.txt,.vtt,.srt,.json,.jsonl,text/markdown,text/plain,text/vtt,application/json'

/** Minutes that somebody wrote, or the log of a council: pasted, chosen or dropped. */
export function ImportMinutes() {
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const { isReading, faults, setFaults, start } = useImport()
  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return
    const isTooLarge = chosen.size > mostBytes(chosen.name)
    const { logTooLarge, tooLarge } = words.importWords
    setFaults(isTooLarge ? [(isLog(chosen.name) ? logTooLarge : tooLarge)(chosen.name)] : [])
    setFile(isTooLarge ? null : chosen)
  }
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    void start(file === null ? { text } : { file })
  }
  return (
    <form onSubmit={onSubmit} className="grid max-w-[54rem] grid-cols-1 gap-3">
      {file === null ? (
        <TextDrop
          label={words.importWords.field}
          hint={words.importWords.hint}
          placeholder={words.importWords.placeholder}
          rows={5}
          value={text}
          onChange={setText}
          accept={FILES}
          open={words.importWords.open}
          onFile={choose}
        />
      ) : (
        <Chosen file={file} onRemove={() => setFile(null)} />
      )}
      <Faults faults={faults} />
      <p>
        <Button type="submit" disabled={isReading} className="px-4 py-1.5">
          <Icon name="file" />
          {isReading ? words.importWords.reading : startsWith(file)}
        </Button>
      </p>
    </form>
  )
}

const startsWith = (file: File | null): string =>
  file !== null && isLog(file.name) ? words.importWords.keep : words.importWords.start

function Chosen({ file, onRemove }: { file: File; onRemove: () => void }) {
  return (
    <p className="flex items-center gap-2 rounded-lg border border-edge bg-sheet px-4 py-2">
      <Icon name="file" />
      <span className="min-w-0 flex-1 truncate">
        {words.importWords.chosen(file.name, bytesOf(file.size))}
      </span>
      <Button look="quiet" small aria-label={words.importWords.remove(file.name)} onClick={onRemove}>
        <Icon name="close" />
      </Button>
    </p>
  )
}

function useImport() {
  const [isReading, setIsReading] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])
  const start = async (given: GivenMinutes) => {
    if ('text' in given && given.text.trim() === '') return setFaults([words.importWords.empty])
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
      () => [words.importWords.unreadable(file.name)],
    )
}
