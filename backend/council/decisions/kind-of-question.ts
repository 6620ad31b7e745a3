import type { ConsensusMethod, HeldMeeting } from '../../../schemas/generated/types.ts'

type Reversibility = HeldMeeting['reversibility']
type Stakes = HeldMeeting['stakes']

/** The method that `auto` stands for: what can be taken back is voted on, for what cannot nobody may have a reason left. */
export const METHOD_BY_KIND: Record<Reversibility, Record<Stakes, ConsensusMethod>> = {
  reversible: { low: 'majority', medium: 'majority', high: 'supermajority' },
  costly: { low: 'supermajority', medium: 'supermajority', high: 'supermajority' },
  irreversible: { low: 'consent', medium: 'consent', high: 'unanimity' },
}

/** Only what the meeting itself says counts: a template's guess makes no question harder to decide. */
export const methodByKind = ({
  reversibility = 'reversible',
  stakes = 'low',
}: {
  reversibility?: Reversibility
  stakes?: Stakes
}): ConsensusMethod => METHOD_BY_KIND[reversibility][stakes]
