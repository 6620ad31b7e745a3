import { useKeyOf } from '../../app/use-action.ts'
import { Button } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { SteadyWord } from '../../components/SteadyWord.tsx'
import { words } from '../../words/words.ts'
import { usePause } from './use-controls.ts'

/** Pause after this turn; again, at once; when paused, on. One button in one place, as wide as its longest word. */
export function PauseButton({ className }: { className?: string }) {
  const { state, label, all, press } = usePause()
  const { aria } = useKeyOf('pause')
  const isStill = state === 'paused' || state === 'resuming'
  return (
    <Button
      look={isStill ? 'main' : 'plain'}
      className={className}
      aria-keyshortcuts={aria}
      aria-busy={state === 'asked' || state === 'resuming'}
      title={state === 'running' ? words.controls.pauseHint : undefined}
      onClick={press}
    >
      <Icon name={isStill ? 'play' : 'pause'} />
      <SteadyWord all={all}>{label}</SteadyWord>
    </Button>
  )
}

/** Takes a pause back that waits for the end of the turn. */
export function CancelPause({ className }: { className?: string }) {
  const { cancel } = usePause()
  if (cancel === null) return null
  return (
    <Button look="quiet" className={className} aria-label={words.controls.cancelPause} onClick={cancel}>
      {words.strip.cancel}
    </Button>
  )
}
