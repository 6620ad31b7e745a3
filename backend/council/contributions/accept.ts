import type {
  Anchor,
  AskQuestion,
  CastVote,
  ClaimData,
  HandOver,
  MakeClaim,
  ProposeOption,
  QuoteRef,
  RaiseRisk,
  TakePosition,
  VoteData,
} from '../../../schemas/generated/types.ts'
import * as validators from '../../../schemas/generated/validators.js'
import { SchemaViolation, check } from '../../../schemas/validate.ts'
import { supportOf } from '../../minutes/support.ts'
import { claimKey, isNewClaim } from '../evolve/contributions.ts'
import { blindRoundIsOpen, expertSeats, seatOfRole, speakingSeats } from '../phases.ts'
import { claimById, nextId, openItem, optionsOnTable, type RunState } from '../state.ts'
import type { OpenTurn } from '../turn-state.ts'
import { isRuling } from '../turn-task.ts'
import type { Working } from '../working.ts'
import { knownBeside } from './known.ts'
import { mayRead } from './may-read.ts'
import { anchorOf } from './quotes.ts'

/** A contribution that the rules do not take; the reason goes back to the seat and into a failed `tool_call`. */
export class Refusal extends Error {}

const refuse = (why: string): never => {
  throw new Refusal(why)
}

/** The turn, and whether the contribution was read out of plain words. */
type Turn = OpenTurn & { inferred: boolean }
type Accept = (w: Working, turn: Turn, args: unknown) => void

const mark = ({ inferred }: Turn): { inferred?: true } => (inferred ? { inferred: true } : {})

/** What becomes of each contribution; an accepted one is its typed event and nothing else. */
export const CONTRIBUTIONS: Record<string, Accept> = {
  propose_option: (w, turn, args) =>
    proposeOption(w, turn, check('propose_option', validators.isProposeOption, args)),
  take_position: (w, turn, args) =>
    takePosition(w, turn, check('take_position', validators.isTakePosition, args)),
  make_claim: (w, turn, args) => makeClaim(w, turn, check('make_claim', validators.isMakeClaim, args)),
  raise_risk: (w, turn, args) => raiseRisk(w, turn, check('raise_risk', validators.isRaiseRisk, args)),
  ask_question: (w, turn, args) =>
    askQuestion(w, turn, check('ask_question', validators.isAskQuestion, args)),
  cast_vote: (w, turn, args) => castVote(w, turn, check('cast_vote', validators.isCastVote, args)),
  hand_over: (w, turn, args) => handOver(w, turn, check('hand_over', validators.isHandOver, args)),
}

const BLIND = new Set(['take_position', 'make_claim'])

/** Tries one contribution; the reason in words where it is refused. */
export function accept(
  w: Working,
  turn: OpenTurn,
  { tool, arguments: args, inferred = false }: { tool: string; arguments: unknown; inferred?: boolean },
): string | null {
  w.struck = []
  const rule = Object.hasOwn(CONTRIBUTIONS, tool) ? CONTRIBUTIONS[tool] : undefined
  if (rule === undefined)
    return `There is no contribution “${tool}”. Use one of: ${Object.keys(CONTRIBUTIONS).join(', ')}.`
  if (turn.phase === 'positions' && !BLIND.has(tool))
    return `In the blind round only take_position and make_claim are taken; hand in ${tool} after the reveal.`
  try {
    rule(w, { ...turn, inferred }, args)
    return null
  } catch (fault) {
    if (fault instanceof Refusal || fault instanceof SchemaViolation) return fault.message
    throw fault
  }
}

/**
 * The places of the quotes that stand where they are said to. A wrong one is struck and told of; where none is right,
 * nothing carries the contribution.
 */
function anchors(w: Working, turn: OpenTurn, refs: QuoteRef[] = []): Anchor[] {
  const found = refs.flatMap((ref) => {
    const said = ref.message_id ?? null
    const message = said === null ? undefined : w.state.messages.findLast((one) => one.messageId === said)
    if (message !== undefined && !mayRead(w.state, turn.seat, message))
      refuse(`There is no message ${ref.message_id} that can be cited.`)
    const anchor = anchorOf(w.state, ref, w.ctx)
    if (typeof anchor !== 'string') return [anchor]
    w.struck.push({ ref, why: anchor })
    return []
  })
  const [first] = w.struck
  return found.length === 0 && first !== undefined ? refuse(first.why) : found
}

function knownOption(state: RunState, option: string): string {
  const open =
    state.itemId === null ? state.options.filter((one) => one.state === 'added') : optionsOnTable(state)
  if (open.some((one) => one.optionId === option)) return option
  return refuse(
    `There is no option ${option}. Use one of: ${open.map((one) => one.optionId).join(', ') || 'none yet'}.`,
  )
}

function knownCriterion(state: RunState, criterion: string): string {
  if (state.meeting.criteria.some((one) => one.id === criterion)) return criterion
  return refuse(
    `There is no criterion ${criterion}. Use one of: ${state.meeting.criteria.map((one) => one.id).join(', ')}.`,
  )
}

function proposeOption(w: Working, turn: Turn, args: ProposeOption): void {
  const same = w.state.options.find((one) => one.title.toLowerCase() === args.title.toLowerCase())
  if (same !== undefined) refuse(`“${args.title}” is on the table already, as ${same.optionId}.`)
  if (w.state.itemId === null) refuse('No item is open to which an option could belong.')
  const data = {
    optionId: nextId(w.state, 'o'),
    itemId: w.state.itemId!,
    title: args.title,
    summary: args.summary ?? '',
  }
  w.emit(
    'option',
    { ...data, state: 'added', anchors: anchors(w, turn, args.quotes), ...mark(turn) },
    w.seatActor(turn.seat),
  )
}

function takePosition(w: Working, turn: Turn, args: TakePosition): void {
  const { state } = w
  const optionId = args.option === null ? null : knownOption(state, args.option)
  w.emit(
    'position',
    {
      seat: turn.seat,
      optionId,
      stance: args.stance ?? (optionId === null ? null : 2),
      ...(args.confidence === undefined ? {} : { confidence: args.confidence }),
      ...(args.scores === undefined ? {} : { scores: args.scores }),
      basis: turn.inferred ? 'inferred' : (args.basis ?? 'said'),
      quote: args.quote ?? '',
      messageId: turn.messageId,
      previous: openItem(state)?.positions[turn.seat]?.optionId ?? null,
      ...sealed(state),
    },
    w.seatActor(turn.seat),
  )
}

export const sealed = (state: RunState): { sealed?: true } =>
  blindRoundIsOpen(state) ? { sealed: true } : {}

function makeClaim(w: Working, turn: Turn, args: MakeClaim): void {
  const { state } = w
  const found = anchors(w, turn, args.quotes)
  const optionId = args.option === undefined ? {} : { optionId: knownOption(state, args.option) }
  const criterionId =
    args.criterion === undefined ? {} : { criterionId: knownCriterion(state, args.criterion) }
  const claimRef = (id: string | undefined) => {
    const claim = id === undefined ? undefined : claimById(state, id)
    if (id !== undefined && (claim === undefined || !mayRead(state, turn.seat, claim)))
      refuse(`There is no claim ${id}.`)
    return id
  }
  const challenges = claimRef(args.challenges)
  const answers = claimRef(args.answers)
  const key = { text: args.text, kind: args.kind, ...optionId }
  w.emit(
    'claim',
    {
      claimId: nextId(state, 'c'),
      ...optionId,
      ...criterionId,
      seat: turn.seat,
      text: args.text,
      kind: args.kind,
      anchors: found,
      support: supportOf(
        args.text,
        found.map((anchor) => anchor.quote),
        knownBeside(state, found, {
          ...optionId,
          criterionIds: args.criterion === undefined ? [] : [args.criterion],
        }),
      ),
      isNew: isNewTo(state, turn.seat, key),
      ...(challenges === undefined ? {} : { challenges }),
      ...(answers === undefined ? {} : { answers }),
      ...mark(turn),
      ...sealed(state),
    },
    w.seatActor(turn.seat),
  )
}

/** In the blind round only what the seat itself has said counts, so that nobody's answer shows in another's. */
function isNewTo(
  state: RunState,
  seat: string,
  claim: Pick<ClaimData, 'text' | 'optionId' | 'kind'>,
): boolean {
  if (!blindRoundIsOpen(state)) return isNewClaim(state, claim)
  const key = claimKey(claim)
  return state.claims.findLast((one) => mayRead(state, seat, one) && claimKey(one) === key) === undefined
}

function raiseRisk(w: Working, turn: Turn, args: RaiseRisk): void {
  const optionId = args.option === undefined ? {} : { optionId: knownOption(w.state, args.option) }
  w.emit(
    'risk',
    {
      riskId: nextId(w.state, 'r'),
      ...optionId,
      risk: args.risk,
      likelihood: args.likelihood ?? null,
      impact: args.impact ?? null,
      ...(args.mitigation === undefined ? {} : { mitigation: args.mitigation }),
      ...(args.earlySign === undefined ? {} : { earlySign: args.earlySign }),
      anchors: anchors(w, turn, args.quotes),
      ...mark(turn),
    },
    w.seatActor(turn.seat),
  )
}

function askQuestion(w: Working, turn: Turn, args: AskQuestion): void {
  const data = {
    questionId: nextId(w.state, 'q'),
    text: args.text,
    state: 'raised' as const,
    messageId: turn.messageId,
    ...mark(turn),
  }
  w.emit('question', data, w.seatActor(turn.seat))
}

function castVote(w: Working, turn: Turn, args: CastVote): void {
  const { state } = w
  const item = openItem(state)
  if (item === null || state.phase !== 'decision' || item.decision !== null)
    refuse('A vote is cast in the phase `decision`, before the decision.')
  const mayVote =
    expertSeats(state).includes(turn.seat) ||
    (turn.seat === seatOfRole(state, 'moderator') && isRuling(turn.task))
  if (!mayVote) refuse('Experts vote; the moderator votes only on a tie, or where it is to decide.')
  const optionId = args.option === null ? null : knownOption(state, args.option)
  const data = {
    seat: turn.seat,
    optionId,
    confidence: args.confidence ?? null,
    reason: args.reason ?? '',
    ...mark(turn),
  }
  takeAsPosition(w, turn, data)
  w.emit('vote', data, w.seatActor(turn.seat))
}

/** No event of its own: the turn's message tells it, and whether the seat may speak then is judged when its time comes. */
function handOver(w: Working, turn: Turn, { to, why }: HandOver): void {
  if (turn.phase === 'decision') refuse('In the phase `decision` the vote has its own order.')
  if (w.handOver !== null) refuse(`The floor is handed to ${w.handOver.to} already.`)
  const others = speakingSeats(w.state).filter((seat) => seat !== turn.seat)
  if (!others.includes(to))
    refuse(
      `${to} cannot be handed the floor here. ${others.length === 0 ? 'Nobody else speaks in this phase.' : `Use one of: ${others.join(', ')}.`}`,
    )
  w.handOver = { to, why: why?.trim() || null }
}

/** Who votes for another option than the one they held has changed their mind: the vote is their last position. */
function takeAsPosition(
  w: Working,
  turn: Turn,
  vote: Pick<VoteData, 'optionId' | 'confidence' | 'reason'>,
): void {
  const { optionId, confidence, reason } = vote
  const before = openItem(w.state)?.positions[turn.seat]
  if (optionId === null || before === undefined || before.optionId === optionId) return
  w.emit(
    'position',
    {
      seat: turn.seat,
      optionId,
      stance: 2,
      ...(confidence === null ? {} : { confidence }),
      basis: turn.inferred ? 'inferred' : 'said',
      quote: reason,
      messageId: turn.messageId,
      previous: before.optionId,
    },
    w.seatActor(turn.seat),
  )
}
