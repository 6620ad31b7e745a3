import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LogFileInvalid } from '../../log/log-file.ts'
import { overloaded, Problem } from '../problem.ts'

/** A body that came as a file: it is too long to be held. Whoever wants to keep it moves it away. */
export class Upload {
  readonly file: string
  constructor(file: string) {
    this.file = file
  }

  async remove(): Promise<void> {
    await rm(this.file, { force: true })
  }
}

/** The log that was sent; nothing at all is never a file. */
export function uploadIn(body: unknown): Upload {
  if (body instanceof Upload) return body
  throw new LogFileInvalid('it holds no event: send the log itself, one event a line.')
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes a log as a file of at most so many bytes. */
    uploadLimit?: number | undefined
  }
}

export const LOG_TYPE = 'application/jsonl'

/** What comes in at the same time lies on the disk at the same time. */
const MOST_AT_ONCE = 4

/** Logs go straight to a file, as they come in; nobody holds more of one than a piece. */
export function takeUploads(
  app: FastifyInstance,
  { directory, newId }: { directory: string; newId(): string },
): void {
  let underWay = 0
  app.addContentTypeParser(LOG_TYPE, async (request: FastifyRequest, body: Readable) => {
    const limit = request.routeOptions.config.uploadLimit
    if (limit === undefined)
      throw new Problem(415, 'A log is not taken here: POST /replays and /logs take one.')
    if (underWay >= MOST_AT_ONCE) throw overloaded()
    if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLong(limit)
    underWay += 1
    const upload = new Upload(path.join(directory, `${newId()}.jsonl`))
    try {
      await mkdir(directory, { recursive: true, mode: 0o700 })
      request.bodyText = await written(body, upload.file, limit)
    } catch (fault) {
      await upload.remove()
      throw fault
    } finally {
      underWay -= 1
    }
    return upload
  })
  // Also where the route was never asked, because an Idempotency-Key had its answer already.
  app.addHook('onResponse', async ({ body }) => {
    if (body instanceof Upload) await body.remove()
  })
}

/** Settles with what stands for the whole: two bodies are the same where their digests are. */
async function written(body: Readable, file: string, limit: number): Promise<string> {
  const digest = createHash('sha256')
  let size = 0
  await pipeline(
    body,
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        size += piece.length
        if (size > limit) throw tooLong(limit)
        digest.update(piece)
        yield piece
      }
    },
    createWriteStream(file, { flags: 'wx', mode: 0o600 }),
  )
  return digest.digest('hex')
}

// What is still on its way is not read to its end for that.
const tooLong = (limit: number): Problem =>
  new Problem(413, `The log is larger than ${limit} bytes (${Math.floor(limit / 1_048_576)} MB).`, {
    headers: { connection: 'close' },
  })
