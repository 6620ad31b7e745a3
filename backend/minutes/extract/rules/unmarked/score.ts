import type { FoundKind } from '../found.ts'
import type { Clause } from './clause.ts'
import { holdsOf } from './opening-rule.ts'
import { OPENINGS } from './openings.ts'
import { SIGNS } from './signs.ts'
import type { Weights } from './cue.ts'

export const KINDS = ['action', 'decision', 'risk', 'dissent', 'question', 'option', 'reason'] as const
export type Kind = (typeof KINDS)[number] & FoundKind

/** What a sentence without any sign is given: items are rare. */
export const BIAS: Record<Kind, number> = {
  action: -4,
  decision: -4.2,
  risk: -1.8,
  dissent: -1.8,
  question: -2,
  option: -1.8,
  reason: -1.8,
}

export type Scored = { kind: Kind; score: number; why: string }

/** Sums above what was measured claim too much: people agree little on what a task or a decision is. */
const SOBER = 0.8

/** The likelihood that a sum of weights stands for. */
export const certaintyOf = (score: number): number => 1 / (1 + Math.exp(-SOBER * score))

/** What speaks for each kind of item and against it, added up. */
export function scoresOf(clause: Clause): Scored[] {
  const held = heldBy(clause)
  return KINDS.map((kind) => {
    let score = BIAS[kind]
    let most = 0
    let why = 'none'
    for (const { id, weight } of held) {
      const one = weight[kind] ?? 0
      score += one
      if (one > most) [most, why] = [one, id]
    }
    return { kind, score, why }
  })
}

/** All that speaks for or against a sentence being an item. */
export const heldBy = (clause: Clause): { id: string; weight: Weights }[] => [
  ...clause.cues,
  ...OPENINGS.filter((one) => holdsOf(one, clause.lead)),
  ...SIGNS.filter((one) => one.holds(clause)),
]

/** Whether anything speaks for an item at all: most sentences can be left after a glance. */
export function mayBe({ cues, lead, place }: Clause): boolean {
  if (place.apart || place.restates || place.votes > 0 || place.statesOption) return true
  for (const cue of cues) if (speaksFor(cue.weight)) return true
  return OPENINGS.some((one) => speaksFor(one.weight) && holdsOf(one, lead))
}

const speaksFor = (weight: Weights): boolean => Object.values(weight).some((one) => one > 0)
