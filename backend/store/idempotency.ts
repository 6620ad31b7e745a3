import type { Idempotency, KeyedAnswer, KeyedRequest } from '../ports/idempotency.ts'
import type { PrismaClient } from './generated/client.ts'

const DAY_MS = 24 * 3_600_000
const PURGE_EVERY_MS = 3_600_000

type Outcome = Awaited<ReturnType<Idempotency['once']>>

/** First answers by key, in the store's database. Two requests at once with one key share the work. */
export function storedIdempotency(prisma: () => Promise<PrismaClient>): Idempotency {
  const running = new Map<string, { parameterHash: string; outcome: Promise<Outcome> }>()
  let purgedAt = 0

  const answer = async (request: KeyedRequest, work: () => Promise<KeyedAnswer>): Promise<Outcome> => {
    const { workspaceId, key, parameterHash, now } = request
    const db = await prisma()
    const id = { workspaceId_key: { workspaceId, key } }
    const known = await db.idempotencyKey.findUnique({ where: id })
    if (known && known.createdAt.getTime() > now - DAY_MS) {
      if (known.parameterHash !== parameterHash) return { kind: 'mismatch' }
      return { kind: 'repeated', answer: { status: known.status, body: known.body } }
    }
    const first = await work()
    if (first.status < 500) {
      const kept = { parameterHash, ...first, createdAt: new Date(now) }
      await db.idempotencyKey.upsert({ where: id, create: { workspaceId, key, ...kept }, update: kept })
      if (now - purgedAt > PURGE_EVERY_MS) {
        purgedAt = now
        await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(now - DAY_MS) } } })
      }
    }
    return { kind: 'first', answer: first }
  }

  return {
    async once(request, work) {
      const name = JSON.stringify([request.workspaceId, request.key])
      const other = running.get(name)
      if (other) {
        if (other.parameterHash !== request.parameterHash) return { kind: 'mismatch' }
        const outcome = await other.outcome
        return outcome.kind === 'first' ? { ...outcome, kind: 'repeated' } : outcome
      }
      const outcome = answer(request, work)
      running.set(name, { parameterHash: request.parameterHash, outcome })
      try {
        return await outcome
      } finally {
        running.delete(name)
      }
    },
  }
}
