import { perform, useKeyOf } from '../../app/use-action.ts'
import { Button } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { SteadyWord } from '../../components/SteadyWord.tsx'
import { words } from '../../words/words.ts'
import { useStop } from './use-controls.ts'

/** Opens the question; once it is answered with yes, says that the council is stopping. */
export function StopButton({ className }: { className?: string }) {
  const { isStopping, isLate, again } = useStop()
  const { aria } = useKeyOf('stop')
  const { stop } = words.stage
  const { stopping, stopNow } = words.controls
  return (
    <Button
      look="danger"
      className={className}
      aria-keyshortcuts={aria}
      aria-busy={isStopping}
      onClick={() => (isStopping ? again() : perform('stop'))}
    >
      <Icon name="stop" />
      <SteadyWord all={[stop, stopping, stopNow]}>
        {isLate ? stopNow : isStopping ? stopping : stop}
      </SteadyWord>
    </Button>
  )
}
