import path from 'node:path'
import type { Log } from '../ports/access.ts'
import type {
  AddedBy as By,
  AddedSources,
  Embedder,
  KnowledgeAsked,
  KnowledgeScope,
  KnowledgeSource,
  KnowledgeStore,
  ListedSource,
  Passage,
  Retrieved,
  SentDocument,
  TextOfRun,
} from '../ports/knowledge.ts'
import type { Clock, Ids } from '../ports/outside.ts'
import { allowed } from './embedding/allowed.ts'
import { documentsAt, type FoundDocuments, titleOf } from './files/documents-at.ts'
import {
  forget,
  isOfRun,
  keepOfRun,
  keepSent,
  keepText,
  runOrigin,
  sentOrigin,
  sha256,
  type Named,
  textOrigin,
} from './files/kept.ts'
import { listed } from './files/listed.ts'
import { noted, settle, unsettled } from './files/notes.ts'
import { documentsInGit } from './git/documents-in-git.ts'
import { gitFolderOf } from './git/origin.ts'
import { kindOf } from './kinds.ts'
import { ReadingLane } from './reading-lane.ts'
import type { Origins } from './origins/look-at.ts'
import { titleOfAddress, webAddress } from './web/web-address.ts'
import { retrieve } from './retrieval/retrieve.ts'

type Deps = Origins & {
  store: KnowledgeStore
  /** Without one only words are compared. */
  embedder: Embedder | null
  /** Somebody has set that every text may be sent to it. */
  embedsAll?: boolean
  clock: Pick<Clock, 'now'>
  ids: Pick<Ids, 'request'>
  logger: Log
  /** Whether it is the store that failed, and not the source that was being read. */
  isOutage(error: unknown): boolean
}

/** What a page is, its server says when it is fetched. */
const WEB = 'web'

/** What may be cited: adds sources, reads them one after the other, and finds passages in them. */
export class Library {
  readonly #deps: Deps
  readonly #lane: ReadingLane
  /** The last of those who change what is kept: two at once would take each other's files away. */
  #changing: Promise<unknown> = Promise.resolve()
  /** The sources that somebody has allowed to be sent out, in this process: what an earlier one left is not among them. */
  readonly #sent = new Set<string>()

  constructor(deps: Deps) {
    this.#deps = deps
    this.#lane = new ReadingLane({
      ...deps,
      settleKept: () => this.#settleKept(),
      isSent: (source) => deps.embedsAll === true || this.#sent.has(source.id),
    })
  }

  /** A file, or the files of a folder; what was added before is looked at anew. Nothing is read yet. */
  async addPath(given: string, by: By): Promise<AddedSources> {
    return this.#addFound(await documentsAt(given), by)
  }

  /** The documents that a commit of a repository holds, under the name that it has now. Nothing is read yet. */
  async addGit(repository: string, ref: string, by: By): Promise<AddedSources> {
    return this.#addFound(await documentsInGit(this.#deps.git, repository, ref), by)
  }

  /** What lies at an address; null where that is none. It is fetched when it is read. */
  async addUrl(given: string, title: string | undefined, by: By): Promise<KnowledgeSource | null> {
    const address = webAddress(given)
    if (address === null) return null
    const about = { kind: WEB, folder: null, title: title ?? titleOfAddress(address) }
    return this.#addFile(address, { ...about, ...by })
  }

  /** A text that somebody gave, read as Markdown. */
  addText(title: string, text: string, by: By): Promise<KnowledgeSource> {
    const { texts } = this.#deps
    const origin = textOrigin(text)
    return this.#noted({ origin, workspaceId: by.workspaceId }, async () => {
      await keepText(texts, text)
      return this.#addFile(origin, { kind: 'markdown', folder: null, title, ...by })
    })
  }

  /** A document that was sent: its file is moved away. Of the same name it is the same source, with a new content. */
  addDocument({ name, title, file }: SentDocument, by: By): Promise<KnowledgeSource> {
    const kind = kindOf(name)
    if (kind === null) throw new Error(`A document was taken whose kind nobody knows: ${name}`)
    const origin = sentOrigin(name)
    const named = { origin, workspaceId: by.workspaceId }
    return this.#noted(named, async () => {
      await keepSent(this.#deps.texts, named, file)
      const about = { kind, folder: null, title: title ?? titleOf(path.basename(name)), ...by }
      const source = await this.#addFile(origin, about)
      // What is being read of it is the content before.
      if (source.status === 'indexing') await this.#deps.store.queue(source.id, this.#now())
      return { ...source, status: 'queued', reason: null }
    })
  }

  /**
   * What there is to cite of a council, of one scope. Of the same council and scope it is the same source: where its text
   * is the one that stands, nothing is read.
   */
  addOfRun({ runId, scope, title, text }: TextOfRun, by: By): Promise<void> {
    const { store, texts, ids } = this.#deps
    const { workspaceId, addedBy } = by
    const origin = runOrigin(runId, scope)
    return this.#noted({ origin, workspaceId }, async () => {
      await keepOfRun(texts, { origin, workspaceId }, text)
      const about = { origin, workspaceId, addedBy, title, scope, kind: 'markdown', folder: null }
      const source = await store.add({ ...about, id: ids.request(), at: this.#now() })
      const stands = source.status === 'ready' && source.hash === sha256(text)
      // What is being read of it is the text before.
      if (!stands && source.status !== 'queued') await store.queue(source.id, this.#now())
    })
  }

  /** Takes out what there is of a council in a scope, if anything. */
  async removeOfRun(workspaceId: string, runId: string, scope: KnowledgeScope): Promise<void> {
    const origin = runOrigin(runId, scope)
    const source = (await this.#deps.store.sources(workspaceId)).find((one) => one.origin === origin)
    if (source !== undefined) await this.remove(workspaceId, source.id)
  }

  async sources(workspaceId: string): Promise<ListedSource[]> {
    const sources = await this.#deps.store.sources(workspaceId)
    return Promise.all(sources.map((one) => listed(this.#deps.texts, one)))
  }

  find(asked: KnowledgeAsked): Promise<Retrieved[]> {
    const { store, logger, embedsAll } = this.#deps
    const embedder = allowed(this.#deps.embedder, asked.embed === true || embedsAll === true)
    const wordsOnly = (err: Error) =>
      logger.warn({ err }, 'a question has no vector, and finds by words only')
    return retrieve({ store, embedder, wordsOnly: asked.wordsOnly ?? wordsOnly }, asked)
  }

  async source(workspaceId: string, id: string): Promise<ListedSource | null> {
    const source = await this.#deps.store.source(id)
    return source?.workspaceId === workspaceId ? listed(this.#deps.texts, source) : null
  }

  /** What stands of a source, in its order, from a place on; null where there is none of this id. */
  async passagesOf(workspaceId: string, id: string, from: number, most: number): Promise<Passage[] | null> {
    const source = await this.source(workspaceId, id)
    return source === null ? null : this.#deps.store.passagesOf(id, from, most)
  }

  /** Takes a source out; false where there is none of this id. Files of somebody's stay where they are. */
  remove(workspaceId: string, id: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const source = await this.source(workspaceId, id)
      if (source === null) return false
      // First: whoever is killed in between can ask again, and nothing of it is left that nobody knows.
      await forget(this.#deps.texts, source)
      await this.#deps.store.remove(id)
      return true
    })
  }

  /** Looks at all sources anew, and at folders for files that are new in them. What has not changed is not read again. */
  async reindex(by: By): Promise<AddedSources> {
    const known = await this.sources(by.workspaceId)
    const added: AddedSources = { sources: [], refused: [], ignored: 0 }
    for (const folder of new Set(known.flatMap((one) => one.folder ?? []))) {
      const git = gitFolderOf(folder)
      const found = git === null ? this.addPath(folder, by) : this.addGit(git.repository, git.ref, by)
      const { refused, ignored } = await found
      // A folder that is gone is told by each of its files.
      added.refused.push(...refused.filter(({ file }) => file !== folder))
      added.ignored += ignored
    }
    // What is of councils follows their logs, and is read when these change; only its vectors may be missing.
    for (const source of await this.sources(by.workspaceId))
      if (!isOfRun(source) || by.embed === true) await this.#queue(source, by)
    added.sources = await this.sources(by.workspaceId)
    return added
  }

  /**
   * Reads what waits, beside everything else, and first what an earlier process left half done; `told` hears of each
   * source that is settled.
   */
  work(told: (source: KnowledgeSource) => void = () => {}): Promise<void> {
    return this.#lane.work(told)
  }

  /** Aborts when nothing more is read. */
  get closing(): AbortSignal {
    return this.#lane.closing
  }

  /** Ends after the passages that are being written; what is left is taken up at the next start. */
  close(): Promise<void> {
    return this.#lane.close()
  }

  /** What an earlier process was keeping when it was cut off: it has a source, or is gone. */
  async #settleKept(): Promise<void> {
    const { store, texts } = this.#deps
    await this.#inTurn(async () => {
      for (const named of await unsettled(texts)) {
        const sources = await store.sources(named.workspaceId)
        const known = sources.find(({ origin }) => origin === named.origin)
        if (known === undefined) await forget(texts, named)
        else await store.queue(known.id, this.#now())
        await settle(texts, named)
      }
    })
  }

  async #addFound({ documents, refused, ignored }: FoundDocuments, by: By): Promise<AddedSources> {
    const added: AddedSources = { sources: [], refused, ignored }
    for (const { file, ...about } of documents)
      added.sources.push(await this.#addFile(file, { ...about, ...by }))
    return added
  }

  async #addFile(
    origin: string,
    about: By & { kind: string; folder: string | null; title: string },
  ): Promise<KnowledgeSource> {
    const { store, ids } = this.#deps
    const id = ids.request()
    const { embed = false, ...given } = about
    const source = await store.add({ ...given, id, origin, scope: 'docs', at: this.#now() })
    if (embed) this.#sent.add(source.id)
    return source.id === id ? source : this.#queue(source, { embed })
  }

  async #queue(source: KnowledgeSource, { embed = false }: Pick<By, 'embed'>): Promise<KnowledgeSource> {
    if (embed) this.#sent.add(source.id)
    if (source.status === 'queued' || source.status === 'indexing') return source
    await this.#deps.store.queue(source.id, this.#now())
    return { ...source, status: 'queued', reason: null }
  }

  #noted<T>(named: Named, work: () => Promise<T>): Promise<T> {
    return this.#inTurn(() => noted(this.#deps.texts, named, work))
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#changing.then(work)
    this.#changing = done.catch(() => undefined)
    return done
  }

  #now(): string {
    return new Date(this.#deps.clock.now()).toISOString()
  }
}
