import type { RunEvent } from '../events.ts'
import { msOf } from '../time.ts'

/** Where a mark stands: `messageId` is the last message by then. */
type Place = { seq: number; at: number; messageId: string | null }
type Told = { kind: 'decision' | 'risk' | 'failure'; text: string }
/** What a person asked of the run, in data: whoever shows it has the words. */
type Intervention = { kind: 'intervention'; by: string; command: string }

/** Something on the way of a run that people look for: where it stands, and whose it is. */
export type Mark = Place & (Told | Intervention)
/** A message, so that one can step from turn to turn and read the scrubber aloud. */
export type Stop = { seq: number; at: number; number: number; messageId: string; name: string; turn: boolean }
/** The stretch in which an item was open; `to` is null while it is. */
export type Lane = {
  itemId: string
  title: string
  from: number
  to: number | null
  fromAt: number
  toAt: number | null
}

/** What a scrubber draws of a run: it is small beside the log, and comes from one walk through it. */
export type Marks = {
  lastSeq: number
  startedAt: number
  endedAt: number
  stops: Stop[]
  marks: Mark[]
  lanes: Lane[]
}

/** What a person does to a run; what is asked about documents and exports is no intervention in the talk. */
const STEERING = new Set([
  'pause',
  'resume',
  'stop',
  'say',
  'give_floor',
  'skip_turn',
  'request_alternatives',
  'request_risks',
  'call_decision',
  'close_item',
  'park_item',
  'extend_timebox',
  'take_seat',
  'leave_seat',
  'mute',
  'set_policy',
  'set_phase',
  'answer',
])

/** Gathers the marks of a log, event by event; what it has seen already changes nothing. */
export class MarkGatherer {
  readonly #stops: Stop[] = []
  readonly #marks: Mark[] = []
  readonly #lanes: Lane[] = []
  #startedAt: number | null = null
  #last = { seq: 0, at: 0 }

  see(event: RunEvent): void {
    const { seq } = event
    if (seq <= this.#last.seq) return
    const at = msOf(event.at)
    this.#startedAt ??= at
    this.#last = { seq, at }
    switch (event.type) {
      case 'chat_message': {
        if (event.data.partial === true) return
        const { messageId, turnId } = event.data
        const number = this.#stops.length + 1
        this.#stops.push({ seq, at, number, messageId, name: event.actor.name, turn: turnId !== null })
        return
      }
      case 'decision':
        return this.#mark({ kind: 'decision', text: event.data.text })
      case 'risk':
        return this.#mark({ kind: 'risk', text: event.data.risk })
      case 'turn':
        if (event.data.state === 'failed') this.#mark({ kind: 'failure', text: event.data.reason ?? '' })
        return
      case 'run_status':
        if (event.data.status === 'failed')
          this.#mark({ kind: 'failure', text: event.data.reason?.text ?? '' })
        return
      case 'command':
        if (event.actor.kind === 'person' && event.data.state === 'applied' && STEERING.has(event.data.type))
          this.#mark({ kind: 'intervention', by: event.actor.name, command: event.data.type })
        return
      case 'agenda_item':
        return this.#item(event.data)
    }
  }

  /** What was seen so far; it does not change while more is seen. */
  marks(): Marks {
    const { seq, at } = this.#last
    return {
      lastSeq: seq,
      startedAt: this.#startedAt ?? at,
      endedAt: at,
      stops: [...this.#stops],
      marks: [...this.#marks],
      lanes: [...this.#lanes],
    }
  }

  #mark(told: Told | Intervention): void {
    const messageId = this.#stops.at(-1)?.messageId ?? null
    this.#marks.push({ ...told, ...this.#last, messageId })
  }

  #item({ itemId, title, state }: Extract<RunEvent, { type: 'agenda_item' }>['data']): void {
    const { seq, at } = this.#last
    const open = this.#lanes.at(-1)
    if (state !== 'opened' && open?.itemId === itemId && open.to === null)
      this.#lanes[this.#lanes.length - 1] = { ...open, to: seq, toAt: at }
    if (state === 'opened') this.#lanes.push({ itemId, title, from: seq, to: null, fromAt: at, toAt: null })
  }
}
