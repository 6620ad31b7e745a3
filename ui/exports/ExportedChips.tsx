import type { ExportData } from '../../schemas/generated/types.ts'
import { linkOf } from './grouped.ts'
import { useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'

/** Where a card of the record is in other systems: the whole record, or one of its tasks. */
export function ExportedChips({ task }: { task?: { id: string; title: string } }) {
  const told = useRun((run) => run.exports)
  const meetingId = useRun((run) => run.meeting.id)
  const isMeant = (key: string, title: string | undefined): boolean =>
    task === undefined
      ? key === meetingId
      : key.startsWith(`${meetingId}/task/`) && (title === task.title || key.endsWith(`/${task.id}`))
  const meant = Object.values(told).filter(({ key, title }) => isMeant(key, title))
  return meant.map((one) => <Chip key={one.exportId} exported={one} />)
}

function Chip({ exported }: { exported: ExportData }) {
  const { target, status, url, error } = exported
  const name = nameOf(target)
  if (status === 'dead' || status === 'unconfirmed' || status === 'failed')
    return (
      <span className="inline-block rounded bg-warn-tint px-1.5 text-[0.86rem] text-warn" title={error}>
        {url == null ? words.exportWords.notIn(name) : words.exportWords.olderIn(name)}
      </span>
    )
  const link = linkOf(url)
  if (link === null || status === 'removed') return null
  return (
    <a
      href={link}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex min-h-6 items-center rounded border border-line bg-sheet px-1.5 text-[0.86rem] text-accent hover:border-accent hover:bg-tint pointer-coarse:min-h-9"
    >
      {words.exportWords.inTarget(name)}
      <span className="sr-only"> {words.exportWords.newTab}</span>
    </a>
  )
}

const nameOf = (target: string): string => target[0]?.toUpperCase() + target.slice(1)
