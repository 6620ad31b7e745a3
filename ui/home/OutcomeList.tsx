import { councilPath } from '../app/router.ts'
import { Link } from '../components/Link.tsx'
import { outcomeFacts, OutcomeLine } from '../councils/OutcomeLine.tsx'
import type { RunRow } from '../councils/run-row.ts'
import { dayAndTime } from '../lib/time.ts'
import { pageWords, words } from '../words/words.ts'
import { FrontSection } from './FrontSection.tsx'

/** What the last councils came to: the decision itself, and how far it has gone. */
export function OutcomeList({ rows }: { rows: readonly RunRow[] }) {
  return (
    <FrontSection
      title={pageWords.frontPage.outcomes}
      aside={
        <Link href="/councils" className="text-accent underline underline-offset-2">
          {pageWords.frontPage.all}
        </Link>
      }
    >
      <ul className="divide-y divide-line border-y border-line">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </FrontSection>
  )
}

function Row({ row }: { row: RunRow }) {
  const { id, title, forkOf, endedAt, createdAt } = row
  const at = endedAt ?? createdAt
  return (
    <li className="relative grid gap-x-6 gap-y-0.5 py-3 hover:bg-sunk sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <h3 className="text-[1.07rem]">
          <Link href={councilPath(id)} className="after:absolute after:inset-0 hover:underline">
            {title}
          </Link>
        </h3>
        {forkOf !== null && <p className="text-[0.93rem] text-soft">{words.again.forkOf(forkOf)}</p>}
        <p className="line-clamp-2 text-soft">
          <OutcomeLine row={row} />
        </p>
      </div>
      <p className="text-[0.93rem] text-soft sm:text-end">
        <time dateTime={at}>{dayAndTime(at)}</time>
        <span className="sm:block max-sm:before:content-['_·_']">{outcomeFacts(row).join(', ')}</span>
        <Link
          href={`${councilPath(id)}/report`}
          aria-label={pageWords.listWords.reportOf(title)}
          className="relative inline-flex min-h-6 items-center text-accent underline underline-offset-2 max-sm:flex max-sm:w-fit pointer-coarse:min-h-11"
        >
          {pageWords.listWords.report}
        </Link>
      </p>
    </li>
  )
}
