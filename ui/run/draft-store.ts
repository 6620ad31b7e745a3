import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FrameBody } from '../../schemas/generated/types.ts'

/** The words under way. They are hints: what the council keeps comes as an event. */
export type Draft = { messageId: string; text: string; nextIndex: number; isWhole: boolean }
export type DraftStore = StoreApi<{ draft: Draft | null }>

export const createDraftStore = (): DraftStore => createStore(() => ({ draft: null }))

/** Takes on what a viewer who came in the middle missed. */
export function takeDraft(store: DraftStore, { messageId, text, index }: FrameBody['draft']): void {
  store.setState({ draft: { messageId, text, nextIndex: index, isWhole: true } })
}

/** Adds tokens, all that came since the last frame was drawn. */
export function addDeltas(store: DraftStore, deltas: readonly FrameBody['delta'][]): void {
  store.setState(({ draft }) => ({ draft: deltas.reduce(withDelta, draft) }))
}

function withDelta(draft: Draft | null, { messageId, index, text }: FrameBody['delta']): Draft {
  if (draft?.messageId !== messageId) return { messageId, text, nextIndex: index + 1, isWhole: index === 0 }
  if (index < draft.nextIndex) return draft
  // A viewer who cannot keep up loses tokens first: say so rather than join words that never stood together.
  const lost = index > draft.nextIndex
  return {
    ...draft,
    text: draft.text + (lost ? ' … ' : '') + text,
    nextIndex: index + 1,
    isWhole: draft.isWhole && !lost,
  }
}

/** The message came whole, or its turn ended without one. */
export function dropDraft(store: DraftStore): void {
  if (store.getState().draft !== null) store.setState({ draft: null })
}
