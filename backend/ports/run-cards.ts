/** What lists show of a run, made of its log up to `seq`; `form` says which fields the body has. */
export type StoredCard = { runId: string; seq: number; form: number; body: string; awaitsApproval: boolean }

/** Where lists find what they show of runs that have ended, so that no log is folded for it again. It may be lost. */
export type RunCards = {
  of(runIds: readonly string[]): Promise<ReadonlyMap<string, StoredCard>>
  keep(cards: readonly StoredCard[]): Promise<void>
  /**
   * The runs that stand for their meeting, have ended and may wait for an approval, newest first: their card says so, or
   * there is none of this form and of their last event.
   */
  mayAwaitApproval(given: { workspaceId: string; form: number; limit: number }): Promise<string[]>
}
