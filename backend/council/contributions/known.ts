import type { Anchor } from '../../../schemas/generated/types.ts'
import { sourceById } from '../found.ts'
import type { RunState } from '../state.ts'
import { headingsAt } from './headings.ts'

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

/** The headings over a quote of a source, the nearest of each level. */
function headingsOver(state: RunState, { source_id: id, start }: Anchor): string[] {
  const source = sourceById(state, id)
  if (source === undefined) return []
  // A found passage is cut out from under its headings.
  const over = state.found.find(({ sourceId }) => sourceId === id)?.headings ?? []
  return [...over, ...headingsAt(source, start)]
}
