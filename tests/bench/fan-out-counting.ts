/** Where a watcher is in its stream of frames. */
export type Counting = { left: number; isCounted: boolean; carry: Buffer | null }

// The header, and the payload as far as the first key of an event: `{"event":{"a`.
const LOOK = 4 + 12
const [E, A] = [0x65, 0x61]

/** How many of the benchmark's events end in this chunk: hops from frame to frame and reads nothing else. */
export function countEvents(counting: Counting, fresh: Buffer): number {
  const chunk = counting.carry === null ? fresh : Buffer.concat([counting.carry, fresh])
  counting.carry = null
  if (counting.left > chunk.length) {
    counting.left -= chunk.length
    return 0
  }
  let events = counting.left > 0 && counting.isCounted ? 1 : 0
  let at = counting.left
  counting.left = 0
  while (at + LOOK <= chunk.length) {
    const short = chunk[at + 1]!
    const payload = at + (short < 126 ? 2 : 4)
    const end = payload + (short < 126 ? short : chunk.readUInt16BE(at + 2))
    counting.isCounted = chunk[payload + 2] === E && chunk[payload + 11] === A
    if (end > chunk.length) {
      counting.left = end - chunk.length
      return events
    }
    if (counting.isCounted) events++
    at = end
  }
  // Too little to tell what it is. The memory of a read is used again, so this is a copy.
  if (at < chunk.length) counting.carry = Buffer.from(chunk.subarray(at))
  return events
}
