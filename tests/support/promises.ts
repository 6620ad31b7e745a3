// What every log promises, whoever wrote it: the same checks for the tests of the rules, the properties and the simulator.
import { AFTER_THE_END } from '../../backend/council/commands/editing.ts'
import type { RunEvent } from '../../backend/council/events.ts'
import { fold } from '../../backend/council/evolve.ts'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { canonical } from '../../backend/log/canonical.ts'
import { speakingSeats } from '../../backend/council/phases.ts'
import { NO_HASH, verifyChain } from '../../backend/log/chain.ts'
import { parseStored } from '../../backend/log/fold-stored.ts'
import type { StoredEvent } from '../../backend/ports/run-log.ts'
import { unnamedDissent, wronglyDecided } from './deciding.ts'
import { eventValidators } from '../../schemas/generated/validators.js'
import { explain, type Validator } from '../../schemas/validate.ts'

export class PromiseBroken extends Error {}

const broken = (what: string): never => {
  throw new PromiseBroken(what)
}

/** Watches one log grow, append by append, and throws at the first promise that is not kept. */
export class Witness {
  state: RunState | null = null
  #hash = NO_HASH
  readonly #commands = new Map<string, string[]>()
  readonly #completed = new Set<string>()
  readonly #messageIds = new Set<string>()
  readonly #cut = new Set<string>()
  readonly #attempts = new Map<string, number>()
  #tokens = 0

  see(append: readonly StoredEvent[]): void {
    for (const stored of append) {
      const event = parseStored(stored.bytes)
      this.#chained(stored, event)
      this.#fits(event)
      if (this.state !== null) this.#follows(this.state, event)
      this.state = fold(this.state, event)
    }
    if (this.state !== null && ENDED.has(this.state.status)) this.#atTheEnd(this.state)
  }

  #chained(stored: StoredEvent, event: RunEvent): void {
    const seq = (this.state?.seq ?? 0) + 1
    if (stored.seq !== seq || event.seq !== seq) broken(`I1: event ${event.seq} stands at ${seq}`)
    const verdict = verifyChain([stored.bytes], { parent: { seq: seq - 1, hash: this.#hash } })
    if (!verdict.ok) broken(`I1: the chain breaks at ${verdict.seq}: ${verdict.why}`)
    this.#hash = stored.hash
  }

  #fits(event: RunEvent): void {
    const validator: Validator<unknown> = eventValidators[event.type]
    if (validator(event.data)) return
    const faults = explain(validator.errors ?? [], event.data).map((one) => `${one.pointer} ${one.message}`)
    broken(`event ${event.seq} ${event.type} does not pass its schema: ${faults.join('; ')}`)
  }

  #follows(state: RunState, event: RunEvent): void {
    if (ENDED.has(state.status)) afterTheEnd(state, event)
    if (event.at < new Date(state.lastAt).toISOString()) broken(`time runs backwards at ${event.seq}`)
    if (state.status === 'paused') whilePaused(state, event)
    switch (event.type) {
      case 'run_status':
        return statusChanges(state, event)
      case 'turn':
        return this.#turn(state, event)
      case 'command':
        return this.#command(event)
      case 'artifact':
        return versionFollows(state, event)
      case 'usage':
        this.#tokens += (event.data.promptTokens ?? 0) + (event.data.completionTokens ?? 0)
        if (event.data.totalTokens !== this.#tokens)
          broken(`the tokens at ${event.seq} are not the sum of all calls`)
        return
      case 'speaker_selected':
        return mayBeSelected(state, event)
      case 'decision':
        if (state.items[event.data.itemId]?.decision !== null)
          broken(`item ${event.data.itemId} is decided twice`)
        isDecidedRightly(state, event)
        return
      case 'chat_message':
        if (
          event.data.seat !== null &&
          event.data.partial !== true &&
          state.turn?.messageId !== event.data.messageId
        )
          broken(`message ${event.data.messageId} at ${event.seq} belongs to no open turn`)
        return
      default:
        return
    }
  }

  #turn(state: RunState, event: Extract<RunEvent, { type: 'turn' }>): void {
    const { turnId, attempt, messageId } = event.data
    if (event.data.reason === 'time_up') this.#cut.add(turnId)
    if (event.data.state === 'started') {
      if (this.#cut.has(turnId))
        broken(`${turnId} was cut at the end of its time and starts again at ${event.seq}`)
      if (state.turn !== null)
        broken(`I3: ${turnId} starts at ${event.seq} while ${state.turn.turnId} is open`)
      if (state.status !== 'running')
        broken(`I4: ${turnId} starts at ${event.seq} while the run is ${state.status}`)
      if (attempt !== (this.#attempts.get(turnId) ?? 0) + 1)
        broken(`I3: ${turnId} starts with attempt ${attempt}`)
      if (this.#messageIds.has(messageId)) broken(`message ${messageId} is begun twice`)
      if (
        event.data.context === undefined ||
        event.data.reserved === undefined ||
        event.data.deadlineSeconds === undefined
      )
        broken(`${turnId} starts without its context, reserve or deadline`)
      this.#attempts.set(turnId, attempt)
      this.#messageIds.add(messageId)
      return
    }
    const open = state.turn ?? state.retry
    if (open?.turnId !== turnId || open.attempt !== attempt)
      broken(`I3: ${turnId} ends at ${event.seq} and is not open`)
    if (event.data.state !== 'completed') return
    if (this.#completed.has(turnId)) broken(`I3: ${turnId} is completed twice`)
    this.#completed.add(turnId)
  }

  #command({ data, seq }: Extract<RunEvent, { type: 'command' }>): void {
    const before = this.#commands.get(data.commandId) ?? []
    this.#commands.set(data.commandId, [...before, data.state])
    const settles =
      before.length === 0 || (before.length === 1 && before[0] === 'queued' && data.state !== 'queued')
    if (!settles) broken(`I6: command ${data.commandId} is ${[...before, data.state].join(', ')} at ${seq}`)
  }

  #atTheEnd(state: RunState): void {
    if (state.reason === null) broken('the run ended without a reason')
    if (state.turn !== null || state.human !== null) broken('the run ended with a turn or a question open')
    const unnamed = unnamedDissent(state)
    if (unnamed.length > 0) broken(`the record does not name the dissent of ${unnamed.join(', ')}`)
    for (const [id, states] of this.#commands)
      if (states.at(-1) === 'queued') broken(`I6: command ${id} was never settled`)
    for (const kind of ['decision_log', 'action_items', 'summary'] as const)
      if (state.artifacts[kind]?.valid !== true)
        broken(`the run ended without a valid ${kind}: ${state.artifacts[kind]?.errors?.join('; ')}`)
  }

  /** I5: the log, read anew, gives the state that was folded as it grew. */
  sameAs(live: RunState): void {
    if (this.state === null) return broken('I5: there is no log')
    const [told, held] = [fields(this.state), fields(live)]
    const wrong = Object.keys(told).filter((key) => canonical(told[key]) !== canonical(held[key]))
    const where = wrong.map((key) => `${key} (${difference(told[key], held[key])})`)
    if (wrong.length > 0) broken(`I5: the state is not the folded log in ${where.join(', ')}`)
  }
}

function isDecidedRightly(state: RunState, { data, seq }: Extract<RunEvent, { type: 'decision' }>): void {
  const wrong = wronglyDecided(state, data)
  if (wrong !== null) broken(`at ${seq} ${wrong}`)
}

const fields = (state: RunState): Record<string, unknown> =>
  JSON.parse(JSON.stringify({ ...state, claimKeys: null, citedKeys: null }))

function difference(told: unknown, held: unknown): string {
  const [a, b] = [canonical(told), canonical(held)]
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return `“${a.slice(Math.max(0, at - 60), at + 60)}” and not “${b.slice(Math.max(0, at - 60), at + 60)}”`
}

/** A state as bytes, without what only makes folding quick. */
export const snapshot = (state: RunState): string => canonical(fields(state))

function statusChanges(state: RunState, event: Extract<RunEvent, { type: 'run_status' }>): void {
  const { status, phase, reason } = event.data
  if (status === state.status && phase === state.phase) broken(`run_status at ${event.seq} changes nothing`)
  if (phase === 'actions' && state.phase !== 'actions') everyItemHeard(state, event.seq)
  if (ENDED.has(status) && reason === undefined) broken(`the end at ${event.seq} has no reason`)
}

/** What was parked comes back before the council turns to what follows; what was parked twice is left. */
function everyItemHeard({ items }: RunState, seq: number): void {
  for (const [id, { state, timesParked }] of Object.entries(items))
    if (state !== 'closed' && timesParked < 2)
      broken(`item ${id} is ${state} when the council goes on at ${seq}`)
}

/** Whoever is given the floor is one of those who may have it, and they are seats of this table. */
function mayBeSelected(state: RunState, event: Extract<RunEvent, { type: 'speaker_selected' }>): void {
  const { seat, candidates, policy } = event.data
  if (!candidates.includes(seat)) broken(`${seat} is given the floor at ${event.seq} and may not have it`)
  const phase = speakingSeats(state)
  const stranger = candidates.find((one) => (policy === 'floor' ? !isSeat(state, one) : !phase.includes(one)))
  if (stranger !== undefined) broken(`${stranger} is a candidate at ${event.seq} and cannot speak there`)
  if (policy !== 'floor' && policy !== state.policy.name)
    broken(`${policy} chooses at ${event.seq}, and the policy is ${state.policy.name}`)
}

const isSeat = (state: RunState, name: string): boolean => state.seats.some(({ seat }) => seat === name)

/** I4: once a run has ended only people go on, with its documents, and neither its status nor its time changes. */
function afterTheEnd(state: RunState, event: RunEvent): void {
  const byPerson = event.actor.kind === 'person' && event.correlationId !== event.runId
  const fine =
    (event.type === 'command' && AFTER_THE_END.has(event.data.type) && event.data.state === 'applied') ||
    (event.type === 'artifact' && event.data.valid && event.commandId !== undefined)
  if (!fine || !byPerson) broken(`I4: ${event.type} at ${event.seq} after the end`)
  const after = fold(state, event)
  if (after.status !== state.status || after.elapsedMs !== state.elapsedMs || after.endedAt !== state.endedAt)
    broken(`I4: ${event.type} at ${event.seq} wakes a run that has ended`)
}

/** A document's versions follow each other, whoever makes them. */
function versionFollows(
  { artifacts }: RunState,
  { data, seq }: Extract<RunEvent, { type: 'artifact' }>,
): void {
  const { version = 0, artifactId = data.artifactId } = artifacts[data.kind] ?? {}
  if (data.version !== version + 1 || data.artifactId !== artifactId)
    broken(`${data.kind} ${data.artifactId} at ${seq} is version ${data.version} after ${version}`)
}

/** I4: only the end of the open turn, commands and what they cause, and the default of a question that is due. */
function whilePaused(state: RunState, event: RunEvent): void {
  const byDriver = event.correlationId === event.runId
  const fine =
    (event.type === 'turn' && event.data.state !== 'started') ||
    (event.type === 'human_question' &&
      (event.data.state !== 'asked' || event.data.questionId === state.human?.questionId)) ||
    (event.type === 'usage' && event.data.purpose === 'select') ||
    (event.type === 'timebox' && event.data.state === 'extended') ||
    (!byDriver && (event.type === 'position' || event.type === 'quality_gate')) ||
    (event.type === 'run_status' && (!byDriver || event.data.status === 'failed')) ||
    event.type === 'command' ||
    event.type === 'chat_message' ||
    event.type === 'artifact' ||
    event.type === 'option' ||
    event.type === 'participant_updated' ||
    (!byDriver && event.type === 'unshared') ||
    // A fork begins where its parent paused, and goes on at once.
    event.type === 'run_created' ||
    OF_A_TURNS_END.has(event.type)
  if (!fine) broken(`I4: ${event.type} at ${event.seq} while paused`)
  const isSelection = event.type === 'usage' && event.data.purpose === 'select'
  if (byDriver && OF_A_TURNS_END.has(event.type) && !endsTurn(state) && !isSelection)
    broken(`I4: ${event.type} at ${event.seq} while paused and nobody speaks`)
}

const OF_A_TURNS_END = new Set<RunEvent['type']>([
  'unshared',
  'tool_call',
  'claim',
  'risk',
  'question',
  'position',
  'vote',
  'usage',
  'reveal',
  'quality_gate',
  'decision',
])

/** The turn is open, or was closed by the append under way: what follows it there is its end. */
const endsTurn = (state: RunState): boolean => state.turn !== null || state.lastAt === state.driverAt

const CODES: Record<RunEvent['type'], string> = {
  run_created: '0',
  tool_call: 'T',
  unshared: 'c',
  chat_message: 'M',
  option: 'c',
  claim: 'c',
  risk: 'c',
  question: 'c',
  position: 'c',
  vote: 'c',
  artifact: 'F',
  usage: 'u',
  turn: 'E',
  reveal: 'R',
  quality_gate: 'G',
  decision: 'D',
  command: 'K',
  timebox: 'B',
  agenda_item: 'A',
  run_status: 'S',
  escalation: 'X',
  human_question: 'H',
  speaker_selected: 'P',
  participant_updated: 'J',
  export: '?',
}

const codeOf = (event: RunEvent): string =>
  event.type === 'turn' && event.data.state === 'started'
    ? 'Z'
    : event.type === 'unshared' && event.data.state !== 'addressed'
      ? 'W'
      : CODES[event.type]

// What follows the end of a turn: gates and decision, commands with what they cause, the move to another phase or item,
// and then the end with its record, a question, or the next turn, which asks a person at once.
const AFTER = 'R?G*D?(?:K[MJ]?|KSK*)*(?:B(?=K|D))?(?:KM?)*D*B*A*(?:F*K*S|S?(?:SX?H)?(?:P?Z(?:SH)?)?)'
const DRIVER = [
  `T*M[cF]*u*E${AFTER}`, // an answer
  `u*EE?${AFTER}`, // a failure, perhaps the last
  `u*EF*K*S`, // a failure that ends the run
  'M?u*E', // a cut
  `M?u*E${AFTER}`, // a cut at the end of the item's time
  `u+${AFTER}`, // a model has said who speaks, or was overtaken
  `B?EE?(?:${AFTER})`, // a driver that came back
  'B', // … between two turns
  `SB${AFTER}`, // the start
  AFTER, // the next turn
  'HB?S?', // a question that nobody answered
  `HJ?E(?:S(?:${AFTER}))?`, // a person who did not speak in time
  'E?H?F*K*S', // a failure of the rules
].map((order) => new RegExp(`^${order}$`))
const SAID = 'J?H(?:T*M[cF]*)?ER?G*D?(?:S(?:SX?H)?)?' // a person in a turn, with what its end settles
const PERSON = new RegExp(`^K(?:|E|M|K|J|c|F|BH?S?|G(?:HS?)?|SK*|HB?M?c*S?|HS?|JHES?|${SAID}|E?H?F*K*S)$`)

/** Section 5: one append, in this order. */
export function inOrder(append: readonly RunEvent[]): void {
  // What one seat alone has read is told just before the phase in which it is to be spoken of.
  const codes = append
    .map(codeOf)
    .join('')
    .replaceAll(/W+(?=S)/g, '')
  const [first] = append
  if (first === undefined || codes === '0') return
  // The clock was set: told before whatever comes next, whoever asks for that.
  if (codes === 'B' && first.type === 'timebox' && /^(?:paused|resumed)$/.test(first.data.state)) return
  const fine =
    first.correlationId === first.runId ? DRIVER.some((order) => order.test(codes)) : PERSON.test(codes)
  if (!fine)
    broken(
      `the append from ${first.seq} is out of order: ${append.map((event) => event.type).join(', ')} (${codes})`,
    )
}
