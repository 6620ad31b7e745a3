/** Runs that people have put away, or deleted: those are hidden everywhere, and their logs are kept. */
export type Archive = {
  /** Of these runs, those that were put away. */
  archived(runIds: readonly string[]): Promise<ReadonlySet<string>>
  isDeleted(runId: string): Promise<boolean>
  /** Puts a run away, or takes it out again (null); false where there is no such run in the store. */
  put(runId: string, at: number | null): Promise<boolean>
  /** Hides a run; it no longer stands for its meeting. False where there is none to hide. */
  remove(runId: string, at: number): Promise<boolean>
  /** Shows a deleted run again; it stands for its meeting only where a person says so. False where it is not deleted. */
  restore(runId: string): Promise<boolean>
}
