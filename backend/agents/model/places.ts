import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import type { Place } from '../../minutes/extract/cite.ts'
import type { TurnRequest } from '../../ports/voice.ts'

/** What a seat may cite in this turn: its sources, and the messages that it was handed. */
export function placesOf(
  { sourceIds, found = [], thread, board }: TurnRequest,
  { context }: HeldMeeting,
): Place[] {
  const allowed = new Set(sourceIds)
  const sources = [...context.filter((source) => allowed.has(source.id)), ...found]
    // What the meeting cites as its source is named rather than the meeting's file around it.
    .toSorted((a, b) => Number(a.id === 's0') - Number(b.id === 's0'))
    .map(({ id, text }): Place => ({ kind: 'source', id, text }))
  const said = new Map<string, Place>()
  for (const { messageId, name, text } of [...board.said, ...thread])
    said.set(messageId, { kind: 'message', id: messageId, text, speaker: name })
  return [...sources, ...said.values()]
}
