import type { Dissent } from '../../../schemas/generated/types.ts'
import { mainItemId, type RunState } from '../state.ts'
import { wordingOf } from '../wording/wording.ts'

/**
 * Who disagreed: where an option was chosen, every expert whose last word, vote or else position, is another option.
 * Who abstained disagrees with nobody.
 */
export function dissenters(state: RunState): Dissent[] {
  const item = state.items[mainItemId(state) ?? '']
  const chosen = item?.decision?.optionId ?? null
  if (item === undefined || chosen === null) return []
  return state.seats.flatMap(({ seat }) => {
    const position = item.positions[seat]
    const vote = item.votes[seat]
    const held = [vote?.optionId, position?.optionId].find((option) => option != null && option !== chosen)
    if (held == null) return []
    const against = state.claims.findLast(
      (claim) => claim.seat === seat && claim.support !== 'unsupported' && isReason(claim, held, chosen),
    )
    const holds = wordingOf(state).decision.holds({ seat, title: titleOf(state, held) })
    const reason = vote?.reason || position?.quote || against?.text || holds
    return [{ seat, position: held, reason: reason.slice(0, 4000), anchors: against?.anchors ?? [] }]
  })
}

const isReason = (claim: { optionId?: string; kind: string }, held: string, chosen: string): boolean =>
  (claim.optionId === held && claim.kind === 'for') || (claim.optionId === chosen && claim.kind === 'against')

export const titleOf = (state: RunState, optionId: string): string =>
  state.options.find((option) => option.optionId === optionId)?.title ?? optionId
