import type { ReactNode } from 'react'
import { SelectField } from '../../components/Field.tsx'
import { TextField } from '../../components/TextField.tsx'
import { pageWords, words } from '../../words/words.ts'
import { EarlierDecisions } from '../library/EarlierDecisions.tsx'
import { LibraryField } from '../library/LibraryField.tsx'
import { fieldId } from '../place-of.ts'
import { Section } from '../Section.tsx'
import type { Table } from '../use-table.ts'
import { Criteria } from './Criteria.tsx'
import { Options } from './Options.tsx'

type Props = { table: Table; faultAt: (pointer: string) => string | null; children: ReactNode }

/** What is to be decided, between what, and by what it is judged. */
export function Goal({ table, faultAt, children }: Props) {
  const { form, change, templates } = table
  return (
    <Section title={pageWords.prepare.goal} lead={pageWords.prepare.goalLead}>
      <TextField
        id={fieldId('/question')}
        type="lines"
        label={pageWords.prepare.question}
        hint={pageWords.prepare.questionHint}
        value={form.question}
        maxLength={4000}
        fault={faultAt('/question')}
        onChange={(question) => change({ question })}
      />
      <EarlierDecisions table={table} />
      {children}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          id={fieldId('/template')}
          label={pageWords.prepare.template}
          value={table.template?.id ?? form.template}
          onChange={(template) => change({ template })}
          choices={templates.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <SelectField
          id={fieldId('/language')}
          label={words.home.language}
          value={form.language}
          onChange={(language) => change({ language })}
          choices={[
            { value: '', label: words.home.asWritten },
            { value: 'en', label: words.home.languages.en },
            { value: 'ru', label: words.home.languages.ru },
          ]}
        />
        <TextField
          id={fieldId('/title')}
          label={pageWords.prepare.title}
          value={form.title}
          maxLength={500}
          fault={faultAt('/title')}
          onChange={(title) => change({ title })}
        />
        <TextField
          label={pageWords.prepare.done}
          value={form.done}
          maxLength={4000}
          onChange={(done) => change({ done })}
          hint={pageWords.prepare.doneHint}
        />
      </div>
      <Options table={table} faultAt={faultAt} />
      <Criteria table={table} faultAt={faultAt} />
      <LibraryField table={table} />
    </Section>
  )
}
