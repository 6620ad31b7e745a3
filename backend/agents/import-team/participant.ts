import { clipped } from '../../council/meeting/clipped.ts'
import { type Account, carry, lose } from './account.ts'
import { type Component, componentAt, entries, lineOf, setting, textOf } from './component.ts'
import { loseSettings } from './settings.ts'
import { MAX_QUOTED, quote, seatPrompt } from './prompt.ts'
import { readHandoffs } from './handoffs.ts'
import { loseTools, loseWorkbenches } from './tools.ts'

/** A participant as a seat will need it. */
export type Participant = {
  pointer: string
  name: string
  description: string
  prompt: string
  /** How many of the last turns it reads; null where the file does not bound them. */
  contextTurns: number | null
}

/**
 * The participant of a team that is to sit in a council; null where a person was meant. `handsTo` holds
 * to whom the floor can be handed, where speakers do that at all.
 */
export function readParticipant(
  component: Component,
  { index, handsTo }: { index: number; handsTo: ReadonlySet<string> | null },
  account: Account,
): Participant | null {
  const { kind, config, pointer } = component
  const name = clipped(lineOf(config.name) || lineOf(component.label) || `Expert ${index + 1}`, 100)
  if (kind === 'UserProxyAgent') {
    lose(account, pointer, `the person “${name}”`, NO_PERSON)
    return null
  }
  if (kind !== 'AssistantAgent' || !component.own)
    lose(account, pointer, `what ${kind} does beyond speaking`, ONLY_WORDS)
  loseAbilities(component, account)
  readHandoffs(config.handoffs, setting(component, 'handoffs'), { account, handsTo })
  const description = lineOf(config.description) || `${name}, a participant of an imported team.`
  tellCut(component, 'description', description.length > MAX_DESCRIPTION, account)
  const words = textOf(config.system_message)
  tellCut(component, 'system_message', quote(words).length > MAX_QUOTED, account)
  return {
    pointer,
    name,
    description: clipped(description, MAX_DESCRIPTION),
    prompt: seatPrompt(words),
    contextTurns: contextTurns(component, account),
  }
}

const MAX_DESCRIPTION = 1000
const NO_PERSON =
  'a template seats agents only; a person watches the run in the panel and speaks there or by xio say at any time.'
const ONLY_WORDS =
  'its name, description and instructions are carried; the class that it names is never loaded.'
const NO_MODEL =
  'a council takes its models from this program’s settings (XIO_MODEL), from the run (--model) or from a seat of the meeting.'
const NO_MEMORY = 'seats have no memory of their own: give what they should know by --context FILE.'
const OWN_CONTEXT =
  'a seat reads the last turns, the Scribe’s record and the sources; how many turns is set in its role.'
const INNER_TEAM = 'a council has one table: import the team inside by itself, or seat its members here.'

function loseAbilities(component: Component, account: Account): void {
  const { config } = component
  for (const field of ['model_client', 'code_executor', 'team'] as const) {
    const part = componentAt(config[field], setting(component, field))
    if (part === null) continue
    if (field === 'model_client') lose(account, part.pointer, modelName(part), NO_MODEL)
    else if (field === 'team') lose(account, part.pointer, `the team inside (${part.kind})`, INNER_TEAM)
    else lose(account, part.pointer, `the code executor ${part.kind}`, 'no code is run here.')
  }
  loseTools(config.tools, setting(component, 'tools'), account)
  loseWorkbenches(config.workbench, setting(component, 'workbench'), account)
  for (const one of entries(config.memory, setting(component, 'memory')))
    lose(account, one.pointer, `the memory ${componentAt(one.value, '')?.kind ?? ''}`.trimEnd(), NO_MEMORY)
  loseSettings(component, HANDLED, account)
}

const HANDLED = new Set(
  'name description system_message model_client code_executor team tools workbench handoffs memory model_context'.split(
    ' ',
  ),
)

/** A model by what the file calls it. */
export const modelName = ({ config, kind }: Component): string =>
  `the model ${lineOf(config.model) || lineOf(config.azure_deployment) || kind}`

/** Why a team's own model is not carried. */
export const noModel = (component: Component, account: Account): void => {
  const model = componentAt(component.config.model_client, setting(component, 'model_client'))
  if (model !== null) lose(account, model.pointer, modelName(model), NO_MODEL)
}

// A buffer counts messages and a seat counts turns, each of which ends in one message.
function contextTurns(component: Component, account: Account): number | null {
  const context = componentAt(component.config.model_context, setting(component, 'model_context'))
  if (context === null) return null
  const size = context.config.buffer_size
  if (context.kind === 'BufferedChatCompletionContext' && typeof size === 'number' && size >= 1) {
    const turns = Math.min(MOST_CONTEXT_TURNS, Math.floor(size))
    carry(account, context.pointer, `the last ${size} messages`, `the seat’s last ${turns} turns`)
    return turns
  }
  lose(account, context.pointer, `the model context ${context.kind}`, OWN_CONTEXT)
  return null
}

const MOST_CONTEXT_TURNS = 100

function tellCut(component: Component, field: string, cut: boolean, account: Account): void {
  if (cut) lose(account, setting(component, field), `the end of ${field}`, 'it is longer than a role may be.')
}
