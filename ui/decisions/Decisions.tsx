import { PageBody } from '../app/PageBody.tsx'
import type { PageProps } from '../app/page-props.ts'
import { go } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { SelectField } from '../components/Field.tsx'
import { Link } from '../components/Link.tsx'
import { Switch } from '../components/Switch.tsx'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { TextFilter } from '../councils/TextFilter.tsx'
import { pageWords, words } from '../words/words.ts'
import { DecisionTable } from './DecisionTable.tsx'
import { filtersOf, isFiltered, NO_FILTERS, pathWith, type Filters } from './filters.ts'
import { STATUSES } from './registered.ts'
import { ScoreTable } from './ScoreTable.tsx'
import { useDecisions } from './use-decisions.ts'

/** What was decided in all councils, and how well their forecasts fared. */
export default function Decisions({ query }: PageProps) {
  const filters = filtersOf(query)
  const found = useDecisions(filters)
  const said = pageWords.decisionsWords
  const isNone = found.state === 'here' && found.decisions.length === 0 && !isFiltered(filters)
  return (
    <PageBody title={words.shell.decisions} lead={said.lead}>
      {!isNone && <FilterBar filters={filters} />}
      {found.state === 'loading' && (
        <Waiting label={said.loading} onRetry={found.again}>
          <Bones lines={6} className="h-16" />
        </Waiting>
      )}
      {found.state === 'failed' && <NotLoaded text={said.failed} onRetry={found.again} />}
      {isNone ? <None /> : found.state === 'here' && <Found found={found} />}
      {!isNone && <ScoreTable />}
    </PageBody>
  )
}

function FilterBar({ filters }: { filters: Filters }) {
  const said = pageWords.decisionsWords
  const set = (changed: Partial<Filters>) => go(pathWith({ ...filters, ...changed }), { replace: true })
  return (
    <search aria-label={said.filters} className="mb-5 flex flex-wrap items-end gap-3">
      <TextFilter label={said.find} value={filters.q} onChange={(q) => set({ q })} />
      <SelectField
        label={said.status}
        value={filters.status}
        choices={[
          { value: 'any', label: said.any },
          ...STATUSES.map((value) => ({ value, label: said.statuses[value] })),
        ]}
        onChange={(chosen) => set({ status: STATUSES.find((one) => one === chosen) ?? 'any' })}
      />
      <Switch label={said.dueOnly} on={filters.due} onChange={(due) => set({ due })} />
      {isFiltered(filters) && (
        <Button look="quiet" className="min-h-9" onClick={() => set(NO_FILTERS)}>
          {said.clear}
        </Button>
      )}
    </search>
  )
}

function Found({ found: { decisions, next, isMore, showMore } }: { found: ReturnType<typeof useDecisions> }) {
  const said = pageWords.decisionsWords
  return (
    <>
      {decisions.length > 0 && <DecisionTable decisions={decisions} />}
      <p role="status" className={decisions.length > 0 ? 'mt-3 text-[0.93rem] text-soft' : 'text-soft'}>
        {decisions.length === 0
          ? said.noneSo
          : next === null
            ? said.shown(decisions.length)
            : said.shownOfMore(decisions.length)}
      </p>
      {next !== null && (
        <Button aria-disabled={isMore} className="mt-2" onClick={showMore}>
          {isMore ? said.moreLoading : said.more}
        </Button>
      )}
    </>
  )
}

function None() {
  const said = pageWords.decisionsWords
  return (
    <>
      <p className="max-w-[65ch]">{said.none}</p>
      <p className="mt-3">
        <Link
          href="/councils/new"
          className="inline-flex min-h-8 items-center rounded-md border border-accent bg-accent px-3 py-1 font-medium text-on-accent pointer-coarse:min-h-11"
        >
          {said.prepare}
        </Link>
      </p>
    </>
  )
}
