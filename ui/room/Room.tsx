import { Served } from '../components/Served.tsx'
import { Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { ENDED } from '../../backend/council/state.ts'
import { connection } from '../app/services.ts'
import type { PageProps } from '../app/page-props.ts'
import { councilPath, go } from '../app/router.ts'
import { useTopBar } from '../app/top-bar.ts'
import { useHeadingFocus, useTitle } from '../app/use-page.ts'
import { Link } from '../components/Link.tsx'
import { outcomePath } from '../decision/live-path.ts'
import { isRecording, replayPath } from '../replay/replay-path.ts'
import { readEvents } from '../lib/read-events.ts'
import { readTranscript } from '../lib/read-transcript.ts'
import { createRoomSession, type RoomSession } from '../run/room-session.ts'
import { shownNow } from '../connection/freshness.ts'
import { ConnectionChip } from '../connection/ConnectionChip.tsx'
import { CostChip } from './CostChip.tsx'
import { LiveChip } from './LiveChip.tsx'
import { OriginChip } from './OriginChip.tsx'
import { RoomView } from './RoomView.tsx'
import { words } from '../words/words.ts'
import { later } from '../lib/later.ts'

const READ = { events: readEvents, transcript: readTranscript }

const ImportedView = later(async () => ({
  default: (await import('../imported/ImportedView.tsx')).ImportedView,
}))

/** One council: live while it runs, its outcome when it has ended. */
export default function Room({ params: { id = '' } }: PageProps) {
  const [session] = useState(() => createRoomSession(id, READ, shown))
  useEffect(() => session.watch(connection, 'end'), [session])
  const [chips] = useState(() => (
    <>
      <OriginChip session={session} />
      <LiveChip runId={session.runId} />
      <CostChip session={session} />
      <ConnectionChip />
    </>
  ))
  const title = useStore(session.run, (view) => view.state?.meeting.title)
  const isMissing = useStore(session.run, (view) => view.refusal !== null)
  const here = title ?? (isMissing ? words.room.missing : words.room.loading)
  const parent = useStore(session.run, (view) => view.state?.parent ?? null)
  const name = useStore(session.run, (view) => view.state?.fork?.name)
  const forkOf = useStore(session.run, (view) => view.state?.forkOf ?? null)
  const origin =
    parent === null || forkOf === null ? [] : [{ title: forkOf, href: councilPath(parent.runId) }]
  const crumbs = [{ title: words.shell.councils, href: '/councils' }, ...origin]
  useTopBar({
    crumbs: [...crumbs, { title: name ?? (parent === null ? here : words.again.forkName) }],
    chips,
  })
  const isReplay = isRecording(id) && location.pathname === councilPath(id)
  useEffect(() => {
    if (isReplay) go(replayPath(id), { replace: true })
  }, [id, isReplay])
  return isReplay ? <Loading /> : <Watched session={session} />
}

/** The frame in which the event was drawn is over once the next task runs. */
const shown = ({ at }: { at: string }) => {
  setTimeout(() => shownNow(Date.parse(at), connection.clock.offsetMs))
}

function Watched({ session }: { session: RoomSession }) {
  const isKnown = useStore(session.run, (view) => view.state !== null && (view.opened || view.caughtUp))
  const refusal = useStore(session.run, (view) => view.refusal)
  const isImport = useStore(session.run, (view) => view.state?.kind === 'import')
  const isOver = useOpensOutcome(session, isKnown && !isImport)
  if (isKnown && !isOver)
    return isImport ? (
      <Suspense fallback={<Loading />}>
        <ImportedView session={session} />
      </Suspense>
    ) : (
      <RoomView session={session} />
    )
  return refusal === null ? <Loading /> : <Missing why={refusal} />
}

/**
 * A council that had ended when its address was opened is read on the page of its outcome; one that ends meanwhile
 * stays, and so does the room where it is asked for.
 */
function useOpensOutcome(session: RoomSession, isKnown: boolean): boolean {
  const [atFirst, setAtFirst] = useState<'running' | 'over' | null>(null)
  const hasLog = useStore(session.run, (view) => view.state?.artifacts.decision_log !== undefined)
  const hasEnded = useStore(session.run, (view) => view.state !== null && ENDED.has(view.state.status))
  if (isKnown && atFirst === null)
    setAtFirst(hasEnded && hasLog && location.pathname === councilPath(session.runId) ? 'over' : 'running')
  useEffect(() => {
    if (atFirst === 'over') go(outcomePath(session.runId), { replace: true })
  }, [atFirst, session])
  return atFirst === 'over'
}

function Loading() {
  useTitle(words.room.loading)
  return (
    <main id="content" className="late mx-auto grid w-full grid-cols-1 max-w-5xl gap-4 p-5" aria-busy="true">
      <h1 className="sr-only">{words.room.loading}</h1>
      {['h-16', 'h-24', 'h-32', 'h-24'].map((height, index) => (
        <div key={index} className={`${height} breathe rounded-lg bg-sunk`} />
      ))}
    </main>
  )
}

function Missing({ why }: { why: string }) {
  const heading = useHeadingFocus()
  useTitle(words.room.missing)
  return (
    <main id="content" className="mx-auto w-full max-w-[72rem] px-4 py-6 sm:px-8 sm:py-9">
      <h1 ref={heading} tabIndex={-1} className="text-[1.86rem] leading-tight">
        {words.room.missing}
      </h1>
      <p className="mt-1 text-soft">
        <Served text={why} />
      </p>
      <Link href="/councils" className="mt-6 inline-block text-accent underline underline-offset-2">
        {words.app.home}
      </Link>
    </main>
  )
}
