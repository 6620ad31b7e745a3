import { isRobustness } from '../../schemas/generated/validators.js'
import type { KeptChecks } from '../ports/robustness.ts'
import type { PrismaClient } from './generated/client.ts'

/** The last finished check of each run, in the store's database. */
export function storedRobustnessChecks(prisma: () => Promise<PrismaClient>): KeptChecks {
  return {
    async of(runId) {
      const db = await prisma()
      const row = await db.robustnessCheck.findUnique({ where: { runId } })
      const result: unknown = row === null ? null : JSON.parse(row.body)
      // One of another version of the program is as good as none: it can be made anew.
      return row !== null && isRobustness(result) ? { checkedAt: row.checkedAt.getTime(), result } : null
    },

    async keep(runId, result, checkedAt) {
      const db = await prisma()
      const kept = { body: JSON.stringify(result), checkedAt: new Date(checkedAt) }
      await db.robustnessCheck.upsert({ where: { runId }, create: { runId, ...kept }, update: kept })
    },
  }
}
