import type { RunState } from './state.ts'

/** The same state with lists of its own: two that fold the log on from here do not cut each other's lists. */
export function apart(state: RunState): RunState {
  return {
    ...state,
    messages: state.messages.copy(),
    claims: state.claims.copy(),
    claimKeys: new Map(state.claimKeys),
    cited: state.cited.copy(),
    citedKeys: new Map(state.citedKeys),
  }
}
