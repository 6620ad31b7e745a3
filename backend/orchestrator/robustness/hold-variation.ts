import type { Actor, ForkChanges } from '../../../schemas/generated/types.ts'
import { foldAll } from '../../council/evolve.ts'
import { forkOpening } from '../../council/fork/opening.ts'
import type { RunState } from '../../council/state.ts'
import { parseStored } from '../../log/fold-stored.ts'
import { summaryOf } from '../../log/fold-written.ts'
import type { StoredEvent } from '../../ports/run-log.ts'
import { forkData } from '../fork-data.ts'
import { openAside, type AsideDeps } from './aside.ts'

const CHECKER: Actor = { kind: 'system', id: 'robustness', name: 'XIO' }

/** Holds a council again from its beginning with something other, aside, and answers how it ended. */
export async function holdVariation(
  deps: AsideDeps,
  beginning: readonly StoredEvent[],
  { changes, signal }: { changes: ForkChanges; signal: AbortSignal },
): Promise<RunState> {
  const { log, runs, pool } = openAside(deps)
  const leave = () => void pool.close()
  signal.addEventListener('abort', leave, { once: true })
  try {
    const state = stateAt(beginning)
    const [first, ...rest] = beginning
    if (first === undefined || state === null) throw new Error('A council begins with an event.')
    const { runId, workspaceId, meeting } = state
    await log.create({ runId, workspaceId, meetingId: meeting.id, first, rest, summary: summaryOf(state) })
    const parent = { runId, seq: state.seq, hash: state.headHash }
    const { agents, promptVersions } = state
    // The same seats speak as they did: what people have changed in the registry since is no part of the question.
    const data = {
      ...forkData({ registry: deps.registry }, state, { changes, parent }),
      promptVersions,
      ...(agents.length === 0 ? {} : { agents }),
    }
    const begun = await runs.fork({
      state,
      data,
      opening: (created, ctx) => forkOpening(created, changes, { by: CHECKER, turn: [], ctx }),
      by: CHECKER,
      correlationId: 'robustness',
    })
    signal.throwIfAborted()
    await pool.drive(begun.runId)
    return (await runs.state(begun.runId)) ?? begun
  } finally {
    signal.removeEventListener('abort', leave)
    await pool.close()
  }
}

/** Folded anew each time: folded states share their grown lists, and each variation grows its own. */
export const stateAt = (events: readonly StoredEvent[]): RunState | null =>
  foldAll(events.map(({ bytes }) => parseStored(bytes)))
