import type { Clock } from '../../../ports/outside.ts'

/** Slack waits three seconds for an answer; whoever sees a failure presses again. */
const MOST_WAIT_MS = 2_000

/**
 * Does what must not be lost, and only then tells Slack that it was taken: who is killed before has promised nothing, and
 * who asks again asks for the same. What takes long goes on after Slack was told; what failed is not told to be taken.
 */
export async function doneThenTaken<T>(
  clock: Pick<Clock, 'sleep'>,
  ack: () => Promise<void>,
  work: Promise<T>,
): Promise<T> {
  const over = new AbortController()
  await Promise.race([work, clock.sleep(MOST_WAIT_MS, over.signal)]).finally(() => over.abort())
  await ack()
  return work
}
