import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Command } from '../../../schemas/generated/types.ts'
import { ENDED } from '../../../backend/council/state.ts'
import { commands, commandStore } from '../../app/services.ts'
import type { Asked } from '../../run/command-store.ts'
import { useAsk, useRoom, useRun } from '../room-context.ts'
import { words } from '../../words/words.ts'

/** What was asked and has no answer in the log yet. */
const OPEN = new Set<Asked['state']>(['sending', 'waiting', 'queued'])

/** How pause and stop stand: what the run says, and before it what this page has asked for. */
export type PauseState = 'running' | 'asked' | 'pausing' | 'paused' | 'resuming'

/** The last request of a kind that the run has not answered yet. */
function useOpen(type: Command['type']): Asked | undefined {
  const { session } = useRoom()
  const known = useRun((run) => run.commands)
  return useStore(commandStore, ({ asked }) =>
    asked.findLast(
      (one) =>
        one.runId === session.runId &&
        one.command.type === type &&
        OPEN.has(one.state) &&
        !Object.hasOwn(known, one.commandId),
    ),
  )
}

/** Where pausing is on its way: asked is not done. */
export function usePauseState(): PauseState {
  const status = useRun((run) => run.status)
  const isQueued = useRun((run) => run.queue.some(({ command }) => command.type === 'pause'))
  const pause = useOpen('pause')
  const resume = useOpen('resume')
  if (status === 'paused') return resume === undefined ? 'paused' : 'resuming'
  if (isQueued) return 'pausing'
  return pause === undefined ? 'running' : 'asked'
}

/** Pause, and its way back: what the button says and does. */
export function usePause() {
  const state = usePauseState()
  const ask = useAsk()
  const queuedId = useRun((run) => run.queue.find(({ command }) => command.type === 'pause')?.commandId)
  const press = () => {
    if (state === 'paused') ask({ type: 'resume' })
    else if (state !== 'resuming') ask({ type: 'pause', when: state === 'running' ? 'after_turn' : 'now' })
  }
  return {
    state,
    label: labels()[state],
    all: Object.values(labels()),
    press,
    /** Only what waits for the end of the turn can be taken back. */
    cancel: queuedId === undefined ? null : () => ask({ type: 'cancel_command', commandId: queuedId }),
  }
}

const labels = (): Record<PauseState, string> => ({
  running: words.stage.pause,
  asked: words.controls.asking,
  pausing: words.stage.pauseNow,
  paused: words.stage.resume,
  resuming: words.controls.resuming,
})

/** Without an answer for so long, a stop is asked for again by the other way. */
const STOP_NOW_AFTER_MS = 5_000

/** Whether a stop is under way, and since so long that it may be asked for once more. */
export function useStop(): { isStopping: boolean; isLate: boolean; again: () => void } {
  const asked = useOpen('stop')
  const hasEnded = useRun((run) => ENDED.has(run.status))
  const isStopping = asked !== undefined && !hasEnded
  const isLate = useLate(isStopping ? asked.at : null)
  return { isStopping, isLate, again: () => asked !== undefined && commands.again(asked.commandId) }
}

function useLate(since: number | null): boolean {
  const [late, setLate] = useState<number | null>(null)
  useEffect(() => {
    if (since === null) return
    const timer = setTimeout(() => setLate(since), Math.max(0, since + STOP_NOW_AFTER_MS - Date.now()))
    return () => clearTimeout(timer)
  }, [since])
  return since !== null && late === since
}
