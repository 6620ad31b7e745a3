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
  bytes = 0

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

type Place = { directory: string; newId(): string }
type Taken = { what: string; limit: number }

/** Bodies that go straight to a file, as they come in; nobody holds more of one than a piece. */
export class Uploads {
  readonly #place: Place
  #underWay = 0

  constructor(place: Place) {
    this.#place = place
  }

  async take(request: FastifyRequest, body: Readable, taken: Taken): Promise<Upload> {
    if (this.#underWay >= MOST_AT_ONCE) throw overloaded()
    if (Number(request.headers['content-length'] ?? 0) > taken.limit) throw tooLong(taken)
    this.#underWay += 1
    const { directory, newId } = this.#place
    const upload = new Upload(path.join(directory, `${newId()}.part`))
    try {
      await mkdir(directory, { recursive: true, mode: 0o700 })
      request.bodyText = await written(body, upload, taken)
    } catch (fault) {
      await upload.remove()
      throw fault
    } finally {
      this.#underWay -= 1
    }
    return upload
  }
}

/** Logs go to files, and what nobody has kept goes with its answer. */
export function takeUploads(app: FastifyInstance, place: Place): Uploads {
  const uploads = new Uploads(place)
  app.addContentTypeParser(LOG_TYPE, async (request: FastifyRequest, body: Readable) => {
    const limit = request.routeOptions.config.uploadLimit
    if (limit === undefined)
      throw new Problem(415, 'A log is not taken here: POST /replays and /logs take one.')
    return uploads.take(request, body, { what: 'log', limit })
  })
  // Also where the route was never asked, because an Idempotency-Key had its answer already.
  app.addHook('onResponse', async ({ body }) => {
    if (body instanceof Upload) await body.remove()
  })
  return uploads
}

/** Documents of these types go to files in this scope; elsewhere their types are texts, or nothing at all. */
export function takeDocuments(
  scope: FastifyInstance,
  uploads: Uploads,
  limits: Readonly<Record<string, number>>,
): void {
  for (const [type, limit] of Object.entries(limits)) {
    scope.removeContentTypeParser(type)
    scope.addContentTypeParser(type, async (request: FastifyRequest, body: Readable) =>
      uploads.take(request, body, { what: 'document', limit }),
    )
  }
}

/** Settles with what stands for the whole: two bodies are the same where their digests are. */
async function written(body: Readable, upload: Upload, taken: Taken): Promise<string> {
  const digest = createHash('sha256')
  await pipeline(
    body,
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        upload.bytes += piece.length
        if (upload.bytes > taken.limit) throw tooLong(taken)
        digest.update(piece)
        yield piece
      }
    },
    createWriteStream(upload.file, { flags: 'wx', mode: 0o600 }),
  )
  return digest.digest('hex')
}

// What is still on its way is not read to its end for that.
const tooLong = ({ what, limit }: Taken): Problem =>
  new Problem(413, `The ${what} is larger than ${limit} bytes (${Math.floor(limit / 1_048_576)} MB).`, {
    headers: { connection: 'close' },
  })
