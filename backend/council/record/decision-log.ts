import type {
  Alternative,
  DecisionLog,
  LoggedVerdict,
  QualityGateData,
  Rationale,
  VoteData,
} from '../../../schemas/generated/types.ts'
import { methodName } from '../decisions/method-name.ts'
import { tally } from '../decisions/tally.ts'
import { cellsOn, verdictOf } from '../decisions/verdict.ts'
import { leftParked } from '../coming-items.ts'
import { mainItemId, type Claim, type ItemState, type RunState } from '../state.ts'
import { isoOf } from '../time.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { approvalWaivers, withApprovalNote } from './approval.ts'
import { dissenters } from './dissent.ts'
import { reviewDay } from './review-day.ts'
import { risksOf } from './risks.ts'

/** The fields of a decision log that are facts of the run: no seat writes them. */
export function factsOf(w: Working) {
  const { state, base } = w
  return {
    meeting_id: state.meeting.id,
    run_id: state.runId,
    version: (state.artifacts.decision_log?.version ?? 0) + 1,
    title: state.meeting.title,
    question: state.meeting.question,
    decided_at: isoOf(mainDecision(state)?.at ?? w.ctx.now),
    cost: {
      turns: state.turns,
      tokens: state.usage.tokens,
      usd: state.usage.usd,
      seconds: Math.round(w.elapsedMs() / 1000),
    },
    provenance: {
      panel: state.panel,
      models: state.usage.models.slice(0, 50),
      template: `${state.template.id}@${state.template.version}`,
      policy: state.policy.name,
      prompt_versions: state.promptVersions,
      log_seq: base.seq,
      log_hash: base.headHash,
    },
  }
}

/** The decision log that the run's log itself yields, without any seat or model. */
export function decisionLogOf(w: Working, needsReview: string[]): DecisionLog {
  const { state } = w
  const item = state.items[mainItemId(state) ?? '']
  const decision = mainDecision(state)
  const chosen = decision?.optionId ?? null
  const log: DecisionLog = {
    ...factsOf(w),
    status: decision?.status ?? 'deferred',
    decision: decision?.text ?? wordingOf(state).decision.none,
    chosen_option: chosen,
    confidence: confidence(state, item, chosen),
    decisions: state.decisions.slice(0, 100).map((one) => ({
      id: one.decisionId,
      text: one.text,
      status: one.status,
      anchors: firstWords(w, one.messageId),
    })),
    criteria: state.meeting.criteria,
    alternatives: alternatives(state),
    verdicts: item === undefined ? [] : verdicts(state, item),
    rationale: chosen === null ? [] : rationale(state, chosen),
    risks: risksOf(state, chosen),
    dissent: dissenters(state),
    consensus: consensus(state, item, chosen),
    reversibility: state.meeting.reversibility,
    stakes: state.meeting.stakes,
    assumptions: state.claims
      .toArray()
      .filter((claim) => claim.kind === 'assumption')
      .slice(0, MOST_ENTRIES)
      .map(({ text, anchors }) => ({ text, anchors })),
    open_questions: [
      ...leftParked(state).map(({ title }) => ({ text: wordingOf(state).parked(title), anchors: [] })),
      ...state.questions
        .filter((one) => one.state === 'raised')
        .map((one) => ({ text: one.text, anchors: firstWords(w, one.messageId) })),
    ].slice(0, MOST_ENTRIES),
    decided_by: decision?.decidedBy ?? [],
    approved_by: [],
    ...reviewOf(state),
    forecasts: [],
    supersedes: state.meeting.supersedes ?? [],
    gates: gates([...(item?.gates ?? []), ...state.gates, ...approvalWaivers(state)]),
    needs_review: needsReview,
  }
  return withApprovalNote(log, wordingOf(state).review.approval)
}

function reviewOf(state: RunState): Pick<DecisionLog, 'review_at'> {
  const day = reviewDay(state.meeting, mainDecision(state)?.at)
  return day === null ? {} : { review_at: day }
}

export const mainDecision = (state: RunState) =>
  state.decisions.findLast((one) => one.itemId === mainItemId(state)) ?? null

function confidence(
  state: RunState,
  item: ItemState | undefined,
  chosen: string | null,
): DecisionLog['confidence'] {
  const { confidence: words } = wordingOf(state)
  const stated = deciding(state, item)
    .filter((vote) => vote.optionId === chosen && chosen !== null)
    .flatMap((vote) => vote.confidence ?? [])
  if (stated.length === 0) return { level: null, basis: words.none }
  const mean = stated.reduce((sum, one) => sum + one, 0) / stated.length
  return {
    level: Math.round(mean * 1000) / 1000,
    basis: [stated.length === 1 ? words.one : words.mean(stated.length), mean < SURE && words.low]
      .filter((part) => part !== false)
      .join(' '),
  }
}

/** Below this whoever voted for it would rather have said no. */
const SURE = 0.5

/** Where the moderator decides, the votes of the experts are advice, and how sure they are is their own. */
const deciding = ({ meeting }: RunState, item: ItemState | undefined): VoteData[] =>
  meeting.quality.consensus.method === 'moderator'
    ? [item?.tieBreak ?? []].flat()
    : Object.values(item?.votes ?? {})

/** A list of the schema holds no more; the rest stands in the log. */
const MOST_ENTRIES = 200

const shown = (claim: Claim): boolean => claim.support !== 'unsupported' && claim.anchors.length > 0

function alternatives(state: RunState): Alternative[] {
  const itemId = mainItemId(state)
  return state.options
    .filter((option) => option.state !== 'merged' && option.itemId === itemId)
    .slice(0, 100)
    .map((option) => ({
      id: option.optionId,
      title: option.title,
      summary: option.summary,
      pros: points(state, option.optionId, 'for'),
      cons: points(state, option.optionId, 'against'),
      score: score(state, option.optionId),
    }))
}

function points(state: RunState, optionId: string, kind: Claim['kind']): Alternative['pros'] {
  const seen = new Set<string>()
  const points: Alternative['pros'] = []
  for (const claim of state.claims) {
    if (claim.optionId !== optionId || claim.kind !== kind || !shown(claim)) continue
    // One point stays one, also where a seat raised it with further quotes or conceded it: same words, same place.
    const places = claim.anchors.map((anchor) => `${anchor.source_id ?? anchor.message_id}:${anchor.start}`)
    const keys = [places.join(), `${places[0]} ${claim.text}`]
    if (keys.some((key) => seen.has(key))) continue
    for (const key of keys) seen.add(key)
    points.push({ text: claim.text, anchors: claim.anchors, support: claim.support })
  }
  return points.slice(0, MOST_ENTRIES)
}

/** The mean of the experts' last totals; null where nobody has scored. */
function score(state: RunState, optionId: string): number | null {
  const item = state.items[mainItemId(state) ?? '']
  const totals = Object.values(item?.positions ?? {}).flatMap(
    (position) => position.scores?.find((one) => one.optionId === optionId)?.total ?? [],
  )
  return totals.length === 0
    ? null
    : Math.round((totals.reduce((sum, one) => sum + one, 0) / totals.length) * 10_000) / 10_000
}

function verdicts(state: RunState, item: ItemState): LoggedVerdict[] {
  const scored = Object.values(item.positions).flatMap((position) => position.scores ?? [])
  const pairs = new Map(
    scored.flatMap(({ optionId, cells }) =>
      cells.map(({ criterionId }) => [`${optionId}\n${criterionId}`, { optionId, criterionId }] as const),
    ),
  )
  return [...pairs.values()].map(({ optionId, criterionId }) => {
    const evidence = state.claims
      .toArray()
      .filter((claim) => claim.optionId === optionId && claim.criterionId === criterionId && shown(claim))
    return {
      option: optionId,
      criterion: criterionId,
      verdict: verdictOf(cellsOn(item, optionId, criterionId)),
      anchors: evidence.flatMap((claim) => claim.anchors).slice(0, 5),
    }
  })
}

const MOST_REASONS = 8

/** Reasons of those who carried the decision first, then what else the council found for it. */
function rationale(state: RunState, chosen: string): Rationale[] {
  const item = state.items[mainItemId(state) ?? '']
  const carried = (claim: Claim) => item?.votes[claim.seat]?.optionId === chosen
  const seen = new Set<string>()
  return state.claims
    .toArray()
    .filter((claim) => claim.optionId === chosen && claim.kind === 'for' && shown(claim))
    .sort((a, b) => Number(carried(b)) - Number(carried(a)))
    .filter((claim) => !seen.has(claim.anchors[0]?.quote ?? '') && seen.add(claim.anchors[0]?.quote ?? ''))
    .slice(0, MOST_REASONS)
    .map((claim) => ({
      claim: claim.text,
      ...(claim.criterionId === undefined ? {} : { criterion: claim.criterionId }),
      anchors: claim.anchors,
      support: claim.support,
    }))
}

function consensus(
  state: RunState,
  item: ItemState | undefined,
  chosen: string | null,
): DecisionLog['consensus'] {
  const blind = Object.values(item?.blind ?? {})
  const asVotes = Object.fromEntries(
    blind.map((one) => [
      one.seat,
      { seat: one.seat, optionId: one.optionId, confidence: null, reason: one.quote },
    ]),
  )
  const blindOption = tally(state, { votes: asVotes, tieBreak: null }).winner
  // What the moderator would have decided then, nobody knows.
  const comparable = blind.length > 0 && state.meeting.quality.consensus.method !== 'moderator'
  const votes = [...Object.values(item?.votes ?? {}), ...(item?.tieBreak ? [item.tieBreak] : [])]
  return {
    method:
      (chosen === null ? undefined : item?.decision?.method) ?? methodName(state.meeting.quality.consensus),
    // Also where nothing was chosen: the experts may agree on an option that then fails a gate.
    level: item === undefined ? 0 : tally(state, item).level,
    votes: votes.map((vote) => ({
      seat: vote.seat,
      option: vote.optionId,
      confidence: vote.confidence,
      reason: vote.reason,
    })),
    blind_vote: {
      option: blindOption,
      votes: blind.map((one) => ({
        seat: one.seat,
        option: one.optionId,
        confidence: one.confidence ?? null,
      })),
    },
    // Only where something was chosen can it be held against what the blind round said.
    talk_changed_decision: !comparable || chosen === null ? null : blindOption !== chosen,
  }
}

function gates(checked: QualityGateData[]): DecisionLog['gates'] {
  const last = new Map(checked.map((gate) => [gate.gate, gate]))
  // A gate is checked again when the decision is settled: the reason stands where it was waived.
  const why = new Map(checked.flatMap(({ gate, reason }) => (reason === undefined ? [] : [[gate, reason]])))
  return [...last.values()].map(({ gate, passed, missing, waivedBy }) => {
    const reason = why.get(gate)
    return {
      gate,
      passed,
      missing,
      ...(waivedBy === undefined ? {} : { waived_by: waivedBy }),
      ...(waivedBy === undefined || reason === undefined ? {} : { reason }),
    }
  })
}

/** An anchor on the beginning of a message: where it was said. */
function firstWords(w: Working, messageId: string) {
  const message = w.state.messages.findLast((one) => one.messageId === messageId)
  const quote = message?.content.split('\n')[0]?.slice(0, 300)
  if (message === undefined || !quote) return []
  return [
    {
      quote,
      speaker: message.name,
      message_id: messageId,
      source_id: null,
      line: null,
      start: 0,
      end: quote.length,
      sha256: w.ctx.sha256(quote),
    },
  ]
}
