import { councilPath } from '../app/router.ts'
import { Link } from '../components/Link.tsx'
import { StatusChip } from '../components/StatusChip.tsx'
import { stateOf, type RunRow } from '../councils/run-row.ts'
import { clockLeft } from '../lib/time.ts'
import { pageWords, words } from '../words/words.ts'
import { FrontSection } from './FrontSection.tsx'

/** What goes on right now: who speaks, and how much time is left. */
export function LiveList({ rows }: { rows: readonly RunRow[] }) {
  return (
    <FrontSection title={pageWords.frontPage.live}>
      <ul className="grid gap-2.5 md:grid-cols-2">
        {rows.map((row) => (
          <Card key={row.id} row={row} />
        ))}
      </ul>
    </FrontSection>
  )
}

function Card({ row }: { row: RunRow }) {
  const { id, title, forkOf, status, speaker, messages } = row
  const said = pageWords.frontPage
  return (
    <li className="relative grid content-start gap-1 rounded-lg border border-line bg-sheet px-4 py-3 hover:border-edge">
      <p className="flex flex-wrap items-center gap-x-3">
        <StatusChip status={status}>{stateOf(row)}</StatusChip>
        <span className="tabular text-[0.93rem] text-soft">{leftOf(row)}</span>
      </p>
      <h3 className="text-[1.07rem]">
        <Link href={councilPath(id)} className="after:absolute after:inset-0 hover:underline">
          {title}
        </Link>
      </h3>
      {forkOf !== null && <p className="text-[0.93rem] text-soft">{words.again.forkOf(forkOf)}</p>}
      <p className="text-soft">
        {[speaker === null ? said.nobody : said.speaks(speaker), said.messages(messages)].join(' · ')}
      </p>
    </li>
  )
}

function leftOf({ left, status }: RunRow): string {
  if (left === null || status === 'created') return ''
  if (left.ms <= 0) return pageWords.frontPage.overTime
  const time = clockLeft(left.ms)
  return left.of === 'item' ? pageWords.frontPage.itemLeft(time) : pageWords.frontPage.runLeft(time)
}
