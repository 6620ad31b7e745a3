import type { HeldMeeting, Quality } from '../../schemas/generated/types.ts'
import { words } from '../words/words.ts'

/** How the votes become a decision, in words. */
export function decidesBy({ method, threshold }: Quality['consensus']): string {
  const percent = `${Math.round(threshold * 100)}%`
  return words.decidingWords.methods[method](threshold === 0.5 ? words.decidingWords.half : percent)
}

/** What a decision needs beside the votes, as far as the meeting asks for it. */
export function needs({ quality }: Pick<HeldMeeting, 'quality'>): string[] {
  const { minAlternatives, requireRationale, requireRisks, minRisks = 0, quorum = 0 } = quality
  return [
    minAlternatives > 0 && words.decidingWords.alternatives(minAlternatives),
    requireRationale && words.decidingWords.rationale,
    minRisks > 0 ? words.decidingWords.risks(minRisks) : requireRisks && words.decidingWords.risks(1),
    quality.requireMitigation === true && words.decidingWords.mitigation,
    quality.requireMustHaves === true && words.decidingWords.mustHaves,
    quorum > 0 && words.decidingWords.quorum(Math.round(quorum * 100)),
    quality.requireApproval === true && words.decidingWords.approval,
  ].filter((one) => one !== false)
}
