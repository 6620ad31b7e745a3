import { Suspense, useEffect, useMemo, useState } from 'react'
import type { Anchor } from '../../schemas/generated/types.ts'
import { ENDED } from '../../backend/council/state.ts'
import { commands } from '../app/services.ts'
import { onMessageAsked } from '../app/message-signal.ts'
import { PHONE, useMedia } from '../app/use-media.ts'
import type { RoomSession } from '../run/room-session.ts'
import { ConnectionBanner } from '../connection/ConnectionBanner.tsx'
import { BottomBar } from './controls/BottomBar.tsx'
import { RunControls } from './controls/RunControls.tsx'
import { StopDialog } from './controls/StopDialog.tsx'
import { NarrowTabs, type View } from './layout/NarrowTabs.tsx'
import { Parts } from './layout/Parts.tsx'
import { ForkLater } from '../fork/ForkLater.tsx'
import { EndBar } from './EndBar.tsx'
import { RoomActions } from './RoomActions.tsx'
import { RoomContext, type RoomHeld } from './room-context.ts'
import { StageBar } from './StageBar.tsx'
import { Talk } from './Talk.tsx'
import { showMessage } from './show-message.ts'
import { later } from '../lib/later.ts'

// What is not seen at once comes when the room is there.
const SourcePeek = later(async () => ({ default: (await import('../outcome/SourcePeek.tsx')).SourcePeek }))
const TakeSeat = later(async () => ({ default: (await import('../people/TakeSeat.tsx')).TakeSeat }))
const SteerDialog = later(async () => ({ default: (await import('./SteerDialog.tsx')).SteerDialog }))

/** The room around one run: stage, table, transcript, outcome. */
export function RoomView({ session }: { session: RoomSession }) {
  const [anchor, openAnchor] = useState<Anchor | null>(null)
  const [view, show] = useState<View>(() => (hasEnded(session) ? 'outcome' : 'talk'))
  const isPhone = useMedia(PHONE)
  const held = useMemo(
    (): RoomHeld => ({
      session,
      ask: (command) => commands.ask(session.runId, command),
      openAnchor,
      openMessage: (messageId) => {
        openAnchor(null)
        show('talk')
        showMessage(messageId)
      },
    }),
    [session],
  )
  useEffect(() => onMessageAsked(held.openMessage), [held])
  return (
    <RoomContext value={held}>
      <div
        data-part
        className="grid shrink-0 grid-cols-[minmax(0,1fr)] border-b border-line bg-sheet md:grid-cols-[minmax(0,1fr)_auto]"
      >
        <StageBar />
        {!isPhone && <RunControls />}
      </div>
      {/* Below the stage, so that its controls stay where they are when it comes and goes. */}
      <ConnectionBanner />
      <EndBar />
      <NarrowTabs view={view} show={show} />
      <Parts view={view} talk={(className) => <Talk className={className} />} />
      {isPhone && <BottomBar />}
      <StopDialog />
      <Suspense fallback={null}>
        <SourcePeek anchor={anchor} onClose={() => openAnchor(null)} />
        <SteerDialog />
        <TakeSeat />
      </Suspense>
      <ForkLater />
      <RoomActions />
    </RoomContext>
  )
}

/** Whoever opens a council that has ended comes for its outcome. */
const hasEnded = ({ run }: RoomSession): boolean => {
  const { state } = run.getState()
  return state !== null && ENDED.has(state.status)
}
