import type { AddedSources, KnowledgeSource, ListedSource } from '../../ports/knowledge.ts'

/** A library that can be changed: that of the data directory, or that of a server. */
export type Shelves = {
  sources(): Promise<ListedSource[]>
  addPath(given: string): Promise<AddedSources>
  /** The documents of a commit; rejects where the repository is not one of this machine's to read. */
  addGit(repository: string, ref: string): Promise<AddedSources>
  /** Null where it is no address of a page. */
  addUrl(address: string): Promise<KnowledgeSource | null>
  addText(title: string, text: string): Promise<KnowledgeSource>
  reindex(): Promise<AddedSources>
  /** False where there is none of this id. */
  remove(id: string): Promise<boolean>
  /** Settles when what was added is read; `told` hears of each source as it stands then. */
  read(added: readonly KnowledgeSource[], told: (source: KnowledgeSource) => void): Promise<void>
}
