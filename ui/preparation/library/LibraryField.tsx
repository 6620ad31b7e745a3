import { useState, type ReactNode } from 'react'
import { Button } from '../../components/Button.tsx'
import { SelectField } from '../../components/Field.tsx'
import { Link } from '../../components/Link.tsx'
import { Switch } from '../../components/Switch.tsx'
import { format } from '../../words/format.ts'
import { pageWords } from '../../words/words.ts'
import { SCOPES, type LibraryRow, type Scope } from '../draft/form.ts'
import { fieldId } from '../place-of.ts'
import { useFocusNext } from '../use-focus-next.ts'
import type { Table } from '../use-table.ts'
import { NamedSource, namedId } from './NamedSource.tsx'

/** What of the library the council looks through, and which of its sources are for whom. */
export function LibraryField({ table }: { table: Table }) {
  const { library, scopes, form } = table
  const said = pageWords.fromLibrary
  const isEmpty = library.state === 'here' && library.sources.length === 0
  if (isEmpty && form.fromLibrary.length === 0 && scopes.length === 0)
    return (
      <Frame>
        <p className="text-soft">
          {said.empty}{' '}
          <Link href="/knowledge" className="font-medium text-accent underline underline-offset-2">
            {said.toLibrary}
          </Link>
        </p>
      </Frame>
    )
  return (
    <Frame>
      <p role="status" className="text-soft">
        {scopes.length === 0
          ? said.looksNowhere
          : said.looksThrough(format().list(scopes.map((scope) => said.scopes[scope])))}
      </p>
      <Scopes table={table} />
      <Named table={table} />
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const id = fieldId('/knowledge')
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-2.5">
      <h3 id={id} tabIndex={-1} className="font-sans text-[1rem] font-semibold">
        {pageWords.fromLibrary.title}
      </h3>
      {children}
    </section>
  )
}

function Scopes({ table: { library, scopes, change } }: { table: Table }) {
  const said = pageWords.fromLibrary
  const count = (scope: Scope) => library.sources.filter((one) => one.scope === scope).length
  const there = SCOPES.filter((scope) => count(scope) > 0 || scopes.includes(scope))
  return (
    <fieldset className="grid gap-x-6 sm:grid-cols-2">
      <legend className="sr-only">{said.scopesLabel}</legend>
      {there.map((scope) => (
        <Switch
          key={scope}
          label={said.scopeWith(said.scopes[scope], count(scope))}
          on={scopes.includes(scope)}
          onChange={(on) =>
            change({ scopes: SCOPES.filter((one) => (one === scope ? on : scopes.includes(one))) })
          }
        />
      ))}
    </fieldset>
  )
}

/** Sources that the meeting names itself, each for all or for some of the seats. */
function Named({ table }: { table: Table }) {
  const { form, library, change, scopes, seats } = table
  const [chosen, choose] = useState('')
  const focus = useFocusNext()
  const said = pageWords.fromLibrary
  const named = new Set(form.fromLibrary.map(({ sourceId }) => sourceId))
  const left = library.sources.filter(({ id }) => !named.has(id))
  const wanted = left.find(({ id }) => id === chosen) ?? left[0]
  const set = (at: number, row: LibraryRow | null) =>
    change({ fromLibrary: form.fromLibrary.toSpliced(at, 1, ...(row === null ? [] : [row])) })
  return (
    <>
      {form.fromLibrary.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {form.fromLibrary.map((row, at) => (
            <NamedSource
              key={row.sourceId}
              row={row}
              seats={seats}
              isOpen={library.sources.some(({ id, scope }) => id === row.sourceId && scopes.includes(scope))}
              onChange={(changed) => set(at, changed)}
              onTake={() => {
                set(at, null)
                const next = form.fromLibrary[at + 1] ?? form.fromLibrary[at - 1]
                focus(next === undefined ? fieldId('/context') : namedId(next.sourceId))
              }}
            />
          ))}
        </ul>
      )}
      {wanted !== undefined && (
        <div className="flex flex-wrap items-end gap-2">
          <SelectField
            id={fieldId('/context')}
            label={said.source}
            value={wanted.id}
            choices={left.map(({ id, title, scope }) => ({
              value: id,
              label: scope === 'docs' ? title : said.sourceOf(title, said.scopes[scope]),
            }))}
            onChange={choose}
          />
          <Button
            className="min-h-9"
            disabled={form.fromLibrary.length >= MOST}
            onClick={() => {
              const { id: sourceId, title } = wanted
              change({ fromLibrary: [...form.fromLibrary, { sourceId, title, seats: [] }] })
              focus(namedId(sourceId))
            }}
          >
            {said.add}
          </Button>
        </div>
      )}
    </>
  )
}

/** More would be a part of the library, not a choice. */
const MOST = 50
