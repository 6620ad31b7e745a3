import { FOLD_LINES, linesIn } from './fold.ts'
import type { FeedEntry } from './feed.ts'

/** A row that nothing is known of: what most messages come to. */
const UNKNOWN_PX = 120
const LINE_PX = 21
const FRAME_PX = 50
const CHIPS_PX = 32

/** How high a row will be, before it has been drawn; good enough for the scroll bar, and mended when it is measured. */
export function estimatedHeight(entry: FeedEntry): number {
  switch (entry?.kind) {
    case undefined:
      return UNKNOWN_PX
    case 'phase':
      return 60
    case 'notice':
      return 36
    case 'live':
    case 'sealed':
      return FRAME_PX + LINE_PX
    case 'message': {
      const { citations, content } = entry.message
      const lines = Math.min(linesIn(content), FOLD_LINES + 2)
      return FRAME_PX + lines * LINE_PX + (citations === undefined || citations.length === 0 ? 0 : CHIPS_PX)
    }
  }
}
