import { useServed } from '../components/Served.tsx'
import type { ReactNode } from 'react'
import { councilPath } from '../app/router.ts'
import { useMedia } from '../app/use-media.ts'
import { Link } from '../components/Link.tsx'
import { replayPath } from '../replay/replay-path.ts'
import { StatusChip } from '../components/StatusChip.tsx'
import { clock, dayAndTime } from '../lib/time.ts'
import { pageWords, words } from '../words/words.ts'
import { outcomeFacts, OutcomeLine } from './OutcomeLine.tsx'
import { PutAway, type PutAwayDone } from './PutAway.tsx'
import { shelvedOf, stateOf, type RunRow } from './run-row.ts'

/** From this width on a table has room for its columns. */
const TABLE = '(width >= 64rem)'

/** The councils: a table, or where that has no room a card each. */
export function CouncilTable({ rows, onDone }: { rows: readonly RunRow[]; onDone: Done }) {
  const isTable = useMedia(TABLE)
  if (!isTable)
    return (
      <ul className="grid gap-2.5">
        {rows.map((row) => (
          <Card key={row.id} row={row} onDone={onDone} />
        ))}
      </ul>
    )
  const { columns } = pageWords.listWords
  return (
    <table className="w-full table-fixed border-collapse">
      <thead>
        <tr className="border-b border-edge text-start text-[0.93rem] text-soft">
          <Head className="w-[34%]">{columns.council}</Head>
          <Head className="w-[13rem]">{columns.state}</Head>
          <Head>{columns.outcome}</Head>
          <Head className="w-[12rem]">{columns.started}</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={row.id} row={row} onDone={onDone} />
        ))}
      </tbody>
    </table>
  )
}

type Done = (done: PutAwayDone) => void
type RowProps = { row: RunRow; onDone: Done }

function Head({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <th scope="col" className={`px-2 py-1.5 text-start font-medium ${className ?? ''}`}>
      {children}
    </th>
  )
}

const CELL = 'px-2 py-3 align-top'

function TableRow({ row, onDone }: RowProps) {
  const { status, createdAt, owner } = row
  const served = useServed()
  return (
    <tr className="relative border-b border-line hover:bg-sunk">
      <th scope="row" className={`${CELL} text-start font-normal`}>
        <Title row={row} />
        <p className="line-clamp-1 text-[0.93rem] text-soft">{served(row.template.title)}</p>
      </th>
      <td className={CELL}>
        <StatusChip status={status}>{stateOf(row)}</StatusChip>
      </td>
      <td className={CELL}>
        <Outcome row={row} />
      </td>
      <td className={`${CELL} text-[0.93rem] text-soft`}>
        <time dateTime={createdAt}>{dayAndTime(createdAt)}</time>
        <span className="tabular block">{tookOf(row)}</span>
        <span className="block">{pageWords.listWords.by(served(owner.name))}</span>
        <Ways row={row} />
        <span className="-ms-2 block">
          <PutAway council={shelvedOf(row)} onDone={onDone} />
        </span>
      </td>
    </tr>
  )
}

function Card({ row, onDone }: RowProps) {
  const { status, createdAt, owner, template } = row
  const served = useServed()
  const facts = [served(template.title), tookOf(row), pageWords.listWords.by(served(owner.name))]
    .filter(Boolean)
    .join(' · ')
  return (
    <li className="relative grid gap-1 rounded-lg border border-line bg-sheet px-4 py-3 hover:border-edge">
      <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <StatusChip status={status}>{stateOf(row)}</StatusChip>
        <time dateTime={createdAt} className="text-[0.93rem] text-soft">
          {dayAndTime(createdAt)}
        </time>
      </p>
      <Title row={row} />
      <Outcome row={row} />
      <p className="text-[0.93rem] text-soft">{facts}</p>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <Ways row={row} />
        <PutAway council={shelvedOf(row)} onDone={onDone} />
      </div>
    </li>
  )
}

/** Above the link that covers the whole row. What was written down elsewhere was never held, so it has no replay. */
function Ways({ row: { id, title, kind, hasEnded } }: { row: RunRow }) {
  const { report, reportOf } = pageWords.listWords
  if (!hasEnded) return null
  return (
    <span className="my-1 flex flex-wrap gap-x-4 gap-y-2">
      <Link href={`${councilPath(id)}/report`} aria-label={reportOf(title)} className={WAY}>
        {report}
      </Link>
      {kind !== 'import' && (
        <Link href={replayPath(id)} aria-label={words.again.replayOf(title)} className={WAY}>
          {words.again.replay}
        </Link>
      )}
    </span>
  )
}

const WAY =
  'relative inline-flex min-h-6 w-fit items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11'

function Title({ row: { id, title, kind, forkOf } }: { row: RunRow }) {
  const origin =
    kind === 'replay' ? pageWords.listWords.replay : forkOf === null ? null : words.again.forkOf(forkOf)
  return (
    <p className="leading-snug">
      <Link
        href={councilPath(id)}
        className="font-serif text-[1.07rem] font-semibold after:absolute after:inset-0 hover:underline"
      >
        {title}
      </Link>
      {origin !== null && <span className="ms-2 text-[0.93rem] text-soft">{origin}</span>}
    </p>
  )
}

/** What came of it; while it goes on, what it is about. */
function Outcome({ row }: { row: RunRow }) {
  const facts = outcomeFacts(row)
  return (
    <>
      <p className="line-clamp-2 text-soft">{row.hasEnded ? <OutcomeLine row={row} /> : row.question}</p>
      {facts.length > 0 && <p className="text-[0.93rem] text-soft">{facts.join(', ')}</p>}
    </>
  )
}

const tookOf = ({ kind, hasEnded, tookMs }: RunRow): string =>
  kind === 'import' || !hasEnded ? '' : pageWords.listWords.took(clock(tookMs))
