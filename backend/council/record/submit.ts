import type {
  ActionItem,
  Actor,
  ArtifactData,
  DecisionLog,
  Phase,
  Role,
  Summary,
} from '../../../schemas/generated/types.ts'
import * as validators from '../../../schemas/generated/validators.js'
import { SchemaViolation, check } from '../../../schemas/validate.ts'
import type { RefusedCall } from '../decide/driver-commands.ts'
import { nextId } from '../state.ts'
import type { OpenTurn } from '../turn-state.ts'
import { editorOf } from './versions.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { anchorOf } from '../contributions/quotes.ts'
import { withApprovalNote } from './approval.ts'
import { taskFaults } from '../../minutes/support/task-faults.ts'
import { decisionLogFaults, summaryFaults } from './faults.ts'
import { taskFrameOf } from './ground.ts'
import { decisionLogOf, factsOf } from './decision-log.ts'

type Call = { tool: string; arguments: unknown }
export type Submitted = { kind: ArtifactData['kind']; body: DecisionLog | ActionItem[] | Summary }

/** The tools by which a seat hands in a document, and the role and phase that may. */
export const ARTIFACT_TOOLS = new Map<string, { role: Role; phase: Phase; kind: ArtifactData['kind'] }>([
  ['notion.task', { role: 'integrator', phase: 'actions', kind: 'action_items' }],
  ['notion.decision_log', { role: 'scribe', phase: 'closing', kind: 'decision_log' }],
  ['submit_summary', { role: 'scribe', phase: 'closing', kind: 'summary' }],
])

/**
 * The documents among a seat's contributions: what is valid, and what goes back with the exact errors.
 * The driver asks this before it hands a turn in; the rules ask it again.
 */
export function submitted(
  w: Working,
  turn: OpenTurn,
  calls: Call[],
): { valid: Submitted[]; refused: RefusedCall[] } {
  const valid: Submitted[] = []
  const refused: RefusedCall[] = []
  const mine = calls.filter((call) => ARTIFACT_TOOLS.has(call.tool))
  for (const call of mine) if (!mayHandIn(w, turn, call)) refused.push({ ...call, error: whyNot(w, call) })
  const taken = mine.filter((call) => mayHandIn(w, turn, call))
  tasks(
    w,
    taken.filter((call) => call.tool === 'notion.task'),
    valid,
    refused,
  )
  for (const call of taken) {
    if (call.tool === 'notion.decision_log') decisionLog(w, call, valid, refused)
    if (call.tool === 'submit_summary') summary(w, call, valid, refused)
  }
  return { valid, refused }
}

/** What of a seat's documents goes back to be mended; what is not the seat's to hand in is refused at the turn's end. */
export const toMend = (w: Working, turn: OpenTurn, calls: Call[]): RefusedCall[] =>
  submitted(
    w,
    turn,
    calls.filter((call) => mayHandIn(w, turn, call)),
  ).refused

const mayHandIn = (w: Working, turn: OpenTurn, call: Call): boolean => {
  const rule = ARTIFACT_TOOLS.get(call.tool)
  return (
    rule?.phase === turn.phase &&
    editorOf(w.state, rule.kind) === null &&
    w.state.seats.some((one) => one.seat === turn.seat && one.role === rule.role)
  )
}

/** What a person has edited stands; a seat would undo it without having seen it. */
function whyNot(w: Working, { tool }: Call): string {
  const kind = ARTIFACT_TOOLS.get(tool)?.kind
  const editor = kind === undefined ? null : editorOf(w.state, kind)
  return editor === null
    ? `${tool} is not for this seat in this phase.`
    : `${editor.name} has edited this document, so it stands as it is.`
}

function tasks(w: Working, calls: Call[], valid: Submitted[], refused: RefusedCall[]): void {
  if (calls.length === 0) return
  const items: ActionItem[] = []
  for (const call of calls) {
    const item = oneTask(w, call, items.length + 1)
    const errors = Array.isArray(item) ? item : taskFaults(item, taskFrameOf(w.state))
    if (Array.isArray(item) || errors.length > 0) refused.push({ ...call, error: errors.join('\n') })
    else items.push(item)
  }
  if (items.length > 0) valid.push({ kind: 'action_items', body: items })
}

function oneTask(w: Working, call: Call, n: number): ActionItem | string[] {
  return checked(() => {
    const args = check('notion.task', validators.isSubmitTask, call.arguments)
    const anchors = args.quotes.map((quote) => anchorOf(w.state, quote, w.ctx))
    const lost = anchors.filter((anchor) => typeof anchor === 'string')
    if (lost.length > 0) return lost
    return {
      id: `a${n}`,
      meeting_id: w.state.meeting.id,
      title: args.title,
      description: args.description ?? '',
      owner: args.owner ?? null,
      due_date: args.due_date ?? null,
      priority: args.priority ?? null,
      status: 'open',
      labels: args.labels ?? [],
      depends_on: args.depends_on ?? [],
      acceptance_criteria: args.acceptance_criteria ?? [],
      anchors: anchors.filter((anchor) => typeof anchor !== 'string'),
      confidence: args.confidence ?? { level: null, basis: wordingOf(w.state).tasks.notStated },
    }
  })
}

function decisionLog(w: Working, call: Call, valid: Submitted[], refused: RefusedCall[]): void {
  const body = checked(() => {
    const given = typeof call.arguments === 'object' && call.arguments !== null ? call.arguments : {}
    // Ids, costs, votes, gates and who decided are the server's to say; a seat can neither get them wrong nor make them up.
    return check('notion.decision_log', validators.isDecisionLog, { ...given, ...recorded(w) })
  })
  const errors = Array.isArray(body)
    ? body
    : [...forgedMarks(body, ''), ...decisionLogFaults(w.state, body, w.ctx)]
  if (Array.isArray(body) || errors.length > 0) refused.push({ ...call, error: errors.join('\n') })
  else valid.push({ kind: 'decision_log', body: withApprovalNote(body, wordingOf(w.state).review.approval) })
}

/** Only a person's own edit says of a passage that it is a person's. */
function forgedMarks(value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) =>
    name === 'edited'
      ? [`${at}/edited: leave it out; it names a person who edits the record.`]
      : forgedMarks(one, `${at}/${name}`),
  )
}

function recorded(w: Working) {
  const {
    criteria,
    decisions,
    consensus,
    reversibility,
    stakes,
    decided_by,
    approved_by,
    supersedes,
    gates,
    review_at,
  } = decisionLogOf(w, [])
  const votes = { criteria, decisions, consensus, decided_by, approved_by, supersedes, gates }
  const review = review_at === undefined ? {} : { review_at }
  return { ...votes, ...review, reversibility, stakes, ...factsOf(w) }
}

function summary(w: Working, call: Call, valid: Submitted[], refused: RefusedCall[]): void {
  const body = checked(() => ({
    anchors: [],
    ...check('submit_summary', validators.isSubmitSummary, call.arguments),
  }))
  const errors = Array.isArray(body) ? body : summaryFaults(w.state, body, w.ctx)
  if (Array.isArray(body) || errors.length > 0) refused.push({ ...call, error: errors.join('\n') })
  else valid.push({ kind: 'summary', body })
}

function checked<T>(make: () => T): T | string[] {
  try {
    return make()
  } catch (fault) {
    if (fault instanceof SchemaViolation)
      return fault.errors.map((one) => `${one.pointer || '/'}: ${one.message}`)
    throw fault
  }
}

export function emitArtifacts(
  w: Working,
  turn: { seat: string } | null,
  documents: Submitted[],
  errors?: string[],
): void {
  const by = turn === null ? undefined : w.seatActor(turn.seat)
  for (const document of documents) emitVersion(w, document, by, errors)
}

/** The next version of a document. */
export function emitVersion(w: Working, { kind, body }: Submitted, by?: Actor, errors?: string[]): void {
  const { artifactId, version = 0 } = w.state.artifacts[kind] ?? {}
  w.emit(
    'artifact',
    {
      artifactId: artifactId ?? nextId(w.state, 'a'),
      kind,
      version: version + 1,
      valid: errors === undefined,
      ...(errors === undefined ? {} : { errors }),
      body,
      hash: w.ctx.digest(body),
    },
    by,
  )
}
