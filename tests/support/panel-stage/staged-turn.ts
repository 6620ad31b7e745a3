import { SYSTEM, type NewEvent } from '../../../backend/council/events.ts'
import { sha256 } from '../../../backend/log/digest.ts'
import type { RunState } from '../../../backend/council/state.ts'
import type { Actor, Anchor, ClaimData, Seat } from '../../../schemas/generated/types.ts'
import type { Dice } from '../random-council.ts'
import { reason, words } from './texts.ts'

const DRY = 'The shed is dry all year.'
const EVIDENCE: Anchor = {
  quote: DRY,
  speaker: null,
  message_id: null,
  source_id: 's1',
  line: 1,
  start: 0,
  end: DRY.length,
  sha256: sha256(DRY),
}
const [FAILS, IS_SKIPPED] = [0.007, 0.004] as const
/** Others say again what was said: a table that finds something new each time would have no end. */
const SOMETHING_NEW = 0.02

/** A turn of the debate, append by append: who was chosen, then what was said and brought, or that it failed. */
export function stagedTurn(state: RunState, d: Dice): NewEvent[][] {
  const { seat, actor } = speaker(state)
  const turnId = `t${state.counts.t + 1}`
  const messageId = `m${state.counts.m + 1}`
  const turn = { turnId, seat: seat.seat, messageId }
  const begin = (attempt: number): NewEvent => ({
    type: 'turn',
    actor,
    data: {
      ...turn,
      attempt,
      state: 'started',
      deadlineSeconds: 60,
      reserved: { tokens: 0, usd: 0 },
      context: CONTEXT,
    },
  })
  const ended = (how: 'completed' | 'failed' | 'skipped', attempt: number, why?: string): NewEvent => ({
    type: 'turn',
    actor: SYSTEM,
    data: { ...turn, attempt, state: how, ...(why === undefined ? {} : { reason: why }) },
  })
  const selected: NewEvent = {
    type: 'speaker_selected',
    actor: SYSTEM,
    data: {
      seat: seat.seat,
      turnId,
      policy: 'fsm',
      rationale: `Phase ${state.phase}: ${seat.seat} is the next who has not spoken in this round.`,
      candidates: [seat.seat],
    },
  }
  const fails = d.chance(FAILS)
  const attempt = fails ? 2 : 1
  const failure = fails ? [[ended('failed', 1, 'The model did not answer in 60 s.')], [begin(2)]] : []
  if (d.chance(IS_SKIPPED)) return [[selected, begin(1)], [ended('skipped', 1, 'Anna let the turn go.')]]
  return [
    [selected, begin(1)],
    ...failure,
    [
      { type: 'chat_message', actor, data: said(state, d, turn) },
      ...brought(state, d, seat.seat, messageId, actor),
      usage(state, d, turn, actor),
      ended('completed', attempt),
    ],
  ]
}

const CONTEXT = {
  messageIds: ['m1'],
  sourceIds: ['s0', 's1'],
  promptVersion: '1.0.0',
  sha256: '0'.repeat(64),
}

/** Moderator and experts in turn. */
function speaker(state: RunState): { seat: Seat; actor: Actor } {
  const table = state.seats.filter(({ role }) => role === 'moderator' || role === 'expert')
  const seat = table[state.counts.t % table.length]
  if (seat === undefined) throw new Error('Nobody sits at the table.')
  return { seat, actor: { kind: 'agent', id: seat.seat, name: seat.name } }
}

function said(state: RunState, d: Dice, turn: { turnId: string; seat: string; messageId: string }) {
  const content = words(d, state.messages.length + 1)
  return { ...turn, phase: state.phase, content, ...(d.chance(0.15) ? { citations: [EVIDENCE] } : {}) }
}

function brought(state: RunState, d: Dice, seat: string, messageId: string, actor: Actor): NewEvent[] {
  const events: NewEvent[] = []
  // The first objection is never answered, so the debate has no end.
  const isOpen = Object.keys(state.unanswered).length > 0
  if (d.chance(0.4) || !isOpen) events.push({ type: 'claim', actor, data: claim(state, d, seat, isOpen) })
  if (d.chance(0.06)) events.push({ type: 'position', actor, data: position(state, d, seat, messageId) })
  if (d.chance(0.006))
    events.push({
      type: 'risk',
      actor,
      data: {
        riskId: `r${state.counts.r + 1}`,
        risk: reason(d),
        likelihood: d.pick(['low', 'medium', 'high', null]),
        impact: d.pick(['low', 'medium', 'high']),
        ...(d.chance(0.5) ? { mitigation: 'Buy a lock.' } : {}),
        optionId: d.pick(['o1', 'o2']),
        anchors: d.chance(0.5) ? [EVIDENCE] : [],
      },
    })
  if (d.chance(0.004))
    events.push({
      type: 'question',
      actor,
      data: { questionId: `q${state.counts.q + 1}`, messageId, state: 'raised', text: 'Who keeps the key?' },
    })
  if (d.chance(0.0005) && state.options.length < 6)
    events.push({
      type: 'option',
      actor,
      data: {
        optionId: `o${state.counts.o + 1}`,
        itemId: state.itemId ?? 'i1',
        title: `A hut of our own, number ${state.options.length}`,
        summary: 'built by the members',
        state: 'added',
        anchors: [],
      },
    })
  return events
}

function claim(state: RunState, d: Dice, seat: string, isOpen: boolean): ClaimData {
  const claimId = `c${state.counts.c + 1}`
  const isNew = d.chance(SOMETHING_NEW)
  const common = { claimId, seat, optionId: d.pick(['o1', 'o2']), kind: d.pick(['for', 'against'] as const) }
  const text = isNew ? `${reason(d)} (${claimId})` : DRY
  const supported = d.chance(0.7)
  return {
    ...common,
    text,
    anchors: supported ? [EVIDENCE] : [],
    support: supported ? 'located' : 'unsupported',
    isNew,
    ...(isOpen ? {} : { kind: 'against', challenges: 'c1' }),
  }
}

function position(state: RunState, d: Dice, seat: string, messageId: string) {
  const previous = state.items[state.itemId ?? '']?.positions[seat]?.optionId ?? null
  const optionId = d.pick(['o1', 'o1', 'o2', null])
  const stance = optionId === null ? null : d.pick<1 | 2>([1, 2])
  return {
    seat,
    messageId,
    optionId,
    previous,
    stance,
    confidence: d.below(101) / 100,
    basis: 'said' as const,
    quote: '',
  }
}

function usage(
  state: RunState,
  d: Dice,
  { turnId, seat }: { turnId: string; seat: string },
  actor: Actor,
): NewEvent {
  const [promptTokens, completionTokens] = [800 + d.below(400), 40 + d.below(300)]
  const costUsd = 0.0001
  const totalTokens = state.usage.tokens + promptTokens + completionTokens
  const totalCostUsd = state.usage.usd === null ? null : Math.round((state.usage.usd + costUsd) * 1e6) / 1e6
  return {
    type: 'usage',
    actor,
    data: {
      seat,
      turnId,
      purpose: 'speak',
      provider: 'staged',
      model: 'staged-1',
      promptTokens,
      cachedTokens: 0,
      completionTokens,
      costUsd,
      totalTokens,
      totalCostUsd,
      budget: state.budget,
    },
  }
}
