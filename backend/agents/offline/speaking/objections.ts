import { heldBy, type View } from './view.ts'

export type Objection = {
  claimId: string
  /** Who raised it, and whose position it is against. */
  by: string
  target: string | null
  optionId?: string
  criterionId?: string
  text: string
  anchors: View['request']['board']['claims'][number]['anchors']
}

/** The objections of the open item, oldest first. */
export const objections = (view: View): Objection[] => {
  const { claims } = view.request.board
  return claims
    .filter((claim) => claim.challenges !== undefined)
    .map((claim) => {
      const target = claims.find((other) => other.claimId === claim.challenges)
      return {
        claimId: claim.claimId,
        by: claim.seat,
        target: target?.seat ?? null,
        ...(claim.optionId === undefined ? {} : { optionId: claim.optionId }),
        ...(claim.criterionId === undefined ? {} : { criterionId: claim.criterionId }),
        text: claim.text,
        anchors: claim.anchors,
      }
    })
}

/** Those that nobody has answered yet. */
export const openObjections = (view: View): Objection[] => {
  const answered = new Set(view.request.board.claims.map((claim) => claim.answers))
  return objections(view).filter((one) => !answered.has(one.claimId))
}

/** Those that wait for this seat. */
export const waitingFor = (view: View, seat: string): Objection[] =>
  openObjections(view).filter((one) => one.target === seat)

/** The claim of another seat that an objection to its option can challenge. */
export const challengeable = (
  view: View,
  seat: string,
  criterionId: string | undefined,
): string | undefined => {
  const held = heldBy(view, seat)
  const own = view.request.board.claims.filter(
    (claim) => claim.seat === seat && claim.challenges === undefined && claim.answers === undefined,
  )
  const support = own.filter((claim) => claim.kind === 'for' && claim.optionId === held)
  return (
    support.find((claim) => claim.criterionId !== undefined && claim.criterionId === criterionId) ??
    support[0] ??
    own.find((claim) => claim.optionId === held)
  )?.claimId
}
