import type { Bus, BusMessage } from '../ports/bus.ts'
import type { Leases } from '../ports/leases.ts'
import type { RunLog } from '../ports/run-log.ts'

/**
 * Leases where one process has the log to itself: they end with the process, so none expires. The epoch is the log's
 * own fence, raised for each new holder, so it goes on where the last process ended.
 */
export function inProcessLeases(log: Pick<RunLog, 'fence'>): Leases {
  const held = new Map<string, { owner: string; epoch: Promise<number> }>()
  const holds = (runId: string, owner: string) => held.get(runId)?.owner === owner

  return {
    async claim(runId, owner) {
      const holder = held.get(runId)
      if (holder) return holder.owner === owner ? holder.epoch : null
      const epoch = log.fence(runId)
      const lease = { owner, epoch }
      held.set(runId, lease)
      try {
        return await epoch
      } catch (error) {
        if (held.get(runId) === lease) held.delete(runId)
        throw error
      }
    },

    async renew(runIds, owner) {
      return runIds.filter((runId) => holds(runId, owner))
    },

    async release(runId, owner) {
      if (holds(runId, owner)) held.delete(runId)
    },
  }
}

type Hear = (message: BusMessage) => void

/**
 * Hints within one process, heard before `publish` returns and in the order they were published. A listener that
 * throws hurts neither the publisher nor the others; `onError` hears of it.
 */
export function inProcessBus(onError: (error: unknown) => void): Bus {
  const listeners = new Map<string, readonly Hear[]>()

  const tell = (heard: readonly Hear[] | undefined, message: BusMessage) => {
    if (!heard) return
    for (const hear of heard) {
      try {
        hear(message)
      } catch (error) {
        onError(error)
      }
    }
  }

  return {
    publish(message) {
      tell(listeners.get(message.runId), message)
      tell(listeners.get('*'), message)
    },

    // Lists are replaced, not changed: who comes or goes while a message is told does not disturb the telling.
    subscribe(runId, hear) {
      const mine: Hear = (message) => hear(message)
      listeners.set(runId, [...(listeners.get(runId) ?? []), mine])
      return () => {
        const rest = (listeners.get(runId) ?? []).filter((other) => other !== mine)
        if (rest.length > 0) listeners.set(runId, rest)
        else listeners.delete(runId)
      }
    },
  }
}
