import type { MessageEntry } from '../../backend/council/timeline/entry.ts'

export type Kind = 'claim' | 'question' | 'risk' | 'alternative' | 'summary' | 'human'

/** What a message is above all; null where it is just said. */
export function kindOf({ message, brought }: MessageEntry): Kind | null {
  if (message.by.kind === 'person') return 'human'
  if (message.phase === 'closing') return 'summary'
  if (brought.options.length > 0) return 'alternative'
  if (brought.risks.length > 0) return 'risk'
  if (brought.questions.length > 0) return 'question'
  return brought.claims.length > 0 ? 'claim' : null
}
