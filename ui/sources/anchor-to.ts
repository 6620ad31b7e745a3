import type { Anchor } from '../../schemas/generated/types.ts'

/** Leads to the beginning of a text, or to a place in it. */
export const anchorTo = (
  sourceId: string,
  { quote = '', start = 0, line = null }: { quote?: string; start?: number; line?: number | null } = {},
): Anchor => ({
  quote,
  speaker: null,
  message_id: null,
  source_id: sourceId,
  line,
  start,
  end: start + quote.length,
  sha256: '',
})
