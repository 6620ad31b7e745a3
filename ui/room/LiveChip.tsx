import { Link } from '../components/Link.tsx'
import { livePath } from '../decision/live-path.ts'
import { useReplayed } from '../replay/use-replayed.ts'
import { words } from '../words/words.ts'

/** In a replay that is watched: the way to the council itself, as long as that goes on. */
export function LiveChip({ runId }: { runId: string }) {
  const replayed = useReplayed(runId)
  if (replayed?.isLive !== true) return null
  return (
    <Link
      href={livePath(replayed.runId)}
      className="inline-flex min-h-8 items-center rounded-md px-2 text-[0.93rem] text-accent underline underline-offset-2 pointer-coarse:min-h-11"
    >
      {words.again.backToLive}
    </Link>
  )
}
