import { useState } from 'react'
import type { PageProps } from '../app/page-props.ts'
import { PageBody } from '../app/PageBody.tsx'
import { Button } from '../components/Button.tsx'
import { Link } from '../components/Link.tsx'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { pageWords, words } from '../words/words.ts'
import { CouncilTable } from './CouncilTable.tsx'
import { FilterBar } from './FilterBar.tsx'
import { filtersOf, isFiltered } from './filters.ts'
import { FoundEverywhere } from './FoundEverywhere.tsx'
import type { PutAwayDone } from './PutAway.tsx'
import { PutAwayNote } from './PutAwayNote.tsx'
import { useCouncils } from './use-councils.ts'

/** Every council there is, or those that are looked for. */
export default function Councils({ query }: PageProps) {
  const filters = filtersOf(query)
  const councils = useCouncils(filters)
  // Where there is no council at all there is nothing to choose from.
  const isNone = councils.state === 'here' && councils.rows.length === 0 && !isFiltered(filters)
  return (
    <PageBody title={words.shell.councils} actions={<NewLink />}>
      {!isNone && <FilterBar filters={filters} rows={councils.rows} />}
      {filters.find === '' ? (
        <Found councils={councils} wasFiltered={isFiltered(filters)} />
      ) : (
        <FoundEverywhere filters={filters} />
      )}
    </PageBody>
  )
}

function NewLink() {
  return (
    <Link
      href="/councils/new"
      className="inline-flex min-h-8 items-center rounded-md border border-accent bg-accent px-3 py-1 font-medium text-on-accent pointer-coarse:min-h-11"
    >
      {words.shell.newCouncil}
    </Link>
  )
}

type Props = { councils: ReturnType<typeof useCouncils>; wasFiltered: boolean }

function Found({ councils: { rows, state, nextCursor, isMore, again, more }, wasFiltered }: Props) {
  const said = pageWords.listWords
  const [done, tell] = useState<PutAwayDone | null>(null)
  const onDone = (now: PutAwayDone | null) => {
    tell(now)
    again()
  }
  if (state === 'loading')
    return (
      <Waiting label={said.loading} onRetry={again}>
        <Bones lines={6} className="h-16" />
      </Waiting>
    )
  if (state === 'failed') return <NotLoaded text={said.failed} onRetry={again} />
  return (
    <>
      {done !== null && <PutAwayNote done={done} onUndone={() => onDone(null)} />}
      {rows.length > 0 && <CouncilTable rows={rows} onDone={onDone} />}
      <p role="status" className={rows.length > 0 ? 'mt-3 text-[0.93rem] text-soft' : 'text-soft'}>
        {rows.length === 0
          ? wasFiltered
            ? said.noneSo
            : said.none
          : nextCursor === null
            ? said.shown(rows.length)
            : said.shownOfMore(rows.length)}
      </p>
      {nextCursor !== null && (
        <Button aria-disabled={isMore} className="mt-2" onClick={more}>
          {isMore ? said.moreLoading : said.more}
        </Button>
      )}
    </>
  )
}
