import { councilPath } from '../app/router.ts'
import { Card } from '../components/Field.tsx'
import { Link } from '../components/Link.tsx'
import { useReplayed } from '../replay/use-replayed.ts'
import { useRoom, useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'

/** Stands where a record is approved: why nobody approves this one, and the way to a council where one does. */
export function RecordingCard() {
  const { runId } = useRoom().session
  const isDemo = useRun(({ demo }) => demo)
  const replayed = useReplayed(runId)
  const said = words.recordingWords
  return (
    <Card title={isDemo ? said.demo : said.replay}>
      <p>{isDemo ? said.demoText : said.replayText}</p>
      <p className="mt-2 flex flex-wrap gap-2">
        {replayed !== null && (
          <Link href={councilPath(replayed.runId)} className={PLAIN}>
            {said.toCouncil}
          </Link>
        )}
        <Link href="/councils/new" className={MAIN}>
          {said.own}
        </Link>
      </p>
    </Card>
  )
}

const LINK =
  'inline-flex min-h-8 items-center rounded-md border px-3 py-1 font-medium pointer-coarse:min-h-11'
const MAIN = `${LINK} border-accent bg-accent text-on-accent`
const PLAIN = `${LINK} border-edge bg-sheet hover:bg-sunk`
