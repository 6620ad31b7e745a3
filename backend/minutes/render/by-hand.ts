import type { Edited } from '../../../schemas/generated/types.ts'
import { plain } from './plain.ts'
import type { RenderWords } from './words-en.ts'

/** Whose words these are where a person has set them: the council's own go by their quotes. */
export function byHand(edited: Edited | undefined, say: Pick<RenderWords, 'editedBy'>): string {
  const names = new Set(Object.values(edited ?? {}).map(({ name }) => plain(name)))
  return names.size === 0 ? '' : ` *(${say.editedBy([...names].join(', '))})*`
}
