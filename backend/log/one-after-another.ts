/** Something that is kept of a run; `tail` is the last work on it. */
export type Kept = { tail: Promise<unknown> }

/** Works on what is kept of a run, one after the other. It is then the last of all to be put away. */
export function oneAfterAnother<K extends Kept, T>(
  all: Map<string, K>,
  runId: string,
  fresh: () => K,
  work: (kept: K) => Promise<T>,
): Promise<T> {
  const kept = all.get(runId) ?? fresh()
  all.delete(runId)
  all.set(runId, kept)
  const turn = kept.tail.then(() => work(kept))
  kept.tail = turn.catch(() => undefined)
  return turn
}
