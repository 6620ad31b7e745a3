import { ENDED } from '../../../backend/council/state.ts'
import { useMedia, WIDE } from '../../app/use-media.ts'
import { perform } from '../../app/use-action.ts'
import { Button } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Link } from '../../components/Link.tsx'
import { useRun } from '../room-context.ts'
import { useIsRecording } from '../use-is-recording.ts'
import { words } from '../../words/words.ts'
import { CancelPause, PauseButton } from './PauseButton.tsx'
import { StopButton } from './StopButton.tsx'
import { TableDrawer } from './TableDrawer.tsx'

/**
 * Pause, Stop, More: on screen, enabled and in the same place as long as the council has not ended. A recording has none
 * of them.
 */
export function RunControls() {
  const hasEnded = useRun((run) => ENDED.has(run.status))
  const isRecording = useIsRecording()
  const isWide = useMedia(WIDE)
  return (
    <section
      aria-label={words.controls.label}
      // Over the stage where there is no room beside it: what is said there grows downwards.
      className="flex items-center justify-end gap-1.5 self-start py-2.5 pe-4 max-md:order-first max-md:self-auto max-md:pb-0"
    >
      {!isWide && <TableDrawer />}
      {hasEnded || isRecording ? (
        <Link
          href="/councils/new"
          className="rounded-md border border-edge px-3 py-1 font-medium hover:bg-sunk"
        >
          {words.room.again}
        </Link>
      ) : (
        <>
          {/* What comes and goes stands before them, so that they stay where they are. */}
          <CancelPause />
          <PauseButton />
          <StopButton />
          <Button
            look="quiet"
            aria-haspopup="dialog"
            aria-label={words.steer.title}
            title={words.steer.title}
            onClick={() => perform('steer')}
          >
            <Icon name="more" />
            <span className="max-lg:sr-only">{words.steer.more}</span>
          </Button>
        </>
      )}
    </section>
  )
}
