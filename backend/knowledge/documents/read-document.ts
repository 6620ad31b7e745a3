import { Worker } from 'node:worker_threads'
import { SourceInvalid } from '../source-invalid.ts'
import type { DocumentKind } from './document-text.ts'
import type { DocumentText } from './html-text.ts'
import type { Told } from './thread.ts'

/** Nobody's document takes as long; what does is made to. */
const MOST_MS = 120_000
const MEGABYTES = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 768 }

/**
 * Reads a document in a thread of its own: others have made the readers of these formats and strangers the documents, so
 * neither may take the program's time or memory with it.
 */
export function readDocument(
  kind: DocumentKind,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<DocumentText> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: { kind, bytes },
      execArgv: [],
      resourceLimits: MEGABYTES,
      // What a reader has to say of a document is for whoever mends the reader.
      stdout: true,
      stderr: true,
    })
    const settle = (how: () => void) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      how()
      void thread.terminate()
    }
    const stop = () =>
      settle(() => reject(new SourceInvalid(null, 'was not read to its end: index it again.')))
    const timer = setTimeout(
      () => settle(() => reject(tooHard(`takes longer than ${MOST_MS / 1000} seconds to read`))),
      MOST_MS,
    )
    signal.addEventListener('abort', stop)
    thread.once('message', (told: Told) =>
      settle(() => ('done' in told ? resolve(told.done) : reject(new SourceInvalid(told.line, told.fault)))),
    )
    thread.once('error', (error) =>
      settle(() => reject(isFull(error) ? tooHard('needs too much memory to be read') : UNREADABLE)),
    )
    thread.once('exit', () => settle(() => reject(UNREADABLE)))
  })
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const tooHard = (what: string) => new SourceInvalid(null, `${what}: split it and add the parts.`)
const UNREADABLE = new SourceInvalid(
  null,
  'cannot be read as what its name says: open it in its program and save it anew.',
)
