import { useEffect } from 'react'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { announce } from '../app/announcer.tsx'
import { phase as phaseName, status as statusName } from '../lib/words.ts'
import { announce as say } from '../lib/words-room.ts'
import { nameOf } from '../run/notices.ts'
import { useRoom } from './room-context.ts'

/** Says aloud what changes on the stage: turns, phases, states. The backlog is silent. */
export function useRoomVoice(): void {
  const { session } = useRoom()
  useEffect(
    () =>
      session.run.subscribe((view, before) => {
        if (!before.caughtUp || view.state === null || before.state === null) return
        const line = changeOf(before.state, view.state)
        if (line !== null) announce(line)
      }),
    [session],
  )
}

function changeOf(before: RunState, run: RunState): string | null {
  if (run.status !== before.status) return ofStatus(before, run)
  if (run.phase !== before.phase) return say.phase(phaseName[run.phase])
  if (run.turn !== null && run.turn.turnId !== before.turn?.turnId)
    return say.speaks(nameOf(run, run.turn.seat))
  return null
}

function ofStatus(before: RunState, run: RunState): string | null {
  if (run.status === 'paused') return say.paused
  if (run.status === 'waiting_for_human') return say.asks
  if (ENDED.has(run.status)) return say.ended(run.reason?.text ?? statusName[run.status])
  return before.status === 'created' ? null : say.resumed
}
