import type { Envelope } from '../../schemas/generated/types.ts'
import type { Connection, Watcher } from '../connection/connection.ts'
import { perFrame } from '../lib/per-frame.ts'
import type { ReadTranscript } from '../lib/read-transcript.ts'
import { addDeltas, createDraftStore, dropDraft, takeDraft, type DraftStore } from './draft-store.ts'
import { mayOpen, readAgain, type ReadEvents } from './read-again.ts'
import { applyEvents, createRunStore, seqOf, takeOpening, type RunStore } from './run-store.ts'
import { transcriptPages, type TranscriptPages } from './transcript-pages.ts'

/** One run on the screen: its events folded, the words under way beside them. */
export type RoomSession = {
  runId: string
  run: RunStore
  drafts: DraftStore
  /** Rows of a long run that are not at hand, and the search over all of it. */
  transcript: TranscriptPages
  watch(connection: Pick<Connection, 'watch' | 'prepare'>, from?: 'log' | 'end'): () => void
}
export type ReadRun = { events: ReadEvents; transcript: ReadTranscript }

/** Goes through the queue, so that it holds for what was queued before it. */
const CAUGHT_UP = 'caught_up'
/** How often a run is asked for at its end; after that it is folded here, however long that takes. */
const MOST_OPENINGS = 3

/** A run to be watched; `watch` keeps its stores current until its answer is called, and goes on where it was. */
export function createRoomSession(
  runId: string,
  read: ReadRun,
  shown: (event: Envelope) => void = () => {},
): RoomSession {
  const run = createRunStore()
  const drafts = createDraftStore()
  let reopen = (): void => {}
  const events = perFrame((items: (Envelope | typeof CAUGHT_UP)[]) => {
    const arrived = items.filter((item) => item !== CAUGHT_UP)
    const wasLive = run.getState().caughtUp
    applyEvents(run, arrived)
    const newest = arrived.at(-1)
    if (wasLive && newest !== undefined) shown(newest)
    // Where nobody answers, the next event that may open it tries again.
    if (arrived.some(mayOpen)) {
      if (run.getState().openedSealed) reopen()
      else readAgain(run, runId, read.events).catch(() => undefined)
    }
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

  /**
   * Follows the log from where the page is; what is too far away is taken as the server has folded it, and so is a run
   * that is opened `from` its end.
   */
  function watch(connection: Pick<Connection, 'watch' | 'prepare'>, from: 'log' | 'end' = 'log'): () => void {
    let stop = () => {}
    let [isOver, isUnderway, openings] = [false, false, 0]
    const follow = () => {
      const far = openings < MOST_OPENINGS ? { far: open } : {}
      stop = connection.watch(runId, seqOf(run.getState()), { ...watcher, ...far })
    }
    const open = () => {
      stop()
      if (isUnderway || isOver) return
      isUnderway = true
      openings++
      void read.transcript
        .opening(runId)
        .then((opening) => {
          if (isOver) return
          takeOpening(run, opening)
          dropSettled(run, drafts)
          openings = 0
        })
        // Following again asks again, as soon as there is a server to be asked.
        .catch(() => undefined)
        .then(() => {
          isUnderway = false
          if (!isOver) follow()
        })
    }
    reopen = open
    if (from === 'end' && run.getState().state === null) {
      connection.prepare()
      open()
    } else follow()
    return () => {
      isOver = true
      stop()
    }
  }
  return { runId, run, drafts, transcript: transcriptPages(run, runId, read.transcript), watch }
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
