// What a decision needs by its method, counted anew from the votes: an oracle that shares no code with the rules.
import { mainItemId, type ItemState, type RunState } from '../../backend/council/state.ts'
import type { DecisionData } from '../../schemas/generated/types.ts'

/** Why this decision may not stand, or null. */
export function wronglyDecided(
  state: RunState,
  { itemId, optionId, decidedBy }: DecisionData,
): string | null {
  const item = state.items[itemId]
  if (item === undefined || optionId === null) return null
  const short = lacksItsMethod(state, item, optionId)
  if (short !== null) return `${optionId} of ${itemId} is decided by ${short}`
  const held = new Map(item.gates.map((gate) => [gate.gate, gate]))
  for (const { gate, passed, waivedBy } of held.values())
    if (!passed && waivedBy === undefined) return `${optionId} of ${itemId} is decided past the gate ${gate}`
  const { method } = state.meeting.quality.consensus
  if (method === 'moderator' && decidedBy.length !== 1)
    return `${decidedBy.length} decide where the moderator does`
  const { quorum = 0 } = state.meeting.quality
  const experts = state.seats.filter(({ role }) => role === 'expert')
  const voted = experts.filter(({ seat }) => item.votes[seat] !== undefined).length
  const waived = item.gates.some(({ gate, waivedBy }) => gate === 'quorum' && waivedBy !== undefined)
  return voted + 0.005 * experts.length < quorum * experts.length && !waived
    ? `${itemId} lacks its quorum`
    : null
}

function lacksItsMethod(state: RunState, { votes, tieBreak }: ItemState, option: string): string | null {
  const { method, threshold } = state.meeting.quality.consensus
  const experts = state.seats.filter(({ role }) => role === 'expert')
  const behind = (one: string) => experts.filter(({ seat }) => votes[seat]?.optionId === one)
  const mine = behind(option)
  const others = [...new Set(Object.values(votes).flatMap((vote) => vote.optionId ?? []))].filter(
    (one) => one !== option,
  )
  const word = tieBreak?.optionId === option
  const weight = (seats: typeof experts) => seats.reduce((sum, one) => sum + (one.weight ?? 1), 0)
  const tied = (weigh: (seats: typeof experts) => number) =>
    word && weigh(mine) > 0 && others.some((one) => weigh(behind(one)) === weigh(mine))
  switch (method) {
    case 'majority':
      return mine.length > experts.length * threshold || tied((seats) => seats.length) ? null : 'no majority'
    case 'supermajority':
      return mine.length >= experts.length * (threshold - 0.005) ? null : 'no supermajority'
    case 'unanimity':
      return experts.every(
        ({ seat }) =>
          mine.some((one) => one.seat === seat) || (votes[seat] === undefined && state.muted.includes(seat)),
      )
        ? null
        : 'no unanimity'
    case 'weighted':
      return weight(mine) > weight(experts) * threshold || tied(weight) ? null : 'no weighted majority'
    case 'consent':
      return mine.length > 0 &&
        others.every((one) => behind(one).every(({ seat }) => votes[seat]?.reason.trim() === ''))
        ? null
        : 'no consent'
    case 'moderator':
      return word ? null : 'nobody'
  }
}

/** Experts whose vote was for another option than the chosen one and who are missing from the record's dissent. */
export function unnamedDissent(state: RunState): string[] {
  const item = state.items[mainItemId(state) ?? '']
  const log = state.artifacts.decision_log?.body
  const chosen = log?.chosen_option ?? null
  if (item === undefined || log === undefined || chosen === null) return []
  return Object.values(item.votes)
    .filter(
      ({ optionId, seat }) =>
        optionId !== null && optionId !== chosen && !log.dissent.some((one) => one.seat === seat),
    )
    .map(({ seat }) => seat)
}
