import type { AllowedPlace } from '../ports/outbound.ts'
import { checkedConnector, lookUp } from './checked-connector.ts'
import type { OutsideFailure } from './outside-failure.ts'
import { readDestination } from './read-destination.ts'
import { whatHappened } from './what-happened.ts'

const PATIENCE_MS = 5_000

/** Why an address cannot be reached, by the same checks as a request; null where a connection is taken. Nothing is sent. */
export async function reachable(
  given: string,
  allowed: readonly AllowedPlace[],
): Promise<OutsideFailure | null> {
  let host = ''
  const late = AbortSignal.timeout(2 * PATIENCE_MS)
  try {
    const destination = readDestination(given)
    host = destination.host
    const { protocol, hostname, port } = new URL(destination.origin)
    const connect = checkedConnector({ allowed, lookup: lookUp, connectMs: PATIENCE_MS, signal: late })
    await new Promise<void>((resolve, reject) =>
      connect({ protocol, hostname, host: destination.host, port }, (error, socket) => {
        socket?.destroy()
        if (error === null) resolve()
        else reject(error)
      }),
    )
    return null
  } catch (error) {
    return whatHappened(error, { host, late: late.aborted, connected: false })
  }
}
