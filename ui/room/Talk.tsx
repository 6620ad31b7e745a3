import { Suspense } from 'react'
import { ENDED } from '../../backend/council/state.ts'
import { useAction } from '../app/use-action.ts'
import { PHONE, useMedia } from '../app/use-media.ts'
import { cx } from '../components/cx.ts'
import { AskBar } from './asking/AskBar.tsx'
import { CommandStrip } from './CommandStrip.tsx'
import { Composer, focusComposer } from './Composer.tsx'
import { useRun } from './room-context.ts'
import { Transcript } from '../transcript/Transcript.tsx'
import { useIsRecording } from './use-is-recording.ts'
import { useRoomVoice } from './use-room-voice.ts'
import { words } from '../words/words.ts'
import { later } from '../lib/later.ts'

const QuestionCard = later(async () => ({
  default: (await import('../people/QuestionCard.tsx')).QuestionCard,
}))
const AskPanel = later(async () => ({ default: (await import('./asking/AskPanel.tsx')).AskPanel }))

/** What was said, and below it what one can ask and say; on a phone that stands in sheets of its own. */
export function Talk({ className }: { className: string | false }) {
  const hasEnded = useRun((run) => ENDED.has(run.status))
  const isRecording = useIsRecording()
  const canSay = !hasEnded && !isRecording
  const isPhone = useMedia(PHONE)
  useRoomVoice()
  return (
    <div className={cx('flex min-h-0 min-w-0 flex-col', className)}>
      <Transcript />
      {!isRecording && (
        <Suspense fallback={null}>
          <QuestionCard />
        </Suspense>
      )}
      <CommandStrip />
      {canSay && !isPhone && <Desk />}
      {!canSay && <NothingToSay why={hasEnded ? words.composer.ended : words.recordingWords.onlyRead} />}
    </div>
  )
}

/** The requests stand left of the message, or over it where the talk is narrow. */
function Desk() {
  useAction('composer', focusComposer)
  return (
    <div
      data-part
      role="group"
      aria-label={words.composer.asks}
      className="@container shrink-0 border-t border-line bg-sheet px-4 py-3"
    >
      <Suspense fallback={null}>
        <AskPanel onDone={nothingMore} />
      </Suspense>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-5 gap-y-2.5 @xl:grid-cols-[auto_minmax(0,1fr)]">
        <AskBar className="content-start @xl:grid @xl:grid-cols-2" />
        <Composer />
      </div>
    </div>
  )
}

const nothingMore = (): void => undefined

function NothingToSay({ why }: { why: string }) {
  useAction('composer', null, why)
  return null
}
