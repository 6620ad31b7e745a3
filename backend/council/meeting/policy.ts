import type { Policy, Template, Transition } from '../../../schemas/generated/types.ts'
import { checkTransitionTable } from '../../autogen/chat/policies/fsm.ts'
import { invalid, MeetingInvalid } from './meeting-invalid.ts'

/** The policies a meeting may name, by what the wire calls them. */
export const POLICY_NAMES: readonly string[] = ['fsm', 'round_robin']

/** The policy in full: `fsm` with its table (the template's unless the meeting brings one), `round_robin` with none. */
export function heldPolicy(asked: Policy | undefined, template: Template): Policy {
  const { name, transitions } = asked ?? template.policy
  if (!POLICY_NAMES.includes(name)) {
    throw invalid('/policy/name', `names no policy there is: "${name}"; use ${POLICY_NAMES.join(' or ')}.`)
  }
  if (name !== 'fsm') return { name }
  const table = transitions ?? template.policy.transitions
  if (!table)
    throw invalid(
      '/policy/transitions',
      'is missing, and the template has none: give the table or use round_robin.',
    )
  const faults = [
    ...checkTransitionTable(Object.keys(template.phases), table, TABLE_BOUNDS),
    ...waysBack(table),
  ]
  if (faults.length) {
    throw new MeetingInvalid(
      faults.map((fault) => ({ pointer: '/policy/transitions', message: `cannot be used. ${fault}` })),
    )
  }
  return { name, transitions: table }
}

/** Behind the last item nothing is open that could be debated or decided: from there the way leads to the end. */
function waysBack(table: readonly Transition[]): string[] {
  const back = table.filter(
    ({ from, to }) => to === 'opening' || from === 'closing' || (from === 'actions' && to !== 'closing'),
  )
  return back.map(
    ({ from, to, when }) =>
      `The transition "${from}" → "${to}" (${when}) leads back to where no item is open.`,
  )
}

/** Where every transition table of a council begins and ends. */
export const TABLE_BOUNDS = { start: 'opening', final: 'closing', always: 'always' } as const
