import { announce } from '../app/announcer.tsx'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { outcomePath, livePath } from '../decision/live-path.ts'
import { askFork } from '../fork/fork-asked.ts'
import { clock } from '../lib/time.ts'
import { seqOf } from '../run/run-store.ts'
import { pageWords, words } from '../words/words.ts'
import { lastBy, type Marks } from './marks.ts'
import { replayPath } from './replay-path.ts'
import { usePosition } from './use-position.ts'
import type { Replay } from './use-replay.ts'
import type { Origin } from './use-origin.ts'

type Props = { replay: Replay; marks: Marks; origin: Origin }

/** That this is the past, which moment of it, and the ways out. */
export function ReplayBar({ replay, marks, origin }: Props) {
  const position = usePosition(replay, marks)
  const said = pageWords.replayWords
  return (
    <section
      data-part
      aria-label={said.title}
      className="stripes flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-warn-tint px-4 py-2 max-sm:py-1.5"
    >
      <div className="min-w-0 flex-1 basis-64">
        <p className="tabular font-semibold text-warn">{said.asOf(clock(position.at - marks.startedAt))}</p>
        {/* A phone has little room above what was said. */}
        <p className="text-[0.93rem] max-sm:sr-only">{said.readsOnly}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2 max-sm:gap-1.5">
        {origin.canFork && (
          <Button className={NARROW} onClick={() => askFork({ atSeq: position.seq, changes: {} })}>
            {words.again.forkHere}
          </Button>
        )}
        <Button className={NARROW} onClick={() => void copyLink(replay)}>
          {said.copyLink}
        </Button>
        <Exit
          runId={replay.runId}
          origin={origin}
          live={liveBehind(replay.runId, origin, marks, position.seq)}
        />
      </div>
    </section>
  )
}

/** The council that goes on behind what is looked at, and how many of its messages came after this place. */
type Live = { runId: string; missed: number }

function liveBehind(runId: string, { isLive, replayed }: Origin, { stops }: Marks, seq: number): Live | null {
  const seen = lastBy(stops, (one) => one.seq, seq) + 1
  if (isLive) return { runId, missed: stops.length - seen }
  if (replayed?.isLive !== true) return null
  return { runId: replayed.runId, missed: Math.max(0, replayed.messages - seen) }
}

function Exit({ runId, origin, live }: { runId: string; origin: Origin; live: Live | null }) {
  const said = pageWords.replayWords
  if (live !== null)
    return (
      <Link href={livePath(live.runId)} className={MAIN}>
        <Icon name="down" />
        {live.missed === 0 ? words.again.backToLive : said.backNew(live.missed)}
      </Link>
    )
  return (
    <Link href={origin.hasLog ? outcomePath(runId) : livePath(runId)} className={PLAIN}>
      {said.exit}
    </Link>
  )
}

// There is no clipboard where the page came over plain HTTP.
async function copyLink({ runId, player }: Replay): Promise<void> {
  const said = pageWords.replayWords
  try {
    const link = new URL(replayPath(runId, seqOf(player.run.getState())), location.origin)
    await navigator.clipboard.writeText(link.href)
    announce(said.copied)
  } catch {
    announce(said.notCopied)
  }
}

const NARROW = 'max-sm:px-2 max-sm:text-[0.93rem]'
const LINK = `inline-flex min-h-8 items-center gap-1.5 rounded-md border px-3 py-1 font-medium pointer-coarse:min-h-11 ${NARROW}`
const MAIN = `${LINK} border-accent bg-accent text-on-accent`
const PLAIN = `${LINK} border-edge bg-sheet hover:bg-sunk`
