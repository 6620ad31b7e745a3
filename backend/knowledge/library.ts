import { realpath } from 'node:fs/promises'
import path from 'node:path'
import type { Log } from '../ports/access.ts'
import type {
  AddedSources,
  Embedder,
  KnowledgeAsked,
  KnowledgeSource,
  KnowledgeStore,
  Retrieved,
} from '../ports/knowledge.ts'
import type { Clock, Ids } from '../ports/outside.ts'
import { fileFault } from './files/open-file.ts'
import { keepText } from './files/texts.ts'
import { isFolder, walk } from './files/walk.ts'
import { indexSource } from './index-source.ts'
import { kindOf, READ_ENDS } from './kinds.ts'
import { retrieve } from './retrieval/retrieve.ts'
import { reasonOf, SourceInvalid } from './source-invalid.ts'

type Deps = {
  store: KnowledgeStore
  /** Without one only words are compared. */
  embedder: Embedder | null
  clock: Pick<Clock, 'now'>
  ids: Pick<Ids, 'request'>
  /** Where pasted texts are kept. */
  texts: string
  logger: Log
}

type By = { workspaceId: string; addedBy: string }

/** What may be cited: adds sources, reads them one after the other, and finds passages in them. */
export class Library {
  readonly #deps: Deps
  readonly #closing = new AbortController()
  #working: Promise<void> | null = null
  #takenUp = false

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** A file, or the files of a folder; what was added before is looked at anew. Nothing is read yet. */
  async addPath(given: string, by: By): Promise<AddedSources> {
    try {
      const real = await realpath(given)
      if (await isFolder(real)) return await this.#addFolder(real, by)
      const kind = kindOf(real)
      if (kind === null)
        throw new SourceInvalid(null, `is of a kind that is not read: name one of ${READ_ENDS}.`)
      const source = await this.#addFile(real, { kind, folder: null, title: titleOf(real), ...by })
      return { sources: [source], refused: [], ignored: 0 }
    } catch (error) {
      const fault = fileFault(error)
      if (fault === null) throw error
      return { sources: [], refused: [{ file: given, reason: reasonOf(fault) }], ignored: 0 }
    }
  }

  /** A text that somebody gave, read as Markdown. */
  async addText(title: string, text: string, by: By): Promise<KnowledgeSource> {
    const origin = await keepText(this.#deps.texts, text)
    return this.#addFile(origin, { kind: 'markdown', folder: null, title, ...by })
  }

  sources(workspaceId: string): Promise<KnowledgeSource[]> {
    return this.#deps.store.sources(workspaceId)
  }

  find(asked: KnowledgeAsked): Promise<Retrieved[]> {
    return retrieve(this.#deps, asked)
  }

  /** Takes a source out; false where there is none of this id. Files stay where they are. */
  async remove(workspaceId: string, id: string): Promise<boolean> {
    const source = await this.#deps.store.source(id)
    if (source?.workspaceId !== workspaceId) return false
    await this.#deps.store.remove(id)
    return true
  }

  /** Looks at all sources anew, and at folders for files that are new in them. What has not changed is not read again. */
  async reindex(by: By): Promise<AddedSources> {
    const known = await this.sources(by.workspaceId)
    const added: AddedSources = { sources: [], refused: [], ignored: 0 }
    for (const folder of new Set(known.flatMap((one) => one.folder ?? []))) {
      const { refused, ignored } = await this.addPath(folder, by)
      // A folder that is gone is told by each of its files.
      added.refused.push(...refused.filter(({ file }) => file !== folder))
      added.ignored += ignored
    }
    for (const source of await this.sources(by.workspaceId)) await this.#queue(source)
    added.sources = await this.sources(by.workspaceId)
    return added
  }

  /**
   * Reads what waits, beside everything else, and first what an earlier process left half done; `told` hears of each
   * source that is settled.
   */
  work(told: (source: KnowledgeSource) => void = () => {}): Promise<void> {
    this.#working ??= this.#work(told).finally(() => {
      this.#working = null
    })
    return this.#working
  }

  /** Ends after the passages that are being written; what is left is taken up at the next start. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#working?.catch(() => undefined)
  }

  async #work(told: (source: KnowledgeSource) => void): Promise<void> {
    const { store, logger } = this.#deps
    const { signal } = this.#closing
    if (!this.#takenUp && !signal.aborted) await store.takeUp(this.#now())
    this.#takenUp = true
    for (;;) {
      const source = signal.aborted ? null : await store.next()
      if (source === null) return
      const settled = await indexSource({ ...this.#deps, signal }, source).catch(async (err: unknown) => {
        // One source that breaks the reader does not hold the others.
        logger.error({ err, sourceId: source.id }, 'a source cannot be indexed')
        await store.refuse(source.id, 'cannot be read: this is a fault of the program.', this.#now())
        return store.source(source.id)
      })
      if (settled !== null) told(settled)
    }
  }

  async #addFolder(root: string, by: By): Promise<AddedSources> {
    const added: AddedSources = { sources: [], refused: [], ignored: 0 }
    for await (const found of walk(root)) {
      const { file } = found
      const kind = kindOf(file)
      if (found.is === 'refused') added.refused.push({ file, reason: found.reason })
      else if (found.is === 'ignored' || kind === null) added.ignored++
      else {
        const title = titleOf(path.relative(root, file))
        added.sources.push(await this.#addFile(file, { kind, folder: root, title, ...by }))
      }
    }
    return added
  }

  async #addFile(
    origin: string,
    about: By & { kind: string; folder: string | null; title: string },
  ): Promise<KnowledgeSource> {
    const { store, ids } = this.#deps
    const id = ids.request()
    const source = await store.add({ ...about, id, origin, scope: 'docs', at: this.#now() })
    return source.id === id ? source : this.#queue(source)
  }

  async #queue(source: KnowledgeSource): Promise<KnowledgeSource> {
    if (source.status === 'queued' || source.status === 'indexing') return source
    await this.#deps.store.queue(source.id, this.#now())
    return { ...source, status: 'queued', reason: null }
  }

  #now(): string {
    return new Date(this.#deps.clock.now()).toISOString()
  }
}

/** The way to a file without the end of its name. */
const titleOf = (file: string): string => {
  const { dir, name } = path.parse(path.isAbsolute(file) ? path.basename(file) : file)
  return path.join(dir, name).split(path.sep).join('/')
}
