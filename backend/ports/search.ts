export type SearchKind = 'message' | 'decision' | 'task' | 'source'

/** A part of what was asked for: words that follow each other, the last one perhaps begun only. */
export type WantedPart = { stems: readonly string[]; prefix: string | null }

export type SearchQuery = {
  workspaceId: string
  /** Each of them is in what is found. */
  parts: readonly WantedPart[]
  kind?: SearchKind | undefined
  template?: string | undefined
  owner?: string | undefined
  status?: readonly string[] | undefined
  /** When the run was made. */
  from?: string | undefined
  to?: string | undefined
  limit: number
  offset: number
}

/** Where something was found: the passage of that place of that event. */
export type FoundPassage = {
  runId: string
  kind: SearchKind
  seq: number
  place: number
  title: string
  status: string
  createdAt: string
  archived: boolean
}

/** A passage as the index keeps it: what stands in it as stems, and its whole words where they are other than those. */
export type StemmedPassage = { kind: SearchKind; seq: number; place: number; stems: string; words: string }

/** What was read of a run's log, from the event behind `from` on; 0: from the beginning, and what was kept of it before goes. */
export type ReadOn = {
  runId: string
  from: number
  to: number
  form: number
  /** Said by the first event only. */
  about: { title: string; template: string; owner: string } | null
  passages: readonly StemmedPassage[]
  /** A new version of a document stands for those before it. */
  replaced: readonly { kind: SearchKind; before: number }[]
}

/** What can be found. It holds nothing that the logs do not say, may be lost, and is made of them anew. */
export type SearchIndex = {
  /** How far a run was read in this form; 0: it is to be read from the beginning. */
  readTo(runId: string, form: number): Promise<number>
  /** The runs that have more than was read in this form, the newest first. */
  behind(form: number): Promise<string[]>
  /** Keeps it, and how far it was read, both or neither; false where somebody else has read on meanwhile. */
  keep(read: ReadOn): Promise<boolean>
  /** The best first. Nothing of runs that are deleted, or whose meeting is. */
  find(query: SearchQuery): Promise<FoundPassage[]>
}

export type Mark = { start: number; end: number }

/** Something that was found, and where it leads. */
export type SearchHit = {
  kind: SearchKind
  runId: string
  /** The title of the council. */
  title: string
  status: string
  createdAt: string
  archived: boolean
  seq: number
  at: string
  messageId: string | null
  artifact: 'decision_log' | 'action_items' | null
  /** Who said it, or what the task or the source is called. */
  name: string
  excerpt: string
  /** Where the words stand in the excerpt, in UTF-16 units. */
  marks: Mark[]
}

export type SearchAsked = Omit<SearchQuery, 'parts' | 'offset'> & { q: string; cursor?: string | undefined }

/** Search over all councils. */
export type Search = {
  /** Null where no word is asked for. */
  find(asked: SearchAsked): Promise<{ items: SearchHit[]; nextCursor: string | null } | null>
}
