import { useEffect, useState } from 'react'
import { ENDED } from '../../backend/council/state.ts'
import { Button } from '../components/Button.tsx'
import { ConfirmDialog } from '../components/Dialog.tsx'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { room, stage, stopDialog } from '../lib/words-room.ts'
import { useAsk, useRun } from './room-context.ts'
import { STOP } from './RoomKeys.tsx'

/** Pause and stop: on screen and in the same place as long as the council has not ended. */
export function RunControls() {
  const status = useRun((run) => run.status)
  const isPausing = useRun((run) => run.queue.some(({ command }) => command.type === 'pause'))
  const ask = useAsk()
  if (ENDED.has(status))
    return (
      <Link href="/" className="rounded-md border border-edge px-3 py-1 font-medium hover:bg-sunk">
        {room.again}
      </Link>
    )
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {status === 'paused' ? (
        <Button look="main" aria-keyshortcuts="P" onClick={() => ask({ type: 'resume' })}>
          <Icon name="play" />
          {stage.resume}
        </Button>
      ) : (
        <>
          <Button aria-keyshortcuts="P" onClick={() => ask({ type: 'pause', when: 'now' })}>
            <Icon name="pause" />
            {isPausing ? stage.pauseNow : stage.pause}
          </Button>
          {status === 'running' && !isPausing && (
            <Button
              look="quiet"
              aria-keyshortcuts="Shift+P"
              onClick={() => ask({ type: 'pause', when: 'after_turn' })}
            >
              {stage.afterTurn}
            </Button>
          )}
        </>
      )}
      <StopButton />
    </div>
  )
}

function StopButton() {
  const [asks, setAsks] = useState(false)
  const turns = useRun((run) => run.turns)
  const ask = useAsk()
  useEffect(() => {
    const open = () => setAsks(true)
    addEventListener(STOP, open)
    return () => removeEventListener(STOP, open)
  }, [])
  return (
    <>
      <Button look="danger" aria-keyshortcuts="Shift+X" onClick={() => setAsks(true)}>
        <Icon name="stop" />
        {stage.stop}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={stopDialog.title}
        text={stopDialog.text(turns)}
        keep={stopDialog.keep}
        act={stopDialog.stop}
        onAct={() => ask({ type: 'stop' })}
      />
    </>
  )
}
