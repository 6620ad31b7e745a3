import { Suspense, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { councilName } from '../../backend/council/council-name.ts'
import type { Anchor } from '../../schemas/generated/types.ts'
import type { PageProps } from '../app/page-props.ts'
import { go } from '../app/router.ts'
import { commands, connection } from '../app/services.ts'
import { PageBody } from '../app/PageBody.tsx'
import { useTopBar } from '../app/top-bar.ts'
import { Link } from '../components/Link.tsx'
import { Served } from '../components/Served.tsx'
import { ForkLater } from '../fork/ForkLater.tsx'
import { readEvents } from '../lib/read-events.ts'
import { readTranscript } from '../lib/read-transcript.ts'
import { useLog } from '../outcome/use-log.ts'
import { ConnectionChip } from '../connection/ConnectionChip.tsx'
import { RoomContext, useRoom, useRun, type RoomHeld } from '../room/room-context.ts'
import { createRoomSession, type RoomSession } from '../run/room-session.ts'
import { words } from '../words/words.ts'
import { livePath } from './live-path.ts'
import { LogPage } from './LogPage.tsx'
import { later } from '../lib/later.ts'

const SourcePeek = later(async () => ({ default: (await import('../outcome/SourcePeek.tsx')).SourcePeek }))
const READ = { events: readEvents, transcript: readTranscript }

/** What a council came to, on a page of its own: for those who read it later, and for paper. */
export default function DecisionPage({ params: { id = '' } }: PageProps) {
  const [session] = useState(() => createRoomSession(id, READ))
  useEffect(() => session.watch(connection), [session])
  const isKnown = useStore(session.run, (view) => view.state !== null && view.caughtUp)
  const refusal = useStore(session.run, (view) => view.refusal)
  if (isKnown) return <Known session={session} />
  if (refusal === null) return <main id="content" aria-busy="true" className="late p-6" />
  return (
    <PageBody title={words.room.missing}>
      <Served text={refusal} />
    </PageBody>
  )
}

const CHIP = <ConnectionChip />

function Known({ session }: { session: RoomSession }) {
  const [anchor, openAnchor] = useState<Anchor | null>(null)
  const held = useMemo(
    (): RoomHeld => ({
      session,
      ask: (command) => commands.ask(session.runId, command),
      openAnchor,
      openMessage: (messageId) => go(`${livePath(session.runId)}#message-${messageId}`),
    }),
    [session],
  )
  return (
    <RoomContext value={held}>
      <Page />
      <Suspense fallback={null}>
        <SourcePeek anchor={anchor} onClose={() => openAnchor(null)} />
      </Suspense>
      <ForkLater />
    </RoomContext>
  )
}

function Page() {
  const log = useLog()
  const title = useRun(councilName)
  const { runId } = useRoom().session
  const above = [
    { title: words.shell.councils, href: '/councils' },
    { title, href: livePath(runId) },
  ]
  useTopBar({ crumbs: [...above, { title: words.decisionPage.crumb }], chips: CHIP })
  if (log !== undefined) return <LogPage log={log} />
  return (
    <PageBody title={words.decisionPage.none} crumbs={above}>
      <p className="max-w-[65ch]">{words.decisionPage.noneHint}</p>
      <Link href={livePath(runId)} className="mt-4 inline-block text-accent underline underline-offset-2">
        {words.decisionPage.room}
      </Link>
    </PageBody>
  )
}
