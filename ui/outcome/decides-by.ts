import type { HeldMeeting, Quality } from '../../schemas/generated/types.ts'
import { decidingWords as say } from '../lib/words-outcome.ts'

/** How the votes become a decision, in words. */
export function decidesBy({ method, threshold }: Quality['consensus']): string {
  const percent = `${Math.round(threshold * 100)}%`
  return say.methods[method](threshold === 0.5 ? say.half : percent)
}

/** What a decision needs beside the votes, as far as the meeting asks for it. */
export function needs({ quality }: Pick<HeldMeeting, 'quality'>): string[] {
  const { minAlternatives, requireRationale, requireRisks, minRisks = 0, quorum = 0 } = quality
  return [
    minAlternatives > 0 && say.alternatives(minAlternatives),
    requireRationale && say.rationale,
    minRisks > 0 ? say.risks(minRisks) : requireRisks && say.risks(1),
    quality.requireMitigation === true && say.mitigation,
    quality.requireMustHaves === true && say.mustHaves,
    quorum > 0 && say.quorum(Math.round(quorum * 100)),
    quality.requireApproval === true && say.approval,
  ].filter((one) => one !== false)
}
