import type { RunEvent } from '../../council/events.ts'
import { ENDED, type RunState } from '../../council/state.ts'
import { speakerOf, type Speaker } from './speakers.ts'
import type { Told } from './view.ts'

/** What a reader should see of an event, as yet without width and colour. */
export type Entry =
  | { kind: 'title'; text: string; below: string[] }
  | { kind: 'section'; text: string }
  | { kind: 'message'; speaker: Speaker; about: string; text: string }
  | { kind: 'mark'; text: string }

/** The entries of one event; most events say nothing that the messages do not. */
export function entriesOf({ event, state, before }: Told): Entry[] {
  if (event.data === undefined) return []
  switch (event.type) {
    case 'run_created':
      return [opening(state)]
    case 'run_status':
      return status(event, state, before)
    case 'agenda_item':
      return state.meeting.agenda.length > 1 && event.data.state !== 'closed'
        ? [mark(`Item ${event.data.state}: ${event.data.title}`)]
        : []
    case 'chat_message':
      return [message(event, state)]
    case 'turn':
      return turn(event.data, state)
    case 'reveal':
      return revealed(state)
    case 'decision':
      return [mark(decided(event.data))]
    case 'quality_gate':
      return event.data.passed ? [] : [mark(`Not yet: ${event.data.missing.join(' ') || event.data.gate}`)]
    case 'human_question':
      return question(event.data)
    case 'command':
      return commanded(event)
    case 'timebox':
      return event.data.state === 'expired' ? [mark(`Time is up: ${event.data.scope}.`)] : []
    default:
      return []
  }
}

// A decision that was not taken says so itself.
const decided = ({ status, text }: Data<'decision'>): string =>
  status === 'decided' ? `Decision: ${text}` : text

type Data<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>['data']

const mark = (text: string): Entry => ({ kind: 'mark', text })

function opening({ meeting, seats, runId, budget }: RunState): Entry {
  const names = seats.map(({ name }) => name).join(', ')
  return {
    kind: 'title',
    text: meeting.title,
    below: [
      meeting.question,
      `${names} · at most ${budget.maxTurns} turns, ${budget.maxMinutes} min · run ${runId}`,
      ...meeting.notes.map((note) => `Note: ${note}`),
    ],
  }
}

function status(
  event: Extract<RunEvent, { type: 'run_status' }>,
  state: RunState,
  before: RunState | null,
): Entry[] {
  const { phase, reason, status: now } = event.data
  const begun = before?.status === 'created' && now === 'running'
  const section: Entry[] = begun || phase !== before?.phase ? [{ kind: 'section', text: phase }] : []
  const other = now !== before?.status && (ENDED.has(now) || now === 'paused' || reason?.code === 'resumed')
  return other && reason !== undefined ? [...section, mark(reason.text)] : section
}

function message({ data, actor }: Extract<RunEvent, { type: 'chat_message' }>, state: RunState): Entry {
  const cut = data.partial === true ? 'cut off' : ''
  const note = data.note === true ? 'note' : ''
  return {
    kind: 'message',
    speaker: speakerOf(state, data.seat, actor.name),
    about: [data.messageId, note, cut].filter(Boolean).join(' · '),
    text: data.content,
  }
}

function turn({ state: how, seat, reason, attempt }: Data<'turn'>, state: RunState): Entry[] {
  const { name } = speakerOf(state, seat, seat)
  const why = reason === undefined ? '' : ` (${reason})`
  if (how === 'failed') return [mark(`${name} did not answer, attempt ${attempt}${why}.`)]
  if (how === 'skipped') return [mark(`The turn of ${name} was skipped${why}.`)]
  return []
}

function revealed(state: RunState): Entry[] {
  const positions = Object.values(state.items[state.itemId ?? '']?.positions ?? {})
  if (positions.length === 0) return []
  const title = (id: string | null) => state.options.find((one) => one.optionId === id)?.title ?? 'no option'
  const said = positions.map(
    ({ seat, optionId }) => `${speakerOf(state, seat, seat).name}: ${title(optionId)}`,
  )
  return [mark(`Blind answers: ${said.join(' · ')}`)]
}

function question(data: Data<'human_question'>): Entry[] {
  switch (data.state) {
    case 'asked':
      return [mark(`Question: ${data.text} (without an answer: ${data.defaultAnswer})`)]
    case 'answered':
      return [mark(`Answered by ${data.by?.name ?? 'a person'}: ${data.answer ?? ''}`)]
    case 'defaulted':
      return [mark(`Nobody answered, so the default stands: ${data.defaultAnswer}`)]
    case 'withdrawn':
      return []
  }
}

// What a person said stands as a message, and what a pause or a stop did as the status; the rest is told here.
const TOLD_ELSEWHERE = new Set(['say', 'pause', 'resume', 'stop', 'answer'])

function commanded({ data, actor }: Extract<RunEvent, { type: 'command' }>): Entry[] {
  if (data.state === 'refused')
    return [mark(`${data.type.replaceAll('_', ' ')} was refused: ${data.reason ?? ''}`)]
  if (TOLD_ELSEWHERE.has(data.type) || data.state === 'cancelled') return []
  const when = data.state === 'queued' ? ' (after this turn)' : ''
  return [mark(`${actor.name} asks: ${data.type.replaceAll('_', ' ')}${when}`)]
}
