import { BadState } from './errors.ts'
import { AgentId } from './ids.ts'
import type { Json } from './json.ts'

const [TYPE, VERSION] = ['RuntimeState', '1.0.0']

/** The states of agents as one value, in the order of their ids. */
export function runtimeState(agents: readonly (readonly [AgentId, Json])[]): Json {
  const byId = agents.map(([id, state]) => [`${id}`, state] as const)
  const inOrder = byId.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { type: TYPE, version: VERSION, agents: Object.fromEntries(inOrder) }
}

/** The states in it; throws `BadState` where this is no state of a runtime, or one of another version. */
export function agentStatesOf(state: Json): [AgentId, Json][] {
  const { type = null, version = null, agents = null } = isRecord(state) ? state : {}
  if (type === TYPE && version === VERSION && isRecord(agents))
    return Object.entries(agents).map(([id, saved]) => [idOf(id), saved])
  const got = JSON.stringify({ type, version })
  throw new BadState(
    `Expected {type: "${TYPE}", version: "${VERSION}", agents: {"type/key": state}}, got ${got}: load what saveState of this version gave.`,
  )
}

function idOf(text: string): AgentId {
  try {
    return AgentId.parse(text)
  } catch (cause) {
    throw new BadState(`The state is of "${text}", which is no agent: its key must be type/key.`, { cause })
  }
}

function isRecord(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
