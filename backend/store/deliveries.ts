import type { Deliveries } from '../ports/deliveries.ts'
import type { PrismaClient } from './generated/client.ts'
import { isTaken } from './prisma-errors.ts'

/** Messengers give up on a delivery after a day. */
const KEPT_MS = 2 * 24 * 3_600_000
const PURGE_EVERY_MS = 3_600_000

/** Deliveries in the store's database. */
export function storedDeliveries(prisma: () => Promise<PrismaClient>): Deliveries {
  let purgedAt = 0
  return {
    async first(source, id, now) {
      const db = await prisma()
      if (now - purgedAt > PURGE_EVERY_MS) {
        purgedAt = now
        await db.delivery.deleteMany({ where: { at: { lt: new Date(now - KEPT_MS) } } })
      }
      try {
        await db.delivery.create({ data: { source, id, at: new Date(now) } })
        return true
      } catch (error) {
        if (isTaken(error)) return false
        throw error
      }
    },
  }
}
