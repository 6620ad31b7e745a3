import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { FastifyRequest } from 'fastify'

/** What fits into the first packets of a connection is not made quicker by being smaller. */
const LEAST = 16_000
const zip = promisify(gzip)

/**
 * A long text packed for whoever opens it, or null. Its length tells nothing that its reader may not read: no answer of
 * ours holds a secret beside words that another site could have chosen.
 */
export async function packed({ headers }: FastifyRequest, text: string): Promise<Buffer | null> {
  // Browsers name it so; whoever weighs it against others gets the text as it is.
  const opens = headers['accept-encoding']?.toString().split(',') ?? []
  if (text.length < LEAST || !opens.some((one) => one.trim() === 'gzip')) return null
  return zip(text, { level: constants.Z_BEST_SPEED })
}
