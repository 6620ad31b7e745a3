import { pageWords, words } from '../words/words.ts'
import type { Mark } from './marks.ts'

/** What a mark says beside its kind; `served` puts the server's own names into the language of the panel. */
export function markInWords(mark: Mark, served: (text: string) => string): string {
  if (mark.kind !== 'intervention') return mark.text
  const { by, command } = mark
  // A newer server may know commands that this page does not.
  const [, asked = command] = Object.entries(words.command).find(([type]) => type === command) ?? []
  return pageWords.replayWords.intervention(served(by), asked)
}
