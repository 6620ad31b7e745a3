import { useEffect } from 'react'
import { councilPath } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { Link } from '../components/Link.tsx'
import { StatusChip } from '../components/StatusChip.tsx'
import { clock, dayAndTime } from '../lib/time.ts'
import { councils } from '../lib/words-home.ts'
import { imported } from '../lib/words-import.ts'
import { phase as phaseName, status as statusName } from '../lib/words.ts'
import { listed, type Listed } from './listed.ts'
import { Outcome } from './Outcome.tsx'
import { useFetched } from './use-fetched.ts'

/** While one runs, its row should move. */
const REFRESH_MS = 5_000

/** Every council: what it is about, how it stands, what came of it, and when. */
export function CouncilList() {
  const runs = useFetched('/runs?limit=50')
  const meetings = useFetched('/meetings?limit=200')
  const rows = listed(runs.answer, meetings.answer)
  const { again } = runs
  const isLive = rows.some(({ hasEnded }) => !hasEnded)
  useEffect(() => {
    if (!isLive) return
    const timer = setInterval(() => !document.hidden && again(), REFRESH_MS)
    return () => clearInterval(timer)
  }, [isLive, again])
  return (
    <section aria-labelledby="councils">
      <h2 id="councils" className="mb-3 text-[1.29rem]">
        {councils.title}
      </h2>
      {runs.state === 'loading' && <p className="late text-soft">{councils.loading}</p>}
      {runs.state === 'failed' && (
        <p className="flex items-center gap-3 text-soft">
          {councils.failed}
          <Button small onClick={again}>
            {councils.retry}
          </Button>
        </p>
      )}
      {runs.state === 'here' && rows.length === 0 && <p className="text-soft">{councils.none}</p>}
      {rows.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** A record that was imported never ran: it has no state but that. */
function stateOf({ kind, status, phase }: Listed): string {
  if (kind === 'import') return imported.status
  return status === 'running'
    ? `${statusName[status]}, ${phaseName[phase].toLowerCase()}`
    : statusName[status]
}

function Row({ row }: { row: Listed }) {
  const { id, title, question, status, hasEnded, kind, createdAt, tookMs } = row
  return (
    <li className="relative grid gap-x-5 gap-y-0.5 py-3 hover:bg-sunk sm:grid-cols-[11rem_minmax(0,1fr)_auto] sm:px-2">
      <p>
        <StatusChip status={status}>{stateOf(row)}</StatusChip>
      </p>
      <div className="min-w-0">
        <Link
          href={councilPath(id)}
          className="font-serif text-[1.07rem] font-semibold after:absolute after:inset-0 hover:underline"
        >
          {title}
        </Link>
        {kind === 'replay' && <span className="ms-2 text-[0.93rem] text-soft">{councils.replay}</span>}
        {hasEnded ? <Outcome runId={id} /> : <p className="line-clamp-1 text-soft">{question}</p>}
      </div>
      <p className="tabular text-[0.93rem] text-soft sm:text-end">
        <time dateTime={createdAt}>{dayAndTime(createdAt)}</time>
        {tookMs !== null && kind !== 'import' && (
          <span className="sm:block">{` ${councils.took(clock(tookMs))}`}</span>
        )}
      </p>
    </li>
  )
}
