import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Log } from '../../../ports/access.ts'
import type { SecretText } from '../../../ports/models.ts'
import { type Incoming, readUpdate } from './read-update.ts'

export const WEBHOOK_PATH = '/telegram/webhook'

type Deps = { secret: SecretText; logger: Log; take(update: Incoming): Promise<void> }

/** Telegram calls again until it is told 2xx; an update that cannot be taken is let go after so many calls. */
const MOST_TRIES = 3
const MOST_REMEMBERED = 1_000

/**
 * Where Telegram calls us. It is answered when what was asked is in the log: if we die before, Telegram calls again, and
 * what was done is not done twice. What is told to people comes afterwards.
 */
export function attachWebhook(scope: FastifyInstance, { secret, logger, take }: Deps): void {
  const failed = new Map<number, number>()
  scope.post(
    WEBHOOK_PATH,
    {
      config: { access: 'public' },
      bodyLimit: 1024 * 1024,
      onRequest: async (request, reply) => {
        if (!isSame(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''), secret.reveal()))
          return reply.code(401).send({ detail: 'This is not the secret that Telegram was given.' })
        return undefined
      },
    },
    async (request, reply) => {
      const update = readUpdate(request.body)
      if (update === null) return reply.code(200).send()
      try {
        await take(update)
        failed.delete(update.updateId)
        return reply.code(200).send()
      } catch (err) {
        const tries = (failed.get(update.updateId) ?? 0) + 1
        if (failed.size > MOST_REMEMBERED) failed.clear()
        failed.set(update.updateId, tries)
        logger.error({ err, updateId: update.updateId, tries }, 'what came from Telegram could not be taken')
        return reply.code(tries < MOST_TRIES ? 503 : 200).send()
      }
    },
  )
}

/** In a time that tells nothing of where they differ, nor of how long either is. */
const isSame = (given: string, expected: string): boolean => timingSafeEqual(sha256(given), sha256(expected))

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
