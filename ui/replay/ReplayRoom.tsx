import { Suspense, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Anchor } from '../../schemas/generated/types.ts'
import { cx } from '../components/cx.ts'
import { ForkLater } from '../fork/ForkLater.tsx'
import { later } from '../lib/later.ts'
import { NarrowTabs, type View } from '../room/layout/NarrowTabs.tsx'
import { Parts } from '../room/layout/Parts.tsx'
import { RoomContext, type RoomHeld } from '../room/room-context.ts'
import { showMessage } from '../room/show-message.ts'
import { StageBar } from '../room/StageBar.tsx'
import { Transcript } from '../transcript/Transcript.tsx'
import { pageWords } from '../words/words.ts'
import type { Marks } from './marks.ts'
import { ReplayBar } from './ReplayBar.tsx'
import { ReplayControls } from './ReplayControls.tsx'
import type { Origin } from './use-origin.ts'
import type { Replay } from './use-replay.ts'

const SourcePeek = later(async () => ({ default: (await import('../outcome/SourcePeek.tsx')).SourcePeek }))

/** The room as it stood at the position: one position drives all that is in it, and nothing in it can be changed. */
export function ReplayRoom({ replay, marks, origin }: { replay: Replay; marks: Marks; origin: Origin }) {
  const [anchor, openAnchor] = useState<Anchor | null>(null)
  const [view, show] = useState<View>('talk')
  const { session, player } = replay
  const held = useMemo(
    (): RoomHeld => ({
      session,
      past: player.playing,
      ask: () => {
        throw new Error('Nothing can be asked of the past.')
      },
      openAnchor,
      openMessage: (messageId) => {
        openAnchor(null)
        show('talk')
        showMessage(messageId)
      },
    }),
    [session, player],
  )
  return (
    <RoomContext value={held}>
      <div className="stripes flex min-h-0 flex-1 flex-col border-2 border-warn p-1">
        <div className={INNER}>
          <ReplayBar replay={replay} marks={marks} origin={origin} />
          <Fault replay={replay} />
          <div data-part className="shrink-0 border-b border-line bg-sheet">
            <StageBar />
          </div>
          <NarrowTabs view={view} show={show} />
          <Parts view={view} talk={(className) => <Said className={className} />} />
          <ReplayControls replay={replay} marks={marks} />
        </div>
      </div>
      <Suspense fallback={null}>
        <SourcePeek anchor={anchor} onClose={() => openAnchor(null)} />
      </Suspense>
      <ForkLater />
    </RoomContext>
  )
}

/** On a phone there is more of it than fits: the talk has its height, and the rest is scrolled to. */
const INNER =
  'relative flex min-h-0 flex-1 flex-col bg-paper max-md:overflow-y-auto max-md:[&>main]:h-[26rem] max-md:[&>main]:flex-none'

const Said = ({ className }: { className: string | false }) => (
  <div className={cx('flex min-h-0 min-w-0 flex-col', className)}>
    <Transcript />
  </div>
)

/** Where the next page of the recording could not be read. */
function Fault({ replay: { player } }: { replay: Replay }) {
  const hasFailed = useStore(player.playing, ({ state }) => state === 'failed')
  return (
    <p role="alert" className="bg-bad-tint px-4 py-1.5 text-bad empty:hidden">
      {hasFailed ? pageWords.replayWords.failed : null}
    </p>
  )
}
