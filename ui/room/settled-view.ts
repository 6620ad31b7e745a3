import type { RunState } from '../../backend/council/state.ts'
import type { Asked } from '../run/command-store.ts'
import { words } from '../words/words.ts'

export type SettledView = { asked: Asked; state: Asked['state']; text: string }

/** What became of a request: the run's log knows best, the server's answer next, this page last. */
export function settledView(asked: Asked, run: RunState): SettledView {
  const known = run.commands[asked.commandId]
  const state = known?.settled ?? known?.state ?? asked.state
  const reason = known?.reason ?? asked.reason
  if (state === 'refused') return { asked, state, text: reason ?? words.strip.refused }
  if (state === 'applied')
    return {
      asked,
      state,
      text: reason ?? words.strip.applied(known === undefined ? 0 : messagesBefore(run, known.seq)),
    }
  return { asked, state, text: words.strip[state] }
}

/** The same in the language of the panel, where it knows what the server says. */
export const servedView = (view: SettledView, served: (text: string) => string): SettledView => ({
  ...view,
  text: served(view.text),
})

/** How many messages there were when the event at `seq` happened. */
function messagesBefore(run: RunState, seq: number): number {
  let n = run.messages.length
  while (n > 0) {
    const message = run.messages.at(n - 1)
    // Of a long run only the last messages are at hand.
    if (message === undefined) return 0
    if (message.seq <= seq) break
    n--
  }
  return n
}
