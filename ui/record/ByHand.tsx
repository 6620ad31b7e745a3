import type { Edited } from '../../schemas/generated/types.ts'
import { words } from '../words/words.ts'

/** Whose words these are, where a person has set them. */
export function ByHand({ edited }: { edited: Edited | undefined }) {
  const names = [...new Set(Object.values(edited ?? {}).map(({ name }) => name))]
  if (names.length === 0) return null
  return (
    <span className="inline-block rounded bg-tint px-1.5 text-[0.86rem] text-accent">
      {words.editWords.editedBy(names.join(', '))}
    </span>
  )
}
