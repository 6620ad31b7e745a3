/** A request takes at most 2,048 texts; fewer are given anew sooner when one fails. */
const MOST_TEXTS = 128
/** A request takes 300,000 tokens, and no token is shorter than a byte. */
const MOST_BYTES = 256 * 1024

/** The texts in their order, as many at once as one request takes. */
export function batchesOf(texts: readonly string[]): string[][] {
  const batches: string[][] = []
  let batch: string[] = []
  let bytes = 0
  for (const text of texts) {
    const more = Buffer.byteLength(text)
    if (batch.length === MOST_TEXTS || (batch.length > 0 && bytes + more > MOST_BYTES)) {
      batches.push(batch)
      ;[batch, bytes] = [[], 0]
    }
    batch.push(text)
    bytes += more
  }
  return batch.length === 0 ? batches : [...batches, batch]
}
