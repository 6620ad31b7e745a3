import type { Envelope } from '../../schemas/generated/types.ts'
import type { Connection, Watcher } from '../connection/connection.ts'
import { perFrame } from '../lib/per-frame.ts'
import { addDeltas, createDraftStore, dropDraft, takeDraft, type DraftStore } from './draft-store.ts'
import { mayOpen, readAgain, type ReadEvents } from './read-again.ts'
import { applyEvents, createRunStore, type RunStore } from './run-store.ts'

/** One run on the screen: its events folded, the words under way beside them. */
export type RoomSession = {
  runId: string
  run: RunStore
  drafts: DraftStore
  watch(connection: Pick<Connection, 'watch'>): () => void
}

/** Goes through the queue, so that it holds for what was queued before it. */
const CAUGHT_UP = 'caught_up'

/** A run to be watched; `watch` keeps its stores current until its answer is called, and goes on where it was. */
export function createRoomSession(runId: string, read: ReadEvents): RoomSession {
  const run = createRunStore()
  const drafts = createDraftStore()
  const events = perFrame((items: (Envelope | typeof CAUGHT_UP)[]) => {
    const arrived = items.filter((item) => item !== CAUGHT_UP)
    applyEvents(run, arrived)
    // Where nobody answers, the next event that may open it tries again.
    if (arrived.some(mayOpen)) readAgain(run, runId, read).catch(() => undefined)
    dropSettled(run, drafts)
    if (items.includes(CAUGHT_UP)) run.setState({ caughtUp: true })
  })
  const watcher: Watcher = {
    event: events,
    draft: (frame) => takeDraft(drafts, frame),
    delta: perFrame((items) =>
      addDeltas(
        drafts,
        items.filter((one) => isOpen(run, one.messageId)),
      ),
    ),
    caughtUp: () => events(CAUGHT_UP),
    refused: (refusal) => run.setState({ refusal }),
  }
  return {
    runId,
    run,
    drafts,
    watch: (connection) => connection.watch(runId, run.getState().state?.seq ?? 0, watcher),
  }
}

/** Tokens that arrive after their message are of the past. */
const isOpen = (run: RunStore, messageId: string): boolean => {
  const { state } = run.getState()
  return state === null || state.turn === null || state.turn.messageId === messageId
}

function dropSettled(run: RunStore, drafts: DraftStore): void {
  const { draft } = drafts.getState()
  const open = run.getState().state?.turn?.messageId
  if (draft !== null && draft.messageId !== open) dropDraft(drafts)
}
