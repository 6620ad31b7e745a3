import type { Transcript } from '../../../transcript.ts'
import type { Found } from '../found.ts'

const ACTION = /^(?:actions?(?: items?)?|todo|ai)\s*:\s*/i
const DECISION = /^(?:decisions?|decided|resolutions?|resolved|consensus|conclusions?)\s*:\s*/i

/** Items that the text itself marks: "ACTION: …", "RESOLVED: …", lists under such headings. */
export function markedItems({ segments }: Transcript): Found[] {
  return segments.flatMap((segment, index) => {
    const action = ACTION.exec(segment.text)
    const mark = action ?? DECISION.exec(segment.text)
    const text = mark === null ? '' : segment.text.slice(mark[0].length).trim()
    if (mark === null || text === '') return []
    const kind = action === null ? 'decision' : 'action'
    const at = [{ segment: index, from: mark[0].length, to: segment.text.length }]
    return [{ kind, text, at, marked: true, rule: `${kind}-label`, certainty: 0.95 } satisfies Found]
  })
}
