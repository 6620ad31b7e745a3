import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { connection } from '../app/services.ts'
import { Shell } from '../app/Shell.tsx'
import { useHeadingFocus, useTitle } from '../app/use-page.ts'
import { Link } from '../components/Link.tsx'
import { readEvents } from '../lib/read-events.ts'
import { app } from '../lib/words.ts'
import { room } from '../lib/words-room.ts'
import { createRoomSession, type RoomSession } from '../run/room-session.ts'
import { ConnectionChip } from './ConnectionChip.tsx'
import { ImportedView } from '../imported/ImportedView.tsx'
import { RoomView } from './RoomView.tsx'

/** One council: live while it runs, its outcome when it has ended. */
export default function Room({ runId }: { runId: string }) {
  const [session] = useState(() => createRoomSession(runId, readEvents))
  useEffect(() => session.watch(connection), [session])
  return (
    <Shell aside={<ConnectionChip />}>
      <Watched session={session} />
    </Shell>
  )
}

function Watched({ session }: { session: RoomSession }) {
  const isKnown = useStore(session.run, (view) => view.state !== null && view.caughtUp)
  const refusal = useStore(session.run, (view) => view.refusal)
  const isImport = useStore(session.run, (view) => view.state?.kind === 'import')
  if (isKnown) return isImport ? <ImportedView session={session} /> : <RoomView session={session} />
  return refusal === null ? <Loading /> : <Missing why={refusal} />
}

function Loading() {
  useTitle(room.loading)
  return (
    <main id="content" className="late mx-auto grid w-full grid-cols-1 max-w-5xl gap-4 p-5" aria-busy="true">
      <h1 className="sr-only">{room.loading}</h1>
      {['h-16', 'h-24', 'h-32', 'h-24'].map((height, index) => (
        <div key={index} className={`${height} breathe rounded-lg bg-sunk`} />
      ))}
    </main>
  )
}

function Missing({ why }: { why: string }) {
  const heading = useHeadingFocus()
  useTitle(room.missing)
  return (
    <main id="content" className="mx-auto max-w-2xl px-5 py-16">
      <h1 ref={heading} tabIndex={-1} className="text-2xl">
        {room.missing}
      </h1>
      <p className="mt-2 text-soft">{why}</p>
      <Link href="/" className="mt-6 inline-block text-accent underline underline-offset-2">
        {app.home}
      </Link>
    </main>
  )
}
