import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { composer } from '../lib/words-room.ts'
import { TakeSeat } from '../people/TakeSeat.tsx'
import { timeboxes } from '../run/time-view.ts'
import type { Command } from '../../schemas/generated/types.ts'
import { useAsk, useRun } from './room-context.ts'
import { SteerButton } from './SteerDialog.tsx'

const MORE_SECONDS = 120

/** What a facilitator asks of the council most often, one press each; the rules say if it can be done now. */
export function AskBar({ className }: { className?: string | false }) {
  const box = useRun((run) => timeboxes(run).main)
  const hasTurn = useRun((run) => run.turn !== null)
  // There is nothing to go on with where the item is the only one.
  const hasMore = useRun((run) => run.meeting.agenda.length > 1)
  const isDecide = useRun((run) => run.meeting.agenda.find(({ id }) => id === run.itemId)?.kind === 'decide')
  return (
    <div
      role="group"
      aria-label={composer.asks}
      className={cx('-m-1 mb-1 flex gap-1.5 overflow-x-auto p-1 sm:flex-wrap', className)}
    >
      <AskButton words={composer.alternatives} keys="A" command={{ type: 'request_alternatives' }} />
      <AskButton words={composer.risks} keys="R" command={{ type: 'request_risks' }} />
      {isDecide && <AskButton words={composer.decision} command={{ type: 'call_decision' }} />}
      <AskButton words={composer.skip} command={hasTurn ? { type: 'skip_turn' } : null} />
      <AskButton
        words={composer.time}
        command={
          box === undefined
            ? null
            : { type: 'extend_timebox', timeboxId: box.timeboxId, seconds: MORE_SECONDS }
        }
      />
      {hasMore && <AskButton words={composer.park} command={{ type: 'park_item' }} />}
      <AskButton words={composer.close} command={{ type: 'close_item' }} />
      <TakeSeat />
      <SteerButton />
    </div>
  )
}

type Props = { words: readonly string[]; keys?: string; command: Command | null }

/** A short word for the eye, the whole of it for the ear and the pointer. */
function AskButton({ words: [short, whole], keys, command }: Props) {
  const ask = useAsk()
  return (
    <Button
      small
      aria-label={whole}
      title={whole}
      aria-keyshortcuts={keys}
      disabled={command === null}
      onClick={() => command !== null && ask(command)}
    >
      {short}
    </Button>
  )
}
