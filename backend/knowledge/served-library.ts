import type { Log } from '../ports/access.ts'
import type { KnowledgeDoor, KnowledgeSource } from '../ports/knowledge.ts'
import type { Clock } from '../ports/outside.ts'
import { endsOf, MEDIA_TYPES, MOST_BYTES } from './kinds.ts'
import type { Library } from './library.ts'

const KINDS = ['markdown', 'text', 'html', 'csv', 'pdf', 'docx'] as const

const DOCUMENTS = Object.fromEntries(
  KINDS.map((kind) => [MEDIA_TYPES[kind], { ends: endsOf(kind), limit: MOST_BYTES[kind] }]),
)

/** The library of a server: what is added is read at once, and whoever waits for a source hears when it is settled. */
export function servedLibrary(
  library: Library,
  { logger, clock }: { logger: Pick<Log, 'error'>; clock: Pick<Clock, 'sleep'> },
): KnowledgeDoor & { wake(): void } {
  const waiting = new Set<() => void>()
  const tell = () => {
    for (const hear of waiting) hear()
  }
  let [isAwake, failures] = [false, 0]
  /** Reads on until nothing waits, however often the store fails meanwhile. */
  const readOn = async () => {
    for (let isDone = false; !isDone && !library.closing.aborted; tell()) {
      try {
        await library.work(tell)
        failures = 0
        isDone = true
      } catch (err) {
        const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++)
        logger.error({ err, waitMs }, 'the sources are not read on; it is tried again')
        await clock.sleep(waitMs, library.closing)
      }
    }
    isAwake = false
  }
  const wake = () => {
    // Where that fails, whoever is resting tries again; else somebody has to.
    if (isAwake) return void library.work(tell).then(tell, () => (isAwake ? undefined : wake()))
    isAwake = true
    void readOn()
  }
  const woken = async <T>(change: Promise<T>): Promise<T> => {
    const done = await change
    wake()
    return done
  }

  return {
    wake,
    documents: DOCUMENTS,
    sources: (workspaceId) => library.sources(workspaceId),
    source: (workspaceId, id) => library.source(workspaceId, id),
    passagesOf: (...which) => library.passagesOf(...which),
    find: (asked) => library.find(asked),
    addUrl: (...given) => woken(library.addUrl(...given)),
    addText: (...given) => woken(library.addText(...given)),
    addDocument: (...given) => woken(library.addDocument(...given)),
    reindex: (by) => woken(library.reindex(by)),
    remove: (...which) => woken(library.remove(...which)),
    async settled(workspaceId, id, signal) {
      const { promise: over, resolve: end } = Promise.withResolvers<void>()
      signal.addEventListener('abort', () => end(), { once: true })
      for (;;) {
        // Before the look: what happens during it is not missed.
        const { promise: told, resolve: hear } = Promise.withResolvers<void>()
        waiting.add(hear)
        try {
          const source = await library.source(workspaceId, id)
          if (signal.aborted || source === null || !isUnderWay(source)) return source
          await Promise.race([told, over])
        } finally {
          waiting.delete(hear)
        }
      }
    },
  }
}

/** A store that is started again is there within seconds; one that is not is asked once a minute. */
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

const isUnderWay = ({ status }: KnowledgeSource): boolean => status === 'queued' || status === 'indexing'
