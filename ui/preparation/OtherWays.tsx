import { useId, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'
import { AgendaField } from './AgendaField.tsx'
import type { Source } from './draft/draft.ts'
import type { Form } from './draft/form.ts'
import { Examples } from './Examples.tsx'
import { Faults } from './Faults.tsx'
import type { Table } from './use-table.ts'
import { useFill } from './use-fill.ts'

type Props = { table: Table; onFill: (source: Source | null, form: Form) => void; onForget: () => void }

/** An agenda that somebody wrote already, or an example, fills the form; minutes are another page's. */
export function OtherWays({ table, onFill, onForget }: Props) {
  const [isOpen, open] = useState(false)
  const [text, setText] = useState('')
  const { isReading, faults, setFaults, fill } = useFill(table, (source, form) => {
    open(false)
    onFill(source, form)
  })
  const id = useId()
  const show = (shown: boolean) => {
    setText(table.source?.text ?? text)
    setFaults([])
    open(shown)
  }
  const forget = () => {
    setText('')
    // What had the focus is about to go.
    document.getElementById(`${id}-paste`)?.focus()
    onForget()
  }
  return (
    <div className="mb-6 grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          id={`${id}-paste`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => show(!isOpen)}
        >
          <Icon name="file" />
          {pageWords.prepare.paste}
        </Button>
        <Examples onChoose={(example) => void fill(example)} onFault={(fault) => setFaults([fault])} />
        <p className="text-[0.93rem] text-soft">
          {pageWords.prepare.haveMinutes}{' '}
          <Link href="/import" className="font-medium text-accent underline underline-offset-2">
            {pageWords.prepare.importThem}
          </Link>
        </p>
      </div>
      {isOpen && (
        <div id={id} className="appear grid grid-cols-1 gap-3 rounded-lg border border-line bg-sheet p-4">
          <p className="text-soft">{pageWords.prepare.pasteLead}</p>
          <AgendaField
            value={text}
            onChange={setText}
            onFault={(fault) => setFaults([fault])}
            onReady={() => void fill(text)}
          />
          <Faults faults={faults} />
          <div className="flex flex-wrap gap-2">
            <Button look="main" disabled={isReading} onClick={() => void fill(text)}>
              {isReading ? pageWords.prepare.filling : pageWords.prepare.fill}
            </Button>
            <Button look="quiet" onClick={() => show(false)}>
              {pageWords.prepare.cancel}
            </Button>
          </div>
        </div>
      )}
      {!isOpen && <Faults faults={faults} />}
      {!isOpen && table.source !== null && <FromAgenda source={table.source} onForget={forget} />}
    </div>
  )
}

/** What of the agenda goes along though the form does not show it. */
function FromAgenda({ source, onForget }: { source: Source; onForget: () => void }) {
  const { format: form, sources, exports, notes } = source
  const kept = [
    ...(form === 'markdown' ? [pageWords.prepare.keptText] : []),
    ...(sources > 0 ? [pageWords.prepare.keptSources(sources)] : []),
    ...(exports.length > 0 ? [pageWords.prepare.keptExports(format().list(exports))] : []),
  ]
  return (
    <div className="text-[0.93rem] text-soft">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span role="status">{[pageWords.prepare.fromAgenda, ...kept].join(' · ')}</span>
        <Button small look="quiet" onClick={onForget}>
          {pageWords.prepare.dropAgenda}
        </Button>
      </p>
      {notes.length > 0 && (
        <details>
          <summary className="w-fit">{pageWords.prepare.notes(notes.length)}</summary>
          <ul className="ms-5 list-disc">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
