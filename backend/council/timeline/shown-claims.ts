import type { AppendList } from '../append-list.ts'
import type { Claim } from '../state.ts'

/** More reasons than this for one option are not read on a card; the transcript holds them all. */
const MOST_REASONS = 100

/**
 * The claims that speak for or against an option, those that no source supports left out: the last of each side, each
 * text once, with their places, in order. It is all that the panel shows of claims beside their messages.
 */
export function shownClaims(claims: AppendList<Claim>): [number, Claim][] {
  const sides = new Map<string, Map<string, [number, Claim]>>()
  claims.backwards((claim, index) => {
    const { optionId, kind, text } = claim
    if (!isShown(claim) || optionId === undefined) return
    const side = `${kind} ${optionId}`
    const texts = sides.get(side) ?? new Map<string, [number, Claim]>()
    sides.set(side, texts)
    // In the blind round two experts may say the same.
    if (texts.size < MOST_REASONS && !texts.has(text)) texts.set(text, [index, claim])
  })
  return [...sides.values()].flatMap((texts) => [...texts.values()]).sort(([a], [b]) => a - b)
}

const isShown = ({ support, isNew, kind }: Claim): boolean =>
  isNew && support !== 'unsupported' && (kind === 'for' || kind === 'against')
