import type { Anchor, ClaimData, ToolCallData } from '../../../schemas/generated/types.ts'
import { normalised } from '../contributions/claim-key.ts'
import { SEARCH } from '../found.ts'
import type { Message, RunState } from '../state.ts'
import { counted, taken, withItem, type Evolver } from './base.ts'

export const chatMessage: Evolver<'chat_message'> = (state, data, { seq, at, actor }) => {
  const seat = data.seat === null ? undefined : state.seats.find((one) => one.seat === data.seat)
  const message: Message = {
    ...data,
    seq,
    at,
    by: actor,
    // An agent that stands in for somebody says so.
    name: actor.kind === 'agent' ? actor.name : (seat?.name ?? actor.name),
    role: seat?.role ?? null,
    itemId: state.itemId,
  }
  return { ...state, counts: taken(state, data.messageId), messages: state.messages.append(message) }
}

export const toolCall: Evolver<'tool_call'> = (state, data) => ({
  ...state,
  ...(isRefused(data) ? counted(state, 'contribution_refused') : {}),
  ...(data.struck === undefined
    ? {}
    : { struck: { ...state.struck, [data.seat]: (state.struck[data.seat] ?? 0) + data.struck } }),
  counts: taken(state, data.callId),
  found: withFound(state, data),
})

/** A library that cannot be read is no fault of the seat, and what stands without a quote was taken. */
const isRefused = ({ status, tool }: ToolCallData): boolean =>
  status === 'failed' && tool !== SEARCH && tool !== 'quote'

function withFound(state: RunState, { tool, seat, status, result }: ToolCallData): RunState['found'] {
  const passages = tool === SEARCH && status === 'succeeded' ? (result?.passages ?? []) : []
  let { found } = state
  for (const passage of passages) {
    const known = found.find(({ sourceId }) => sourceId === passage.sourceId)
    if (known === undefined) found = [...found, { ...passage, seats: [seat], itemId: state.itemId }]
    else if (!known.seats.includes(seat))
      found = found.map((one) => (one === known ? { ...known, seats: [...known.seats, seat] } : one))
  }
  return found
}

export const unshared: Evolver<'unshared'> = (state, data) => ({
  ...state,
  unshared: [...state.unshared.filter(({ unsharedId }) => unsharedId !== data.unsharedId), data],
})

export const option: Evolver<'option'> = (state, data) => ({
  ...state,
  counts: taken(state, data.optionId),
  options: state.options.some((known) => known.optionId === data.optionId)
    ? state.options.map((known) => (known.optionId === data.optionId ? data : known))
    : [...state.options, data],
})

export const claim: Evolver<'claim'> = (state, data) => {
  if (isNewClaim(state, data)) state.claimKeys.set(claimKey(data), state.claims.length)
  return {
    ...state,
    counts: taken(state, data.claimId),
    cited: data.sealed === true ? state.cited : citing(state, data.anchors),
    claims: state.claims.append({
      ...data,
      itemId: state.itemId,
      messageId: state.messages.at(-1)?.messageId ?? null,
    }),
    unanswered: stillUnanswered(state, data),
    phaseTurns: data.isNew ? { ...state.phaseTurns, quietTurns: -1 } : state.phaseTurns,
  }
}

/** The passages cited so far; like `claimKeys`, the map is shared by all versions of a state, so a hit is checked. */
function citing(state: RunState, anchors: Anchor[]): RunState['cited'] {
  let { cited } = state
  for (const anchor of anchors) {
    const place = `${anchor.source_id ?? anchor.message_id}:${anchor.start}-${anchor.end}`
    if (cited.at(state.citedKeys.get(place) ?? Infinity) === place) continue
    state.citedKeys.set(place, cited.length)
    cited = cited.append(place)
  }
  return cited
}

function stillUnanswered(state: RunState, data: ClaimData): RunState['unanswered'] {
  const { answers, challenges, claimId } = data
  if (answers === undefined && challenges === undefined) return state.unanswered
  const { [answers ?? '']: _answered, ...rest } = state.unanswered
  return challenges === undefined ? rest : { ...rest, [claimId]: challenges }
}

/** Two claims with the same key say the same of the same option. */
export const claimKey = (data: Pick<ClaimData, 'text' | 'optionId' | 'kind'>): string =>
  `${data.optionId ?? ''}|${data.kind}|${normalised(data.text)}`

/** Whether nobody has claimed this before; the map is shared by all versions of a state, so a hit is checked. */
export function isNewClaim(state: RunState, data: Pick<ClaimData, 'text' | 'optionId' | 'kind'>): boolean {
  const key = claimKey(data)
  const index = state.claimKeys.get(key)
  const known = index === undefined ? undefined : state.claims.at(index)
  if (known === undefined) return true
  const same = known.text === data.text && known.kind === data.kind && known.optionId === data.optionId
  return !same && claimKey(known) !== key
}

export const risk: Evolver<'risk'> = (state, data) => ({
  ...state,
  counts: taken(state, data.riskId),
  cited: citing(state, data.anchors),
  risks: [...state.risks, { ...data, itemId: state.itemId, seat: state.messages.at(-1)?.seat ?? '' }],
})

export const question: Evolver<'question'> = (state, data) => ({
  ...state,
  counts: taken(state, data.questionId),
  questions: [...state.questions.filter((one) => one.questionId !== data.questionId), data],
})

export const position: Evolver<'position'> = (state, data) => {
  const moved = data.previous !== null && data.previous !== data.optionId
  const next = withItem(state, (item) => ({
    positions: { ...item.positions, [data.seat]: data },
    blind:
      state.phase === 'positions' && item.blind[data.seat] === undefined
        ? { ...item.blind, [data.seat]: data }
        : item.blind,
  }))
  return moved
    ? {
        ...next,
        phaseTurns: {
          ...next.phaseTurns,
          movedThisRound: next.phaseTurns.movedThisRound + 1,
          stillTurns: -1,
        },
      }
    : next
}

export const reveal: Evolver<'reveal'> = (state) => {
  let next = withItem(state, () => ({ revealed: true }))
  for (const one of state.claims)
    if (one.sealed === true && one.itemId === state.itemId)
      next = { ...next, cited: citing(next, one.anchors) }
  return next
}
