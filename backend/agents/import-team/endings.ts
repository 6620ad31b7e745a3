import { type Account, lose } from './account.ts'
import { type Component, componentAt, entries, lineOf, setting } from './component.ts'

/** A bound that the file sets, and where. */
export type Bound = { pointer: string; what: string; value: number }

/** The bounds that a council has as well: turns, minutes, tokens. */
export type Bounds = { turns: Bound[]; minutes: Bound[]; tokens: Bound[] }

/** What ends a team: bounds that a council knows, and the rest, which is told as lost. */
export function readEndings(team: Component, account: Account): Bounds {
  const bounds: Bounds = { turns: [], minutes: [], tokens: [] }
  const turns = positive(team.config.max_turns)
  if (turns !== null)
    bounds.turns.push({ pointer: setting(team, 'max_turns'), what: `max_turns ${turns}`, value: turns })
  const condition = componentAt(team.config.termination_condition, setting(team, 'termination_condition'))
  if (condition !== null) readCondition(condition, false, bounds, account)
  return bounds
}

// Within an "and" a bound ends nothing by itself.
function readCondition(condition: Component, joint: boolean, bounds: Bounds, account: Account): void {
  const { kind, pointer, config } = condition
  if (kind === 'OrTerminationCondition' || kind === 'AndTerminationCondition') {
    const parts = entries(config.conditions, setting(condition, 'conditions'))
    const all = kind === 'AndTerminationCondition' && parts.length > 1
    for (const part of parts) {
      const inner = componentAt(part.value, part.pointer)
      if (inner === null) lose(account, part.pointer, 'a condition', 'it names no provider.')
      else readCondition(inner, joint || all, bounds, account)
    }
    return
  }
  const bound = boundOf(condition)
  if (bound === null) lose(account, pointer, inWords(condition), WHY.get(kind) ?? NO_CONDITION)
  else if (joint) lose(account, pointer, bound.what, 'it ends the team only together with another condition.')
  else bounds[bound.of].push({ pointer, what: bound.what, value: bound.value })
}

function boundOf({ kind, config }: Component): (Omit<Bound, 'pointer'> & { of: keyof Bounds }) | null {
  const messages = positive(config.max_messages)
  if (kind === 'MaxMessageTermination' && messages !== null)
    return { of: 'turns', what: `the end after ${messages} messages`, value: messages }
  const seconds = positive(config.timeout_seconds)
  if (kind === 'TimeoutTermination' && seconds !== null)
    return { of: 'minutes', what: `the end after ${seconds} seconds`, value: seconds / 60 }
  const tokens = positive(config.max_total_token)
  if (kind === 'TokenUsageTermination' && tokens !== null)
    return { of: 'tokens', what: `the end after ${tokens} tokens`, value: tokens }
  return null
}

const positive = (value: unknown): number | null => (typeof value === 'number' && value > 0 ? value : null)

function inWords({ kind, config }: Component): string {
  const about =
    lineOf(config.text) || lineOf(config.target) || lineOf(config.function_name) || lineOf(config.source)
  return about === '' ? `the end by ${kind}` : `the end by ${kind} (“${about}”)`
}

const BY_DECISION = 'a council ends by its decision, not by a word that somebody says.'
const NO_CONDITION = 'nothing in a council corresponds to it: it ends by its decision or its budget.'

const WHY = new Map([
  ['TextMentionTermination', BY_DECISION],
  ['StopMessageTermination', BY_DECISION],
  ['TextMessageTermination', BY_DECISION],
  ['SourceMatchTermination', 'a council ends by its decision, not by who has spoken.'],
  [
    'HandoffTermination',
    'a council does not end to hear a person: pause it, or say something while it runs.',
  ],
  ['ExternalTermination', 'a person or program stops a run by xio stop, the panel or the API.'],
  ['FunctionCallTermination', 'no tool is called here.'],
  ['FunctionalTermination', 'it is code, and code from a file is never run here.'],
  ['TokenUsageTermination', 'a council bounds the sum of its tokens only: set budget.maxTokens.'],
])
