import type { OpenTurn } from '../council/turn-state.ts'
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
  ): { end(): void } {
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
      end: () => {
        if (this.#open.get(runId) !== draft) return
        this.#open.delete(runId)
        if (!hidden && draft.index > 0)
          this.#bus.publish({ kind: 'draft_end', runId, messageId: draft.messageId })
      },
    }
  }

  /** What a seat writes; a piece of another message than the one under way comes too late. */
  add(runId: string, { messageId, text }: { messageId: string; text: string }): void {
    const draft = this.#open.get(runId)
    if (draft?.messageId !== messageId) return
    const index = draft.index++
    draft.text += text
    const { turnId, seat, hidden } = draft
    if (!hidden) this.#bus.publish({ kind: 'draft', runId, turnId, messageId, seat, text, index })
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
