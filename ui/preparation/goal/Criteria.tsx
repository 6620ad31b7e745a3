import { TextField } from '../../components/TextField.tsx'
import { pageWords } from '../../words/words.ts'
import { newKey, type CriterionRow } from '../draft/form.ts'
import { fieldId } from '../place-of.ts'
import { RowButton } from '../RowButton.tsx'
import { changedAt, withoutAt } from '../rows.ts'
import { useFocusNext } from '../use-focus-next.ts'
import type { Table } from '../use-table.ts'
import { EntryList } from './EntryList.tsx'

type Props = { table: Table; faultAt: (pointer: string) => string | null }

/** By what the options are judged, and what must be met. */
export function Criteria({ table: { form, change }, faultAt }: Props) {
  const { criteria } = form
  const focus = useFocusNext()
  const add = () => {
    change({ criteria: [...criteria, { key: newKey(), title: '', weight: '', must: false }] })
    focus(fieldId(`/criteria/${criteria.length}/title`))
  }
  const take = (at: number) => {
    change({ criteria: withoutAt(criteria, at) })
    focus(fieldId(`/criteria/${at}/title`), fieldId('/criteria'))
  }
  return (
    <EntryList
      id={fieldId('/criteria')}
      title={pageWords.prepare.criteria}
      add={pageWords.prepare.addCriterion}
      onAdd={add}
    >
      {criteria.map((row, at) => (
        <Row
          key={row.key}
          row={row}
          at={at}
          faultAt={faultAt}
          onChange={(changed) => change({ criteria: changedAt(criteria, at, changed) })}
          onTake={() => take(at)}
        />
      ))}
    </EntryList>
  )
}

type RowProps = {
  row: CriterionRow
  at: number
  faultAt: (pointer: string) => string | null
  onChange: (changed: Partial<CriterionRow>) => void
  onTake: () => void
}

function Row({ row: { title, weight, must }, at, faultAt, onChange, onTake }: RowProps) {
  return (
    <li className="flex flex-wrap items-start gap-2">
      <TextField
        id={fieldId(`/criteria/${at}/title`)}
        label={pageWords.prepare.criterionTitle(at + 1)}
        value={title}
        maxLength={1000}
        fault={faultAt(`/criteria/${at}/title`)}
        onChange={(text) => onChange({ title: text })}
        className="flex-1 basis-56"
      />
      <TextField
        id={fieldId(`/criteria/${at}/weight`)}
        label={pageWords.prepare.weight}
        value={weight}
        maxLength={8}
        fault={faultAt(`/criteria/${at}/weight`)}
        onChange={(text) => onChange({ weight: text })}
        className="w-20"
      />
      <label className="mt-7 inline-flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          aria-label={pageWords.prepare.mustOf(at + 1)}
          checked={must}
          onChange={(event) => onChange({ must: event.target.checked })}
          className="size-4 accent-(--accent)"
        />
        {pageWords.prepare.must}
      </label>
      <RowButton
        icon="close"
        className="mt-7"
        label={pageWords.prepare.take(title || pageWords.prepare.criterionTitle(at + 1))}
        onClick={onTake}
      />
    </li>
  )
}
