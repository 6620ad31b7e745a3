import { useState, type ReactNode } from 'react'
import { announce } from '../app/announcer.tsx'
import { Button } from '../components/Button.tsx'
import { SelectField } from '../components/Field.tsx'
import { listOf, type Row } from '../lib/reading.ts'
import { RowButton } from '../preparation/RowButton.tsx'
import { useFocusNext } from '../preparation/use-focus-next.ts'
import { pageWords } from '../words/words.ts'
import { EditRow } from './EditRow.tsx'
import type { EditField } from './fields.ts'
import { withEntry, withMoved, withoutEntry, type EditList } from './lists.ts'

type Props = {
  title: string
  fields: readonly EditField[]
  /** Where the fields are those of a list whose entries come and go. */
  list: EditList | null
  row: Row
  valueOf: (field: EditField) => string
  faultOf: (field: EditField) => string | null
  onChange: (field: EditField, text: string) => void
  onReshape: (change: (row: Row) => Row) => void
}

/** The fields under one heading; of a list, entry by entry, each with what can be done with it as a whole. */
export function EditPart({ title, fields, list, row, valueOf, faultOf, onChange, onReshape }: Props) {
  const rows = (shown: readonly EditField[]) =>
    shown.map((field) => (
      <EditRow
        key={field.at}
        field={field}
        id={editId(field.at)}
        value={valueOf(field)}
        fault={faultOf(field)}
        onChange={(text) => onChange(field, text)}
      />
    ))
  return (
    <section aria-label={title || undefined} className="grid grid-cols-1 gap-4">
      {title !== '' && <h2 className="mt-4 text-[1.14rem]">{title}</h2>}
      {list === null ? (
        rows(fields)
      ) : (
        <Entries list={list} row={row} onReshape={onReshape}>
          {(at) => rows(fields.filter((field) => field.at.startsWith(`/${list.name}/${at}/`)))}
        </Entries>
      )}
    </section>
  )
}

/** The id of the field that a place of a definition is written in. */
export const editId = (at: string): string => `edit${at.replaceAll('/', '-')}`

type EntriesProps = Pick<Props, 'row' | 'onReshape'> & {
  list: EditList
  children: (at: number) => ReactNode
}

function Entries({ list, row, onReshape, children }: EntriesProps) {
  const { name, called, most } = list
  const focus = useFocusNext()
  const last = listOf(row, name).length - 1
  const place = (at: number, part: string) => editId(`/${name}/${at}/${part}`)
  const move = (at: number, by: -1 | 1) => {
    onReshape((now) => withMoved(now, list, at, by))
    announce(pageWords.prepare.moved(called(row, at), at + by + 1))
    // At an end of the list only the other way is left.
    const [same, other] = by < 0 ? (['up', 'down'] as const) : (['down', 'up'] as const)
    focus(place(at + by, same), place(at + by, other))
  }
  return (
    <>
      <ol className="grid grid-cols-1 divide-y divide-line border-y border-line">
        {listOf(row, name).map((_, at) => (
          <li key={at} className="grid grid-cols-1 gap-4 py-4">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h3 className="font-sans text-[1rem] font-medium">{called(row, at)}</h3>
              <span className="flex">
                <RowButton
                  icon="up"
                  id={place(at, 'up')}
                  label={pageWords.prepare.up(called(row, at))}
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                />
                <RowButton
                  icon="down"
                  id={place(at, 'down')}
                  label={pageWords.prepare.down(called(row, at))}
                  disabled={at === last}
                  onClick={() => move(at, 1)}
                />
                <RowButton
                  icon="close"
                  id={place(at, 'take')}
                  label={pageWords.prepare.take(called(row, at))}
                  // A definition without any is refused.
                  disabled={last === 0}
                  onClick={() => {
                    onReshape((now) => withoutEntry(now, list, at))
                    focus(place(at, 'take'), place(at - 1, 'take'), editId(`/${name}`))
                  }}
                />
              </span>
            </div>
            {children(at)}
          </li>
        ))}
      </ol>
      <Add
        list={list}
        isFull={last + 1 >= most}
        onAdd={(kind) => {
          onReshape((now) => withEntry(now, list, kind))
          focus(place(last + 1, list.add.first))
        }}
      />
    </>
  )
}

type AddProps = { list: EditList; isFull: boolean; onAdd: (kind: string) => void }

function Add({ list: { name, add }, isFull, onAdd }: AddProps) {
  const [kind, choose] = useState(add.usual)
  return (
    <div className="flex flex-wrap items-end gap-2">
      <SelectField label={add.kindLabel} value={kind} choices={add.kinds} onChange={choose} />
      <Button id={editId(`/${name}`)} className="min-h-9" disabled={isFull} onClick={() => onAdd(kind)}>
        {add.label}
      </Button>
    </div>
  )
}
