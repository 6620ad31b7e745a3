import { TextField } from '../../components/TextField.tsx'
import { pageWords } from '../../words/words.ts'
import { newKey } from '../draft/form.ts'
import { fieldId } from '../place-of.ts'
import { RowButton } from '../RowButton.tsx'
import { changedAt, withoutAt } from '../rows.ts'
import { useFocusNext } from '../use-focus-next.ts'
import type { Table } from '../use-table.ts'
import { EntryList } from './EntryList.tsx'

type Props = { table: Table; faultAt: (pointer: string) => string | null }

/** What can be chosen, as far as it is known. */
export function Options({ table: { form, change }, faultAt }: Props) {
  const { options } = form
  const focus = useFocusNext()
  const add = () => {
    change({ options: [...options, { key: newKey(), title: '', summary: '' }] })
    focus(fieldId(`/options/${options.length}/title`))
  }
  const take = (at: number) => {
    change({ options: withoutAt(options, at) })
    focus(fieldId(`/options/${at}/title`), fieldId('/options'))
  }
  return (
    <EntryList
      id={fieldId('/options')}
      title={pageWords.prepare.options}
      lead={pageWords.prepare.optionsLead}
      add={pageWords.prepare.addOption}
      onAdd={add}
    >
      {options.map(({ key, title, summary }, at) => (
        <li key={key} className="flex items-start gap-2">
          <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
            <TextField
              id={fieldId(`/options/${at}/title`)}
              label={pageWords.prepare.optionTitle(at + 1)}
              value={title}
              maxLength={500}
              fault={faultAt(`/options/${at}/title`)}
              onChange={(text) => change({ options: changedAt(options, at, { title: text }) })}
            />
            <TextField
              id={fieldId(`/options/${at}/summary`)}
              label={pageWords.prepare.optionSummary(at + 1)}
              value={summary}
              maxLength={4000}
              onChange={(text) => change({ options: changedAt(options, at, { summary: text }) })}
            />
          </div>
          <RowButton
            icon="close"
            className="mt-7"
            label={pageWords.prepare.take(title || pageWords.prepare.optionTitle(at + 1))}
            onClick={() => take(at)}
          />
        </li>
      ))}
    </EntryList>
  )
}
