/** One driver per run: saves money, never needed for correctness (the log's fence is). */
export type Leases = {
  /** The lease's epoch, or null where another driver holds it. */
  claim(runId: string, owner: string): Promise<number | null>
  /** Of these runs, those still held; one statement for all runs of a node. */
  renew(runIds: string[], owner: string): Promise<string[]>
  release(runId: string, owner: string): Promise<void>
}
