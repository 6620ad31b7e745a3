import { BadState } from './errors.ts'
import { AgentId } from './ids.ts'
import type { Json } from './json.ts'

const TYPE = 'RuntimeState'
const VERSION = '1.0.0'

/** The states of agents as one value, in the order of their ids. */
export function runtimeState(agents: readonly (readonly [AgentId, Json])[]): Json {
  const byId = agents.map(([id, state]) => [`${id}`, state] as const)
  return {
    type: TYPE,
    version: VERSION,
    agents: Object.fromEntries(byId.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** The states in it; throws `BadState` where this is no state of a runtime, or one of another version. */
export function agentStatesOf(state: Json): [AgentId, Json][] {
  const { type, version, agents } = isRecord(state) ? state : {}
  if (type !== TYPE || version !== VERSION || !isRecord(agents))
    throw new BadState(
      `Expected {type: "${TYPE}", version: "${VERSION}", agents: {"type/key": state}}, got type ${JSON.stringify(type)}, version ${JSON.stringify(version)}: load what saveState of this version gave.`,
    )
  return Object.entries(agents).map(([id, saved]) => [AgentId.parse(id), saved])
}

function isRecord(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
