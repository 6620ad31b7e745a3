import type { Actor, Command, DecisionData, Gate, StatusReason } from '../../../schemas/generated/types.ts'
import type { RunEvent } from '../events.ts'
import { ENDED, type RunState } from '../state.ts'

type Document = Extract<Command, { type: 'approve_artifact' }>['kind']
/** Requests of a person that the transcript tells of in a line. */
type Steered = 'pause' | 'resume' | 'request_alternatives' | 'request_risks' | 'call_decision' | 'close_item'

/** What happened to the council between two messages, in data: whoever shows it has the words. `who` is null where nobody is named. */
export type Happening =
  /** `reason.text` is written in the council's language, `reason.code` says it in any. */
  | { what: 'ended'; status: RunState['status']; reason: StatusReason | null }
  | { what: 'turn_failed'; name: string; attempt: number; reason: string | null }
  | { what: 'turn_skipped'; name: string; reason: string | null }
  | { what: 'turn_cut'; name: string; reason: string | null }
  | { what: 'revealed' }
  /** A row that a later version of the program has made. */
  | { what: 'unknown' }
  | { what: 'steered'; command: Steered; who: string; about: string | null }
  | { what: 'edited' | 'approved'; who: string; document: Document }
  | { what: 'joined' | 'left' | 'muted' | 'unmuted'; who: string | null; seat: string }
  | { what: 'more_time'; who: string }
  | { what: 'asked'; text: string }
  | { what: 'answered'; who: string | null; answer: string }
  | { what: 'defaulted'; answer: string }
  | { what: 'decided'; status: DecisionData['status']; text: string }
  | { what: 'gate'; gate: Gate; missing: string[] }
  | { what: 'extended'; scope: string; totalSeconds: number }
  | { what: 'expired'; scope: string }

export type Tone = 'quiet' | 'warn' | 'bad' | 'good'
/** A line between the messages: what happened to the council rather than what was said in it. */
export type Notice = {
  tone: Tone
  told: Happening
  /** It may cut a message short, whose words so far come only after it. */
  cuts?: true
}

type Of<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>['data']

const quiet = (told: Happening): Notice => ({ tone: 'quiet', told })
const warn = (told: Happening): Notice => ({ tone: 'warn', told })

/** What a reader should be told of an event, if anything. */
export function noticeOf(event: RunEvent, state: Pick<RunState, 'seats'>): Notice | null {
  switch (event.type) {
    case 'run_status':
      return ofStatus(event.data)
    case 'turn':
      return ofTurn(event.data, nameOf(state, event.data.seat))
    case 'participant_updated':
      return ofSeat(event.data, nameOf(state, event.data.seat))
    case 'reveal':
      return quiet({ what: 'revealed' })
    case 'command':
      return event.data.state === 'applied' && event.data.reason === undefined
        ? ofCommand(event.data.type, event.data.command, event.actor.name)
        : null
    case 'human_question':
      return ofQuestion(event.data, event.actor)
    case 'decision': {
      const { status, text } = event.data
      return { tone: status === 'decided' ? 'good' : 'warn', told: { what: 'decided', status, text } }
    }
    case 'quality_gate': {
      const { passed, gate, missing } = event.data
      return passed ? null : warn({ what: 'gate', gate, missing })
    }
    case 'timebox':
      return ofTimebox(event.data)
    default:
      return null
  }
}

/** How a seat is called; its id where there is no such seat. */
export const nameOf = (state: Pick<RunState, 'seats'>, seat: string): string =>
  state.seats.find((one) => one.seat === seat)?.name ?? seat

/** A pause is told of the command that asked for it, since that knows who it was. */
function ofStatus({ status, reason }: Of<'run_status'>): Notice | null {
  if (!ENDED.has(status)) return null
  const tone = status === 'failed' ? 'bad' : reason?.code === 'decided' ? 'good' : 'warn'
  return { tone, told: { what: 'ended', status, reason: reason ?? null } }
}

function ofTurn({ state, attempt, ...data }: Of<'turn'>, name: string): Notice | null {
  const reason = data.reason ?? null
  if (state === 'failed') return warn({ what: 'turn_failed', name, attempt, reason })
  if (state === 'skipped') return quiet({ what: 'turn_skipped', name, reason })
  return state === 'interrupted' ? quiet({ what: 'turn_cut', name, reason }) : null
}

function ofCommand(type: string, command: Command | undefined, who: string): Notice | null {
  if (command?.type === 'edit_artifact') return quiet({ what: 'edited', who, document: command.kind })
  if (command?.type === 'approve_artifact') return quiet({ what: 'approved', who, document: command.kind })
  if (!isSteered(type)) return null
  const about = command !== undefined && 'about' in command ? (command.about ?? null) : null
  const told = { what: 'steered' as const, command: type, who, about }
  return type === 'pause' ? { ...warn(told), cuts: true } : quiet(told)
}

const STEERED: ReadonlySet<string> = new Set<Steered>([
  'pause',
  'resume',
  'request_alternatives',
  'request_risks',
  'call_decision',
  'close_item',
])
const isSteered = (type: string): type is Steered => STEERED.has(type)

const ofSeat = ({ state, occupant }: Of<'participant_updated'>, seat: string): Notice =>
  quiet({ what: state, who: occupant?.name ?? null, seat })

/** A turn is told by its own events. A question that a person asks again has more time. */
function ofQuestion(
  { state, text, answer, by, defaultAnswer, purpose }: Of<'human_question'>,
  actor: Actor,
): Notice | null {
  if (state === 'asked' && actor.kind === 'person') return quiet({ what: 'more_time', who: actor.name })
  if (purpose === 'turn') return null
  if (state === 'asked') return quiet({ what: 'asked', text })
  if (state === 'answered') return quiet({ what: 'answered', who: by?.name ?? null, answer: answer ?? '' })
  return state === 'defaulted' ? quiet({ what: 'defaulted', answer: defaultAnswer }) : null
}

function ofTimebox({ state, scope, totalSeconds }: Of<'timebox'>): Notice | null {
  if (scope.startsWith('phase:')) return null
  if (state === 'extended') return quiet({ what: 'extended', scope, totalSeconds })
  return state === 'expired' ? warn({ what: 'expired', scope }) : null
}
