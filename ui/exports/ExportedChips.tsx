import { linkOf } from './grouped.ts'
import { exportWords as say } from '../lib/words-exports.ts'
import { useRun } from '../room/room-context.ts'

/** Where a card of the record is in other systems: the whole record, or one of its tasks. */
export function ExportedChips({ task }: { task?: { id: string; title: string } }) {
  const told = useRun((run) => run.exports)
  const meetingId = useRun((run) => run.meeting.id)
  const isMeant = (key: string, title: string | undefined): boolean =>
    task === undefined
      ? key === meetingId
      : key.startsWith(`${meetingId}/task/`) && (title === task.title || key.endsWith(`/${task.id}`))
  const links = Object.values(told).flatMap(({ exportId, key, title, target, status, url }) => {
    const link = linkOf(url)
    const isGone = status === 'removed'
    return link === null || isGone || !isMeant(key, title) ? [] : [{ exportId, target, link }]
  })
  return links.map(({ exportId, target, link }) => (
    <a
      key={exportId}
      href={link}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex min-h-6 items-center rounded border border-line bg-sheet px-1.5 text-[0.86rem] text-accent hover:border-accent hover:bg-tint pointer-coarse:min-h-9"
    >
      {say.inTarget(nameOf(target))}
      <span className="sr-only"> {say.newTab}</span>
    </a>
  ))
}

const nameOf = (target: string): string => target[0]?.toUpperCase() + target.slice(1)
