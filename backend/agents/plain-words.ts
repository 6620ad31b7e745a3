import type { HeldMeeting } from '../../schemas/generated/types.ts'
import type { Place } from '../minutes/extract/cite.ts'
import { readPlainTurn, type Inferred } from '../minutes/extract/plain-turn.ts'
import type { TurnRequest } from '../ports/voice.ts'

/** What a seat says in plain words, a model's or a person's, read as contributions; only of these tools. */
export function inPlainWords(
  text: string,
  tools: readonly string[],
  { request, meeting, places }: { request: TurnRequest; meeting: HeldMeeting; places: readonly Place[] },
): Inferred[] {
  const { board, seat } = request
  const answered = new Set(board.claims.map((one) => one.answers))
  return readPlainTurn({
    text,
    tools: new Set(tools),
    options: board.options.map(({ optionId, title }) => ({ id: optionId, title })),
    criteria: meeting.criteria,
    places,
    held: board.positions.find((one) => one.seat === seat)?.optionId ?? null,
    objections: board.claims
      .filter((one) => one.challenges !== undefined && !answered.has(one.claimId))
      .map((one) => one.claimId),
  })
}
