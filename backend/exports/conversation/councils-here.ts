import { ENDED, type RunState } from '../../council/state.ts'
import { wantedBy } from '../planning.ts'
import type { ConversationDeps, Said } from './said.ts'

type Here = Pick<Said, 'target' | 'workspaceId'>
type Needs = Pick<ConversationDeps, 'councils' | 'log'>

const GOING_ON = ['created', 'running', 'paused', 'waiting_for_human']
const OVER = [...ENDED]
/** Runs that are looked at: each that nobody has read for long is folded anew. */
const MOST_LOOKED_AT = 50
const MOST_FOR_ONE = 5

/** The councils of this place, newest first: those whose records go there. */
export const goingOnHere = (deps: Needs, here: Here): Promise<RunState[]> => listed(deps, here, GOING_ON)
export const endedHere = (deps: Needs, here: Here): Promise<RunState[]> => listed(deps, here, OVER)

/** The council of this place that was begun last, whatever became of it; null where there is none among the latest. */
export async function newestHere({ councils, log }: Needs, here: Here): Promise<RunState | null> {
  const { items } = await log.runs({ workspaceId: here.workspaceId, limit: MOST_FOR_ONE })
  for (const { runId } of items) {
    const state = await councils.state(runId)
    if (state !== null && wantedBy(state).has(here.target)) return state
  }
  return null
}

async function listed({ councils, log }: Needs, here: Here, status: string[]): Promise<RunState[]> {
  const { workspaceId, target } = here
  const { items } = await log.runs({ workspaceId, status, limit: MOST_LOOKED_AT })
  const found: RunState[] = []
  for (const { runId } of items) {
    const state = await councils.state(runId)
    if (state !== null && state.kind !== 'replay' && wantedBy(state).has(target)) found.push(state)
  }
  return found
}

/** Which council is meant: the one that is named, by its id or its end, or the only one that goes on. */
export async function councilMeant(
  deps: Needs,
  here: Here,
  named: string | null,
): Promise<{ state: RunState } | { none: true } | { many: RunState[] }> {
  const going = await goingOnHere(deps, here)
  const meant = named === null ? going : await byName(deps, here, { named, going })
  const [only] = meant
  if (only === undefined) return { none: true }
  return meant.length === 1 ? { state: only } : { many: meant }
}

async function byName(
  { councils }: Needs,
  { workspaceId, target }: Here,
  { named, going }: { named: string; going: readonly RunState[] },
): Promise<RunState[]> {
  const exact = await councils.state(named)
  // A council whose record does not go to this place is nothing that people here are told of.
  if (exact !== null && exact.workspaceId === workspaceId && wantedBy(exact).has(target)) return [exact]
  return going.filter(({ runId }) => runId.endsWith(named.toLowerCase()))
}
