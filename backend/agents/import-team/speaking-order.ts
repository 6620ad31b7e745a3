import type { Policy } from '../../../schemas/generated/types.ts'
import { SchemaViolation } from '../../../schemas/validate.ts'
import { clipped } from '../../council/meeting/clipped.ts'
import { type Account, carry, lose } from './account.ts'
import { type Component, componentAt, lineOf, setting, textOf, under } from './component.ts'
import { noModel } from './participant.ts'
import { loseSettings } from './settings.ts'

/** Refuses a team whose way of speaking has no like here; says what is supported. */
export function checkKind(file: string, team: Component): void {
  const { kind, own, provider, pointer } = team
  if (own && KINDS.has(kind)) return
  const what = own ? (OTHERS.get(kind) ?? 'is a kind of team this program does not know') : NOT_OWN
  throw new SchemaViolation(file, [
    {
      pointer: under(pointer, 'provider'),
      message: `“${lineOf(provider)}” ${what}: RoundRobinGroupChat, SelectorGroupChat and Swarm can be imported.`,
    },
  ])
}

/** How the speaker is chosen, as the policy of a council. */
export function readOrder(team: Component, account: Account): Policy {
  const { kind, pointer } = team
  const at = under(pointer, 'provider')
  noModel(team, account)
  loseSettings(team, kind === 'SelectorGroupChat' ? HANDLED_BY_SELECTOR : HANDLED, account)
  switch (kind) {
    case 'SelectorGroupChat':
      carry(account, at, 'the speaker chosen by a model', 'policy selector')
      return { name: 'selector', ...selectorOf(team, account) }
    case 'Swarm':
      carry(account, at, 'the speaker named by the one before', 'policy handoff')
      return { name: 'handoff' }
    default:
      carry(account, at, 'the round of speakers', 'policy round_robin')
      return { name: 'round_robin' }
  }
}

/** The words and the rule by which a model chooses; which model it is, the program's settings say. */
function selectorOf(team: Component, account: Account): Pick<Policy, 'prompt' | 'allowRepeatedSpeaker'> {
  const { config } = team
  const context = componentAt(config.model_context, setting(team, 'model_context'))
  if (context !== null)
    lose(
      account,
      context.pointer,
      `the selector’s model context ${context.kind}`,
      'the model that selects reads the last 20 messages.',
    )
  if (config.max_selector_attempts !== undefined && config.max_selector_attempts !== 3)
    lose(
      account,
      setting(team, 'max_selector_attempts'),
      'the setting max_selector_attempts',
      'a model is asked three times, then the order decides.',
    )
  const words = textOf(config.selector_prompt).trim()
  if (words !== '')
    carry(
      account,
      setting(team, 'selector_prompt'),
      'the prompt that chooses the speaker',
      'the policy’s prompt, quoted',
    )
  if (words.length > MOST_PROMPT)
    lose(
      account,
      setting(team, 'selector_prompt'),
      'the end of selector_prompt',
      'it is longer than a policy’s prompt may be.',
    )
  const repeats = config.allow_repeated_speaker === true
  if (repeats)
    carry(
      account,
      setting(team, 'allow_repeated_speaker'),
      'that a speaker may go on',
      'the policy’s allowRepeatedSpeaker',
    )
  return {
    ...(words === '' ? {} : { prompt: clipped(words, MOST_PROMPT) }),
    ...(repeats ? { allowRepeatedSpeaker: true } : {}),
  }
}

// As long as the schema of a policy takes it.
const MOST_PROMPT = 8000

const HANDLED = new Set(
  'name description participants termination_condition max_turns model_client'.split(' '),
)
const HANDLED_BY_SELECTOR = new Set([
  ...HANDLED,
  ...'selector_prompt model_context allow_repeated_speaker max_selector_attempts'.split(' '),
])

const NOT_OWN = 'is a class of its own, and a class that a file names is never loaded'

const KINDS = new Set(['RoundRobinGroupChat', 'SelectorGroupChat', 'Swarm'])

const OTHERS = new Map([
  ['MagenticOneGroupChat', 'plans by a ledger of its own, which a council has no like for'],
  ['GraphFlow', 'runs along a graph, which comes with a later version'],
  ['DiGraphGroupChat', 'runs along a graph, which comes with a later version'],
])
