import type { Policy, Template, Transition } from '../../../schemas/generated/types.ts'
import { checkTransitionTable } from '../../autogen/chat/policies/fsm.ts'
import { BUILT_IN_NAMES } from '../speaker-policies/built-in.ts'
import { clipped } from './clipped.ts'
import { invalid, MeetingInvalid } from './meeting-invalid.ts'

/**
 * The policy in full: `fsm` with its table (the template's unless the meeting brings one), `round_robin` with none, every
 * other one with the table of the phases that it chooses in. `names` are the policies there are.
 */
export function heldPolicy(
  asked: Policy | undefined,
  template: Template,
  names: readonly string[] = BUILT_IN_NAMES,
): Policy {
  const { name } = asked ?? template.policy
  if (!names.includes(name)) {
    throw invalid(
      '/policy/name',
      `names no policy there is: "${clipped(name, 60)}"; use one of ${names.join(', ')}.`,
    )
  }
  const held = policyInFull(asked ?? template.policy, template)
  if (name === 'round_robin') return held
  if (held.transitions === undefined) {
    if (name !== 'fsm') return held
    throw invalid(
      '/policy/transitions',
      'is missing, and the template has none: give the table or use round_robin.',
    )
  }
  const faults = tableFaults(held.transitions, template)
  if (faults.length) {
    throw new MeetingInvalid(
      faults.map((fault) => ({ pointer: '/policy/transitions', message: `cannot be used. ${fault}` })),
    )
  }
  return held
}

/** What a policy takes from the template where it does not say it itself; nothing is judged. */
export function policyInFull(asked: Policy, { policy: standard }: Pick<Template, 'policy'>): Policy {
  const { name } = asked
  if (name === 'round_robin') return { name }
  const transitions = asked.transitions ?? standard.transitions
  const table = transitions === undefined ? {} : { transitions }
  return name === 'fsm' ? { name, ...table } : { ...asked, ...table }
}

/** What is wrong with a table for the phases of this template. */
export const tableFaults = (table: readonly Transition[], { phases }: Pick<Template, 'phases'>): string[] => [
  ...checkTransitionTable(Object.keys(phases), table, TABLE_BOUNDS),
  ...waysBack(table),
]

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
const TABLE_BOUNDS = { start: 'opening', final: 'closing', always: 'always' } as const
