import { useStore } from 'zustand'
import { commandStore } from '../app/services.ts'
import { useRoom, useRun } from './room-context.ts'
import { stageState, type StageState } from './stage-state.ts'

/** How this council is drawn now. */
export function useStageState(): StageState {
  const { runId } = useRoom().session
  const asksStop = useStore(commandStore, ({ asked }) =>
    asked.some(
      (one) =>
        one.runId === runId &&
        one.command.type === 'stop' &&
        (one.state === 'sending' || one.state === 'queued'),
    ),
  )
  return useRun((run) => stageState(run, asksStop))
}
