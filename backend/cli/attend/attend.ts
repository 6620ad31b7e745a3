import type { HumanQuestionData } from '../../../schemas/generated/types.ts'
import { fold } from '../../council/evolve.ts'
import { ENDED, type RunState } from '../../council/state.ts'
import { parseStored } from '../../log/fold-stored.ts'
import type { View } from '../show/view.ts'
import { onInterrupt } from './interrupts.ts'
import type { Source } from './source.ts'

/** Asks whoever sits at the terminal; the answer, or null where there will be none (the signal, or the end of input). */
export type Ask = (question: HumanQuestionData, signal: AbortSignal) => Promise<string | null>

export type Attending = {
  source: Source
  view: View
  /** Null where nobody can be asked here. */
  ask: Ask | null
  /** What to type elsewhere to answer, where nobody can be asked here and the run waits for an answer. */
  toAnswer?: string
  /** What an interruption means: the run is paused, or only this viewer leaves. */
  onInterrupt: 'pause' | 'leave'
  /** Said when a second interruption ends the program before the first has done its work. */
  cutShort?: (state: RunState) => void
  /** It is only shown again: nothing is asked, what came after the end is shown as well, and no line of it is kept. */
  recorded?: true
  /** Asked for once the past has been told; a run that was paused goes on by it. */
  whenThere?: (state: RunState) => Promise<void>
}

export type Attended = { state: RunState; lines: string[]; interrupted: boolean }

/** Shows a run until it ends or somebody interrupts, and asks its questions to whoever is there. */
export async function attend(attending: Attending): Promise<Attended> {
  const attendance = new Attendance(attending)
  const stopListening = onInterrupt(
    () => attendance.interrupt(),
    () => attendance.cutShort(),
  )
  try {
    return await attendance.untilEnd()
  } finally {
    stopListening()
    attending.view.close()
  }
}

class Attendance {
  readonly #given: Attending
  readonly #lines: string[] = []
  readonly #over = new AbortController()
  #state: RunState | null = null
  #draft = { messageId: '', text: '' }
  #there = false
  #interrupted = false
  #asking: { questionId: string; withdrawn: AbortController } | null = null
  #failure: unknown = null

  constructor(given: Attending) {
    this.#given = given
  }

  async untilEnd(): Promise<Attended> {
    const { source, view } = this.#given
    await source.follow(
      {
        event: (bytes) => this.#event(bytes),
        draft: (draft) => this.#drafted(draft),
        caughtUp: () => this.#caughtUp(),
        note: (line) => view.note(line),
      },
      this.#over.signal,
    )
    if (this.#failure !== null) throw this.#failure
    if (this.#state === null) throw new Error('The run has no events.')
    return { state: this.#state, lines: this.#lines, interrupted: this.#interrupted }
  }

  interrupt(): void {
    this.#interrupted = true
    this.#asking?.withdrawn.abort()
    if (this.#given.onInterrupt === 'leave') return this.#over.abort()
    this.#given.view.note('Pausing. Once more ends at once.')
    this.#inBackground(this.#given.source.command({ type: 'pause', when: 'now' }).then(() => this.#look()))
  }

  cutShort(): void {
    // What is drawn in place would stay behind in front of the prompt.
    this.#given.view.close()
    if (this.#state !== null) this.#given.cutShort?.(this.#state)
  }

  #event(bytes: string): void {
    const event = parseStored(bytes)
    const before = this.#state
    const state = fold(before, event)
    this.#state = state
    if (this.#given.recorded !== true) this.#lines.push(bytes)
    if (event.type === 'turn') this.#draft = { messageId: '', text: '' }
    this.#given.view.event({ event, bytes, state, before, past: !this.#there })
    if (this.#there) this.#look()
  }

  #drafted({ messageId, text, whole }: { messageId: string; text: string; whole: boolean }): void {
    const turn = this.#state?.turn
    if (turn?.messageId !== messageId || this.#state === null) return
    const before = this.#draft.messageId === messageId && !whole ? this.#draft.text : ''
    this.#draft = { messageId, text: before + text }
    this.#given.view.draft(turn.seat, this.#draft.text, this.#state)
  }

  #caughtUp(): void {
    const first = !this.#there
    this.#there = true
    this.#given.view.caughtUp(this.#state)
    this.#look()
    const { whenThere } = this.#given
    if (first && whenThere !== undefined && this.#state !== null) this.#inBackground(whenThere(this.#state))
  }

  /** What the state asks of us: to end, to ask, or to ask no longer. */
  #look(): void {
    const state = this.#state
    if (state === null || this.#given.recorded === true) return
    const paused = this.#interrupted && state.status === 'paused' && state.turn === null
    if (ENDED.has(state.status) || paused) {
      this.#asking?.withdrawn.abort()
      return this.#over.abort()
    }
    const open = state.status === 'waiting_for_human' ? state.human : null
    if (open?.questionId === this.#asking?.questionId) return
    this.#asking?.withdrawn.abort()
    this.#asking = null
    if (open === null || this.#interrupted) return
    const { ask, toAnswer, view } = this.#given
    this.#asking = { questionId: open.questionId, withdrawn: new AbortController() }
    if (ask !== null) this.#inBackground(this.#ask(open, ask, this.#asking.withdrawn))
    else if (toAnswer !== undefined) view.note(`Answer it with: ${toAnswer}`)
  }

  async #ask(question: HumanQuestionData, ask: Ask, withdrawn: AbortController): Promise<void> {
    const { source, view } = this.#given
    const { questionId, options } = question
    view.hold(true)
    try {
      for (;;) {
        const answer = await ask(question, withdrawn.signal)
        if (answer === null || withdrawn.signal.aborted) return
        const said = options?.includes(answer) === true ? { option: answer } : { text: answer }
        const outcome = await source.command({ type: 'answer', questionId, ...said })
        if (outcome.state !== 'refused') return
        view.note(outcome.reason ?? 'The answer was refused.')
      }
    } finally {
      view.hold(false)
    }
  }

  #inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.#failure = error
      this.#over.abort()
    })
  }
}
