import { SchemaViolation } from '../../../schemas/validate.ts'
import { type Account, carry, lose } from './account.ts'
import { type Component, componentAt, lineOf, setting, under } from './component.ts'
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

/** Seats speak in the order of the file. What chose the speaker otherwise is told as lost. */
export function readOrder(team: Component, account: Account): void {
  const { kind, pointer, config } = team
  const why = KINDS.get(kind)
  if (why == null) carry(account, under(pointer, 'provider'), 'the round of speakers', 'policy round_robin')
  else lose(account, under(pointer, 'provider'), why.what, why.why)
  noModel(team, account)
  if (lineOf(config.selector_prompt) !== '')
    lose(
      account,
      setting(team, 'selector_prompt'),
      'the prompt that chooses the speaker',
      'no model is asked who speaks next.',
    )
  const context = componentAt(config.model_context, setting(team, 'model_context'))
  if (context !== null)
    lose(
      account,
      context.pointer,
      `the selector’s model context ${context.kind}`,
      'no model is asked who speaks next.',
    )
  loseSettings(team, HANDLED, account)
}

const HANDLED = new Set(
  'name description participants termination_condition max_turns model_client selector_prompt model_context'.split(
    ' ',
  ),
)

const NOT_OWN = 'is a class of its own, and a class that a file names is never loaded'

const KINDS = new Map([
  ['RoundRobinGroupChat', null],
  [
    'SelectorGroupChat',
    {
      what: 'the speaker chosen by a model (selector)',
      why: 'the policy selector comes with a later version; the seats speak in their order (round_robin).',
    },
  ],
  [
    'Swarm',
    {
      what: 'the speaker named by the one before (swarm)',
      why: 'the policy handoff comes with a later version; the seats speak in their order (round_robin).',
    },
  ],
])

const OTHERS = new Map([
  ['MagenticOneGroupChat', 'plans by a ledger of its own, which a council has no like for'],
  ['GraphFlow', 'runs along a graph, which comes with a later version'],
  ['DiGraphGroupChat', 'runs along a graph, which comes with a later version'],
])
