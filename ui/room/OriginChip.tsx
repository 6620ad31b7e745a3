import { useStore } from 'zustand'
import { Link } from '../components/Link.tsx'
import { comparePath } from '../replay/replay-path.ts'
import type { RoomSession } from '../run/room-session.ts'
import { words } from '../words/words.ts'

/** In a fork: the way to what came out other than in its origin. */
export function OriginChip({ session: { run, runId } }: { session: Pick<RoomSession, 'run' | 'runId'> }) {
  const parent = useStore(run, ({ state }) => state?.parent ?? null)
  if (parent === null) return null
  return (
    <Link
      href={comparePath(parent.runId, runId)}
      title={words.again.forkedAfter(parent.seq)}
      className="inline-flex min-h-8 items-center rounded-md px-2 text-[0.93rem] text-accent underline underline-offset-2 max-sm:hidden pointer-coarse:min-h-11"
    >
      {words.again.compare}
    </Link>
  )
}
