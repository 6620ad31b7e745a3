import type { OpenTurn } from '../council/state.ts'
import type { Bus } from '../ports/bus.ts'
import type { Draft } from '../ports/councils.ts'

/** The messages under way: never stored, never trusted, and gone when the turn ends. */
export class Drafts {
  readonly #bus: Bus
  readonly #open = new Map<string, Draft & { hidden: boolean }>()

  constructor(bus: Bus) {
    this.#bus = bus
  }

  /** `hidden`: the blind round streams nothing, yet a cut keeps its text. */
  open(
    runId: string,
    turn: Pick<OpenTurn, 'turnId' | 'messageId' | 'seat'>,
    hidden: boolean,
  ): { add(text: string): void; end(): void } {
    const draft = {
      turnId: turn.turnId,
      messageId: turn.messageId,
      seat: turn.seat,
      text: '',
      index: 0,
      hidden,
    }
    this.#open.set(runId, draft)
    return {
      add: (text) => {
        if (this.#open.get(runId) !== draft) return
        const index = draft.index++
        draft.text += text
        const { turnId, messageId, seat } = draft
        if (!hidden) this.#bus.publish({ kind: 'draft', runId, turnId, messageId, seat, text, index })
      },
      end: () => {
        if (this.#open.get(runId) !== draft) return
        this.#open.delete(runId)
        if (!hidden && draft.index > 0)
          this.#bus.publish({ kind: 'draft_end', runId, messageId: draft.messageId })
      },
    }
  }

  textOf(runId: string): string {
    return this.#open.get(runId)?.text ?? ''
  }

  /** What a viewer who comes now should see of it. */
  shown(runId: string): Draft | null {
    const draft = this.#open.get(runId)
    if (draft === undefined || draft.hidden) return null
    const { turnId, messageId, seat, text, index } = draft
    return { turnId, messageId, seat, text, index }
  }
}
