import { useState } from 'react'
import { useServed } from '../components/Served.tsx'
import { go } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { SelectField } from '../components/Field.tsx'
import { listOf, textOf } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { useMe } from '../people/me.ts'
import { pageWords } from '../words/words.ts'
import { ARCHIVED, isFiltered, NO_FILTERS, OUTCOMES, pathWith, STATES, type Filters } from './filters.ts'
import { TextFilter } from './TextFilter.tsx'
import type { RunRow } from './run-row.ts'

/** Which councils are shown; what is chosen stands in the address, so that a link and a reload keep it. */
export function FilterBar({ filters, rows }: { filters: Filters; rows: readonly RunRow[] }) {
  const said = pageWords.listWords
  const set = (changed: Partial<Filters>) => go(pathWith({ ...filters, ...changed }), { replace: true })
  // The search finds what was put away as well, and decisions are a kind of what it finds.
  const isList = filters.find === ''
  return (
    <search
      aria-label={said.filters}
      className="mb-5 flex flex-wrap items-end gap-x-3 gap-y-3 max-sm:grid max-sm:grid-cols-2 max-sm:[&>:first-child]:col-span-2"
    >
      <TextFilter label={said.find} value={filters.find} onChange={(find) => set({ find })} />
      {isList && <TextFilter label={said.search} value={filters.q} onChange={(q) => set({ q })} />}
      <SelectField
        label={said.state}
        value={filters.state}
        choices={STATES.map((value) => ({ value, label: said.states[value] }))}
        onChange={(chosen) => set({ state: STATES.find((one) => one === chosen) ?? 'any' })}
      />
      <SelectField
        label={said.template}
        value={filters.template}
        choices={useTemplates(filters.template)}
        onChange={(template) => set({ template })}
      />
      <SelectField
        label={said.owner}
        value={filters.owner}
        choices={useOwners(filters.owner, rows)}
        onChange={(owner) => set({ owner })}
      />
      {isList && (
        <SelectField
          label={said.outcome}
          value={filters.outcome}
          choices={OUTCOMES.map((value) => ({ value, label: said.outcomes[value] }))}
          onChange={(chosen) => set({ outcome: OUTCOMES.find((one) => one === chosen) ?? 'any' })}
        />
      )}
      {isList && (
        <SelectField
          label={said.archive}
          value={filters.archived}
          choices={ARCHIVED.map((value) => ({ value, label: said.archived[value] }))}
          onChange={(chosen) => set({ archived: ARCHIVED.find((one) => one === chosen) ?? 'no' })}
        />
      )}
      {isFiltered(filters) && (
        <Button look="quiet" className="min-h-9" onClick={() => set(NO_FILTERS)}>
          {said.clear}
        </Button>
      )}
    </search>
  )
}

type Choices = { value: string; label: string }[]

// What the address asks for is a choice, whether or not it is known here.
function withChosen(choices: Choices, chosen: string): Choices {
  const isThere = choices.some(({ value }) => value === chosen)
  return isThere ? choices : [...choices, { value: chosen, label: chosen }]
}

function useTemplates(chosen: string): Choices {
  const { answer } = useFetched('/templates')
  const served = useServed()
  const offered = listOf(answer, 'items').flatMap((item) => {
    const value = textOf(item, 'id')
    return value === undefined ? [] : [{ value, label: served(textOf(item, 'title') ?? value) }]
  })
  return withChosen([{ value: '', label: pageWords.listWords.anyTemplate }, ...offered], chosen)
}

/** Nobody lists all people: whoever reads this, and those whose councils are shown. */
function useOwners(chosen: string, rows: readonly RunRow[]): Choices {
  const me = useMe()
  const served = useServed()
  const [met, meet] = useState<ReadonlyMap<string, string>>(new Map())
  const strangers = rows.map(({ owner }) => owner).filter(({ id }) => id !== '' && !met.has(id))
  if (strangers.length > 0) meet(new Map([...met, ...strangers.map(({ id, name }) => [id, name] as const)]))
  const others = [...met]
    .filter(([id]) => id !== me?.id)
    .map(([value, label]) => ({ value, label: served(label) }))
  return withChosen(
    [
      { value: '', label: pageWords.listWords.anybody },
      ...(me === null ? [] : [{ value: me.id, label: pageWords.listWords.me(served(me.name)) }]),
      ...others,
    ],
    chosen,
  )
}
