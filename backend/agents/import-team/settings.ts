import { type Account, lose } from './account.ts'
import { type Component, componentAt, setting } from './component.ts'

/** Every setting that says something and that nobody has handled is named: a loss in silence is the worst one. */
export function loseSettings(component: Component, handled: ReadonlySet<string>, account: Account): void {
  for (const [field, value] of Object.entries(component.config)) {
    if (handled.has(field) || saysNothing(field, value)) continue
    const what = componentAt(value, '')?.kind
    lose(
      account,
      setting(component, field),
      `the setting ${field}${what === undefined ? '' : ` (${what})`}`,
      WHY.get(field) ?? 'nothing in a council corresponds to it.',
    )
  }
}

const TOOLS = 'it shapes the use of tools, and tools come with a later version.'

const WHY = new Map([
  ['reflect_on_tool_use', TOOLS],
  ['tool_call_summary_format', TOOLS],
  ['tool_call_summary_formatter', TOOLS],
  ['max_tool_iterations', TOOLS],
  ['model_client_stream', 'every seat’s words are shown as they come.'],
  ['model_client_streaming', 'a model’s choice of the speaker is not shown before it is made.'],
  ['structured_message_factory', 'a council’s contributions have forms of their own.'],
])

// What Studio writes into every team although nobody has set it.
const DEFAULTS = new Map<string, unknown>([
  ['tool_call_summary_format', '{result}'],
  ['max_tool_iterations', 1],
])

function saysNothing(field: string, value: unknown): boolean {
  if (value === null || value === false || value === '' || value === DEFAULTS.get(field)) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
