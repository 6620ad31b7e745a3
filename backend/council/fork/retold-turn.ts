import type { ForkChanges } from '../../../schemas/generated/types.ts'
import type { NewEvent, RunEvent } from '../events.ts'
import { SEARCH } from '../found.ts'
import type { RunState } from '../state.ts'

/** What a turn says, apart from the calls it cost and what the rules made of it. */
const SAID = new Set(['chat_message', 'option', 'claim', 'risk', 'question', 'position', 'vote'])

/**
 * The turn of the parent in which a fork's message or claims were said, told again in the fork: without the claims that
 * nobody makes, or skipped; where something else is said instead, only its beginning. It cost the fork nothing. Numbers of
 * claims close the gap.
 */
export function retoldTurn(
  state: RunState,
  turn: readonly RunEvent[],
  { without = [], message }: Pick<ForkChanges, 'without' | 'message'>,
): NewEvent[] {
  const numbers = new Map<string, string>()
  let next = state.counts.c
  const told: NewEvent[] = []
  for (const event of turn) {
    const { type, actor, data } = event
    if (type === 'speaker_selected' || (type === 'turn' && data.state === 'started'))
      told.push({ type, actor, data } as NewEvent)
    else if (type === 'turn') {
      if (typeof message?.content !== 'string') told.push({ type, actor, data: endOf(data, message) })
    } else if (message !== undefined || !(SAID.has(type) || isSearch(event))) continue
    else if (type === 'claim') {
      if (without.includes(data.claimId)) continue
      const { challenges, ...claim } = data
      const claimId = `c${++next}`
      numbers.set(data.claimId, claimId)
      const against = challenges === undefined ? undefined : (numbers.get(challenges) ?? challenges)
      const known = against !== undefined && !without.includes(against)
      told.push({ type, actor, data: { ...claim, claimId, ...(known ? { challenges: against } : {}) } })
    } else if (type === 'chat_message')
      told.push({ type, actor, data: { ...data, content: struck(data.content, turn, without) } })
    else told.push({ type, actor, data } as NewEvent)
  }
  return told
}

/** What is cited must be there: what the turn had found is found in the fork too. */
const isSearch = (event: RunEvent): boolean =>
  event.type === 'tool_call' && event.data.tool === SEARCH && event.data.status === 'succeeded'

type TurnData = Extract<RunEvent, { type: 'turn' }>['data']

const endOf = (data: TurnData, message: ForkChanges['message']): TurnData =>
  message === undefined
    ? data
    : { ...data, state: 'skipped', reason: 'This message was left out of the fork.' }

/** The words without the sentences of those claims, as far as they are in them word for word. */
function struck(content: string, turn: readonly RunEvent[], without: readonly string[]): string {
  let words = content
  for (const event of turn)
    if (event.type === 'claim' && without.includes(event.data.claimId))
      words = words.replace(event.data.text, '[…]')
  return words
}
