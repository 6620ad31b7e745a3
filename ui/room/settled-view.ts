import type { RunState } from '../../backend/council/state.ts'
import { strip } from '../lib/words.ts'
import type { Asked } from '../run/command-store.ts'

export type SettledView = { asked: Asked; state: Asked['state']; text: string }

/** What became of a request: the run's log knows best, the server's answer next, this page last. */
export function settledView(asked: Asked, run: RunState): SettledView {
  const known = run.commands[asked.commandId]
  const state = known?.settled ?? known?.state ?? asked.state
  const reason = known?.reason ?? asked.reason
  if (state === 'refused') return { asked, state, text: reason ?? strip.refused }
  if (state === 'applied')
    return {
      asked,
      state,
      text: reason ?? strip.applied(known === undefined ? 0 : messagesBefore(run, known.seq)),
    }
  return { asked, state, text: strip[state] }
}

/** How many messages there were when the event at `seq` happened. */
function messagesBefore(run: RunState, seq: number): number {
  let n = run.messages.length
  while (n > 0 && (run.messages.at(n - 1)?.seq ?? 0) > seq) n--
  return n
}
