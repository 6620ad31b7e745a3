import type { Condition, Phase } from '../../schemas/generated/types.ts'
import { blindRoundIsOpen } from '../../backend/council/phases.ts'
import { tableOf } from '../../backend/council/speaker-policies/table.ts'
import { openItem, type RunState } from '../../backend/council/state.ts'
import { words } from '../words/words.ts'

/** A way out of the present phase: where to, on what condition, and why a person cannot go it now; null where they can. */
export type Move = { to: Phase; when: Condition[]; whyNot: string | null }

/** The phases to which a person may lead a discussion; the rest follow by themselves. */
const LED: readonly Phase[] = ['debate', 'alternatives', 'risks', 'convergence', 'decision', 'actions']

/** What the table of the policy allows from here. */
export function movesOf(run: RunState): Move[] {
  const found = new Map<Phase, Condition[]>()
  for (const { from, to, when } of tableOf(run))
    if (from === run.phase) found.set(to, [...(found.get(to) ?? []), when])
  return [...found].map(([to, when]) => ({ to, when, whyNot: whyNot(run, to) }))
}

function whyNot(run: RunState, to: Phase): string | null {
  if (!LED.includes(to) || openItem(run) === null) return words.fsmWords.byItself
  if (blindRoundIsOpen(run)) return words.fsmWords.blind
  return openItem(run)?.decision != null ? words.fsmWords.decided : null
}
