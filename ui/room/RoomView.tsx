import { useMemo, useState } from 'react'
import type { Anchor } from '../../schemas/generated/types.ts'
import { ENDED } from '../../backend/council/state.ts'
import { commands } from '../app/services.ts'
import { useMedia, WIDE } from '../app/use-media.ts'
import { cx } from '../components/cx.ts'
import { room } from '../lib/words-room.ts'
import { QuestionCard } from '../people/QuestionCard.tsx'
import { SourcePeek } from '../outcome/SourcePeek.tsx'
import type { RoomSession } from '../run/room-session.ts'
import { AskBar } from './AskBar.tsx'
import { CommandStrip } from './CommandStrip.tsx'
import { Composer } from './Composer.tsx'
import { ConnectionBanner } from './ConnectionChip.tsx'
import { RoomContext, useRun, type RoomHeld } from './room-context.ts'
import { RoomKeys } from './RoomKeys.tsx'
import { SidePanel } from './SidePanel.tsx'
import { StageBar } from './StageBar.tsx'
import { TablePanel } from './TablePanel.tsx'
import { showMessage } from './show-message.ts'
import { Transcript } from './Transcript.tsx'
import { useRoomVoice } from './use-room-voice.ts'

/** The room around one run: stage, table, transcript, outcome. */
export function RoomView({ session }: { session: RoomSession }) {
  const [anchor, openAnchor] = useState<Anchor | null>(null)
  const [isTalk, showTalk] = useState(() => !hasEnded(session))
  const isWide = useMedia(WIDE)
  const held = useMemo(
    (): RoomHeld => ({
      session,
      ask: (command) => commands.ask(session.runId, command),
      openAnchor,
      openMessage: (messageId) => {
        openAnchor(null)
        showTalk(true)
        showMessage(messageId)
      },
    }),
    [session],
  )
  return (
    <RoomContext value={held}>
      <ConnectionBanner />
      <StageBar />
      <NarrowTabs isTalk={isTalk} showTalk={showTalk} />
      <main id="content" className="room-grid">
        {isWide && (
          <aside aria-label={room.stage} className="relative overflow-y-auto border-e border-line p-4">
            <TablePanel />
          </aside>
        )}
        <Talk className={cx(!isTalk && 'max-md:hidden')} />
        <SidePanel hasTable={!isWide} className={cx(isTalk && 'max-md:hidden')} />
      </main>
      <SourcePeek anchor={anchor} onClose={() => openAnchor(null)} />
      <RoomKeys />
    </RoomContext>
  )
}

/** Whoever opens a council that has ended comes for its outcome. */
const hasEnded = ({ run }: RoomSession): boolean => {
  const { state } = run.getState()
  return state !== null && ENDED.has(state.status)
}

function Talk({ className }: { className: string }) {
  const hasEnded = useRun((run) => ENDED.has(run.status))
  // On a narrow screen the question has the room: the council says nothing until it is answered.
  const isAsked = useRun((run) => run.human !== null)
  // A turn has its own ways; what the keys open stays where it is.
  const isTurn = useRun((run) => run.human?.purpose === 'turn')
  useRoomVoice()
  return (
    <div className={cx('flex min-h-0 min-w-0 flex-col', className)}>
      <Transcript />
      <QuestionCard />
      <CommandStrip />
      {!hasEnded && (
        <div className={cx('shrink-0 border-t border-line bg-sheet px-4 py-3', isAsked && 'max-sm:hidden')}>
          <AskBar className={isTurn && 'hidden'} />
          <Composer isQuiet={isAsked} />
        </div>
      )}
    </div>
  )
}

/** On a narrow screen one thing at a time. */
function NarrowTabs({ isTalk, showTalk }: { isTalk: boolean; showTalk: (isTalk: boolean) => void }) {
  const tabs = [
    { label: room.tabs.talk, talk: true },
    { label: room.tabs.outcome, talk: false },
  ]
  return (
    <nav aria-label={room.panels} className="flex border-b border-line bg-sheet md:hidden">
      {tabs.map(({ label, talk }) => (
        <button
          key={label}
          type="button"
          aria-pressed={talk === isTalk}
          onClick={() => showTalk(talk)}
          className={cx(
            'min-h-11 flex-1 border-b-2 font-medium',
            talk === isTalk ? 'border-accent' : 'border-transparent text-soft',
          )}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}
