import type { Anchor } from '../../../schemas/generated/types.ts'
import type { RunState } from '../state.ts'

/**
 * What a claim may say without its quotes repeating it: the titles of what it is on, and the headings that its quotes
 * stand under.
 */
export function knownBeside(
  state: RunState,
  anchors: readonly Anchor[],
  about: { optionId?: string | null; criterionIds?: readonly string[] },
): string[] {
  const option = state.options.find((one) => one.optionId === about.optionId)?.title
  const criteria = state.meeting.criteria.filter((one) => about.criterionIds?.includes(one.id) === true)
  return [
    ...(option === undefined ? [] : [option]),
    ...criteria.map((one) => one.title),
    ...anchors.flatMap((anchor) => headingsOver(state, anchor)),
  ]
}

const HEADING = /^(#{1,6})\s+(.+)$/

/** The headings over a quote of a source, the nearest of each level. */
function headingsOver(state: RunState, { source_id: id, start }: Anchor): string[] {
  const text = state.meeting.context.find((one) => one.id === id)?.text
  if (text === undefined) return []
  const over: { level: number; title: string }[] = []
  for (const line of text.slice(0, start).split('\n').toReversed()) {
    const [, marks = '', title = ''] = HEADING.exec(line.trimEnd()) ?? []
    if (marks === '' || marks.length >= (over.at(-1)?.level ?? 7)) continue
    over.push({ level: marks.length, title })
    if (marks.length === 1) break
  }
  return over.map((one) => one.title)
}
