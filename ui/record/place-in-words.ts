import type { ArtifactData } from '../../schemas/generated/types.ts'
import { words } from '../words/words.ts'

/** A place of a document as a reader would say it: `/risks/2/owner` is “Risk no. 3, owner”. */
export function placeInWords(kind: ArtifactData['kind'], pointer: string): string {
  const steps = pointer.split('/').slice(1)
  const named = kind === 'action_items' ? ['action_items', ...steps] : steps
  const said = named.flatMap((step, i) => {
    if (/^\d+$/.test(step)) return []
    const next = named[i + 1] ?? ''
    const name = words.fieldName[step] ?? step
    return [/^\d+$/.test(next) ? `${name} ${words.versionWords.entry(Number(next) + 1)}` : name]
  })
  return said.join(', ')
}
