import type { HeldMeeting, Quality } from '../../../schemas/generated/types.ts'

/** What a decision must have beside its votes; each is a switch of the meeting's `quality`. */
export type Bar = Required<
  Pick<
    Quality,
    'minAlternatives' | 'minRisks' | 'requireMitigation' | 'requireMustHaves' | 'quorum' | 'requireApproval'
  >
>

const ORDINARY: Bar = {
  minAlternatives: 0,
  minRisks: 0,
  requireMitigation: false,
  requireMustHaves: false,
  quorum: 0,
  requireApproval: false,
}

const WEIGHTY: Bar = {
  minAlternatives: 2,
  minRisks: 2,
  requireMitigation: false,
  requireMustHaves: true,
  quorum: 2 / 3,
  requireApproval: true,
}

/** Behind a one-way door a mistake stays, so nobody's vote may be missing and no risk may stand without an answer. */
const ONE_WAY: Bar = {
  minAlternatives: 3,
  minRisks: 2,
  requireMitigation: true,
  requireMustHaves: true,
  quorum: 1,
  requireApproval: true,
}

/** The bar by how dear a decision is to undo and by how much is at stake. */
export const BARS: Record<HeldMeeting['reversibility'], Record<HeldMeeting['stakes'], Bar>> = {
  reversible: { low: ORDINARY, medium: ORDINARY, high: WEIGHTY },
  costly: { low: ORDINARY, medium: ORDINARY, high: WEIGHTY },
  irreversible: { low: ONE_WAY, medium: ONE_WAY, high: ONE_WAY },
}
