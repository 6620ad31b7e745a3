import { itemTimebox, runTimebox } from '../../backend/council/time-left.ts'
import { Button } from '../components/Button.tsx'
import { composer } from '../lib/words-room.ts'
import { useAsk, useRun } from './room-context.ts'

const MORE_SECONDS = 120

/** What a facilitator asks of the council most often, one press each; the rules say if it can be done now. */
export function AskBar() {
  const ask = useAsk()
  const box = useRun((run) => itemTimebox(run) ?? runTimebox(run))
  const hasTurn = useRun((run) => run.turn !== null)
  const isDecide = useRun((run) => run.meeting.agenda.find(({ id }) => id === run.itemId)?.kind === 'decide')
  return (
    <div
      role="group"
      aria-label={composer.asks}
      className="-m-1 mb-1 flex gap-1.5 overflow-x-auto p-1 sm:flex-wrap"
    >
      <Button small aria-keyshortcuts="A" onClick={() => ask({ type: 'request_alternatives' })}>
        {composer.alternatives}
      </Button>
      <Button small aria-keyshortcuts="R" onClick={() => ask({ type: 'request_risks' })}>
        {composer.risks}
      </Button>
      {isDecide ? (
        <Button small onClick={() => ask({ type: 'call_decision' })}>
          {composer.decision}
        </Button>
      ) : (
        <Button small onClick={() => ask({ type: 'close_item' })}>
          {composer.close}
        </Button>
      )}
      <Button small disabled={!hasTurn} onClick={() => ask({ type: 'skip_turn' })}>
        {composer.skip}
      </Button>
      <Button
        small
        disabled={box === undefined}
        onClick={() =>
          box !== undefined &&
          ask({ type: 'extend_timebox', timeboxId: box.timeboxId, seconds: MORE_SECONDS })
        }
      >
        {composer.time}
      </Button>
    </div>
  )
}
