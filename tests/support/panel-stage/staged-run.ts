// A council as long as one likes, from a seed: its opening and blind round by the rules themselves, the debate after it
// written straight into the log in the shape that the rules give it. The same seed, the same bytes.
import type { NewEvent } from '../../../backend/council/events.ts'
import { SYSTEM } from '../../../backend/council/events.ts'
import { fold } from '../../../backend/council/evolve.ts'
import type { RunState } from '../../../backend/council/state.ts'
import { isoOf } from '../../../backend/council/time.ts'
import { seal } from '../../../backend/log/chain.ts'
import { envelopes } from '../../../backend/log/envelopes.ts'
import type { StoredEvent } from '../../../backend/ports/run-log.ts'
import { GivenRun } from '../given.ts'
import { ANNA } from '../house.ts'
import { dice, type Dice } from '../random-council.ts'
import { STAGED_MEETING } from './staged-meeting.ts'
import { stagedTurn } from './staged-turn.ts'
import { happenings } from './happenings.ts'
import { words } from './texts.ts'

export type StagedRun = { runId: string; stored: StoredEvent[]; state: RunState }

const RUN_ID = 'run-1'
/** A turn and the silence after it, in run time. */
const TURN_MS = 2_000
const PERSON_SPEAKS = 0.03
/** The stage goes on in a debate that has begun. */
const LAST_MESSAGES = 20

const made = new Map<string, StagedRun>()

/** The run of this seed with so many messages, the debate open and nobody speaking. Made once a process. */
export function stagedRun(seed: number, messages: number): StagedRun {
  const key = `${seed} ${messages}`
  const known = made.get(key) ?? makeRun(seed, messages)
  made.set(key, known)
  return { ...known, stored: [...known.stored] }
}

/** A run that is made and not begun. */
export function unbegunRun(): StagedRun {
  const { stored, state } = new GivenRun({ meeting: STAGED_MEETING })
  return { runId: RUN_ID, stored: [...stored], state }
}

/** The same, made anew. */
export function makeRun(seed: number, messages: number): StagedRun {
  const opening = new GivenRun({ meeting: STAGED_MEETING }).to('debate', 'moderator').speak()
  return goOn({ runId: RUN_ID, stored: opening.stored, state: opening.state }, seed, messages)
}

/** The same run with more of the debate; nobody may have the floor. */
export function goOn(from: StagedRun, seed: number, messages: number): StagedRun {
  const pen = new Pen(from, dice(seed))
  while (pen.state.messages.length < messages) {
    const { dice: d, state } = pen
    if (d.chance(PERSON_SPEAKS)) pen.write(personSays(d, state), 'panel')
    else for (const part of stagedTurn(state, d)) pen.write(part)
    for (const { by, events } of happenings(pen.state, d, messages - state.messages.length < LAST_MESSAGES))
      pen.write(events, by === SYSTEM ? RUN_ID : 'panel')
  }
  return { runId: RUN_ID, stored: pen.stored, state: pen.state }
}

/** Writes events on to a log, time going on. */
class Pen {
  state: RunState
  readonly dice: Dice
  readonly stored: StoredEvent[]
  #ids: number

  constructor(from: StagedRun, d: Dice) {
    this.state = from.state
    this.stored = [...from.stored]
    this.dice = d
    this.#ids = this.state.seq
  }

  write(events: NewEvent[], correlationId = RUN_ID): void {
    const at = isoOf(this.state.lastAt + Math.round(TURN_MS / 2))
    const newId = () => `00000000-0000-7000-8000-${String(++this.#ids).padStart(12, '0')}`
    const head = { runId: RUN_ID, workspaceId: 'main', seq: this.state.seq, at, correlationId, newId }
    const written = envelopes(events, head)
    const stored = seal(written, this.state.headHash)
    for (const [i, event] of written.entries())
      this.state = fold(this.state, { ...event, hash: stored[i]?.hash ?? '' })
    this.stored.push(...stored)
  }
}

function personSays(d: Dice, state: RunState): NewEvent[] {
  const messageId = `m${state.counts.m + 1}`
  const content = words(d, state.messages.length + 1)
  const { phase } = state
  return [
    {
      type: 'chat_message',
      actor: ANNA,
      data: {
        messageId,
        turnId: null,
        seat: null,
        phase,
        content,
        ...(d.chance(0.2) ? { note: true } : {}),
      },
    },
  ]
}
