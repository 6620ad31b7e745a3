import { Suspense, useState } from 'react'
import { ENDED } from '../../../backend/council/state.ts'
import { useAction, perform } from '../../app/use-action.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Icon } from '../../components/Icon.tsx'
import { AskBar } from '../asking/AskBar.tsx'
import { stopAsking, useAsking } from '../asking/asking.ts'
import { Composer } from '../Composer.tsx'
import { useRun } from '../room-context.ts'
import { useIsRecording } from '../use-is-recording.ts'
import { words } from '../../words/words.ts'
import { PauseButton } from './PauseButton.tsx'
import { StopButton } from './StopButton.tsx'
import { later } from '../../lib/later.ts'

const AskPanel = later(async () => ({ default: (await import('../asking/AskPanel.tsx')).AskPanel }))

type Sheet = 'ask' | 'write'

/** At the foot of a phone, under the thumb: pause, stop, ask, write. */
export function BottomBar() {
  const [sheet, show] = useState<Sheet | null>(null)
  const hasEnded = useRun((run) => ENDED.has(run.status))
  const isRecording = useIsRecording()
  const asking = useAsking((held) => held.kind)
  const why = hasEnded ? words.composer.ended : isRecording ? words.recordingWords.onlyRead : undefined
  useAction('composer', why === undefined ? () => show('write') : null, why)
  const shown = asking === null ? sheet : 'ask'
  const close = () => {
    stopAsking()
    show(null)
  }
  if (why !== undefined) return null
  return (
    <section
      data-part
      aria-label={words.controls.label}
      className="sticky bottom-0 z-10 grid shrink-0 grid-cols-4 gap-1.5 border-t border-line bg-sheet px-2 pt-1.5 pb-[max(0.375rem,env(safe-area-inset-bottom))]"
    >
      <PauseButton className={CELL} />
      <StopButton className={CELL} />
      <Button className={CELL} aria-haspopup="dialog" onClick={() => show('ask')}>
        <Icon name="hand" />
        {words.controls.ask}
      </Button>
      <Button className={CELL} aria-haspopup="dialog" onClick={() => perform('composer')}>
        <Icon name="message" />
        {words.controls.write}
      </Button>
      <Dialog
        open={shown !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={shown === 'write' ? words.composer.label : words.composer.asks}
        place="bottom"
      >
        <div className="overflow-y-auto px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          {shown === 'write' ? <Composer onSent={close} /> : <Asks onDone={close} />}
        </div>
      </Dialog>
    </section>
  )
}

function Asks({ onDone }: { onDone: () => void }) {
  const asking = useAsking((held) => held.kind)
  if (asking === null)
    return (
      <div className="grid gap-1.5">
        <AskBar onDone={onDone} />
        {/* What stands behind “More” where there is room for it. */}
        <Button
          aria-haspopup="dialog"
          onClick={() => {
            onDone()
            perform('steer')
          }}
        >
          {words.steer.title}
        </Button>
      </div>
    )
  return (
    <Suspense fallback={null}>
      <AskPanel onDone={onDone} />
    </Suspense>
  )
}

// Important: a button's own padding would leave too little for a word in a quarter of a phone.
const CELL =
  'min-h-11 min-w-0 flex-col gap-0 px-0! text-[0.79rem] leading-tight whitespace-normal max-[22.5rem]:text-[0.68rem] max-[22.5rem]:tracking-tight'
