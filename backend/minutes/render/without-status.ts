import type { DecisionLog } from '../../../schemas/generated/types.ts'
import type { RenderWords } from './words-en.ts'

/** A decision that was not taken says so itself, in the words that its status already said before it. */
export function withoutStatus(
  { status, decision: text }: Pick<DecisionLog, 'status' | 'decision'>,
  say: Pick<RenderWords, 'status'>,
): string {
  const said = `${say.status[status]}: `.toLowerCase()
  // Nothing else of it is changed: who wrote npm or iPhone at its head meant it so.
  if (!text.toLowerCase().startsWith(said)) return text
  return text.slice(said.length).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}
