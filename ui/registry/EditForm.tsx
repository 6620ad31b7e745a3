import { useEffect, useState, type SyntheticEvent } from 'react'
import { announce } from '../app/announcer.tsx'
import { Button } from '../components/Button.tsx'
import { TextField } from '../components/TextField.tsx'
import { ApiRefusal, call, type PlacedFault } from '../lib/api.ts'
import { isRow, textOf, type Row } from '../lib/reading.ts'
import { Faults, faultsOf } from '../preparation/Faults.tsx'
import { pageWords } from '../words/words.ts'
import { changesIn, editDraftOf, over, reshaped } from './edit-draft.ts'
import { EditPart, editId } from './EditPart.tsx'
import type { EditField, FieldsOf } from './fields.ts'
import type { EditList } from './lists.ts'
import { Newer } from './Newer.tsx'

type Props = {
  path: string
  row: Row
  fields: FieldsOf
  /** Those of its lists whose entries come and go. */
  lists?: readonly EditList[]
  /** A definition as a text that people can compare. */
  asText: (row: Row) => string
  onDone: (changed: boolean) => void
}

/**
 * Writes a new version. What the server does not accept is said at its field, and nothing that was written is lost, also
 * where somebody else has saved a version meanwhile.
 */
export function EditForm({ path, row: opened, fields, lists = [], asText, onDone }: Props) {
  const [draft, setDraft] = useState(() => editDraftOf(opened, fields))
  const [newer, setNewer] = useState<{ before: Row; after: Row } | null>(null)
  const [note, setNote] = useState('')
  const [isSaving, setIsSaving] = useState(false)
  const [faults, setFaults] = useState<readonly PlacedFault[]>([])
  const all = fields(draft.work)
  const firstAt = all[0]?.at ?? ''
  useEffect(() => document.getElementById(editId(firstAt))?.focus(), [firstAt])

  const refused = async (fault: unknown): Promise<void> => {
    const isOutdated = fault instanceof ApiRefusal && fault.status === 409
    const newest = isOutdated ? await call(path).catch(() => null) : null
    if (isRow(newest)) {
      setNewer({ before: draft.read, after: newest })
      setDraft(over(draft, newest, fields))
      return setFaults([])
    }
    const found = placed(fault)
    setFaults(found)
    const first = all.find((field) => found.some((one) => isAt(one, field)))
    if (first !== undefined) document.getElementById(editId(first.at))?.focus()
  }
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (isSaving) return
    setIsSaving(true)
    const why = note.trim() === '' ? {} : { note }
    const body = { ...changesIn(draft, fields), ...why, baseVersion: draft.read.versionNumber }
    try {
      const made = await call(path, { method: 'PATCH', body: JSON.stringify(body) })
      announce(pageWords.registry.saved(textOf(made, 'version') ?? ''))
      onDone(true)
    } catch (fault) {
      await refused(fault)
      setIsSaving(false)
    }
  }
  const isText = ({ kind }: EditField) => kind === 'text' || kind === 'lines' || kind === 'number'
  const general = faults.filter((fault) => !all.some((field) => isText(field) && isAt(fault, field)))
  return (
    <form onSubmit={(event) => void save(event)} className="grid max-w-[50rem] grid-cols-1 gap-4">
      {newer !== null && <Newer {...newer} asText={asText} />}
      {[...Map.groupBy(all, ({ part }) => part ?? '')].map(([part, inside]) => (
        <EditPart
          key={part}
          title={part}
          fields={inside}
          list={lists.find((one) => one.part === part) ?? null}
          row={draft.work}
          valueOf={({ at }) => draft.texts[at] ?? ''}
          faultOf={(field) => faults.find((one) => isAt(one, field))?.message ?? null}
          onChange={({ at }, text) => setDraft({ ...draft, texts: { ...draft.texts, [at]: text } })}
          onReshape={(change) => {
            setDraft(reshaped(draft, fields, change))
            // They name places that may be others by now.
            setFaults([])
          }}
        />
      ))}
      <TextField label={pageWords.registry.note} value={note} maxLength={500} onChange={setNote} />
      <Faults faults={general.map(({ message }) => message)} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="main" aria-disabled={isSaving}>
          {isSaving ? pageWords.registry.saving : pageWords.registry.save}
        </Button>
        <Button look="quiet" onClick={() => onDone(newer !== null)}>
          {pageWords.registry.cancel}
        </Button>
      </div>
    </form>
  )
}

const isAt = ({ pointer }: PlacedFault, { at }: EditField): boolean =>
  pointer === at || pointer.startsWith(`${at}/`)

const placed = (fault: unknown): readonly PlacedFault[] =>
  fault instanceof ApiRefusal && fault.places.length > 0
    ? fault.places
    : faultsOf(fault).map((message) => ({ pointer: '', message }))
