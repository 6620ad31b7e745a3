import { councilPath } from '../app/router.ts'
import { FirstOf } from '../components/FirstOf.tsx'
import { Link } from '../components/Link.tsx'
import { NotLoaded } from '../components/Waiting.tsx'
import { listOf, textOf, type Row } from '../lib/reading.ts'
import { dayOf } from '../lib/time.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { Part } from '../registry/Facts.tsx'
import { pageWords } from '../words/words.ts'

const AT_FIRST = 10

/** The councils that have found something in a source, and how often they quoted it. */
export function CitationList({ id }: { id: string }) {
  const { answer, state, again } = useFetched(`/knowledge/sources/${encodeURIComponent(id)}/citations`)
  const said = pageWords.knowledgeWords
  const rows = listOf(answer, 'items')
  return (
    <Part title={said.whereCited}>
      {state === 'failed' && <NotLoaded text={said.citedUnknown} onRetry={again} />}
      {state === 'here' && rows.length === 0 && <p className="text-soft">{said.notCited}</p>}
      {rows.length > 0 && (
        <FirstOf items={rows} count={AT_FIRST} className="divide-y divide-line border-y border-line">
          {(row) => <Council row={row} />}
        </FirstOf>
      )}
    </Part>
  )
}

function Council({ row }: { row: Row }) {
  const said = pageWords.knowledgeWords
  const [runId, day] = [textOf(row, 'runId') ?? '', textOf(row, 'decidedAt') ?? '']
  const number = (value: unknown) => (typeof value === 'number' ? value : 0)
  return (
    <li className="relative py-2.5 hover:bg-sunk sm:px-2">
      <Link
        href={`${councilPath(runId)}/outcome`}
        data-verbatim
        className="font-semibold break-words after:absolute after:inset-0 hover:underline"
      >
        {textOf(row, 'title') ?? runId}
      </Link>
      <p className="tabular text-[0.93rem] text-soft">
        {[
          said.foundThere(number(row.passages)),
          said.quotedThere(number(row.quotes)),
          ...(day === '' ? [] : [dayOf(day)]),
        ].join(' · ')}
      </p>
    </li>
  )
}
