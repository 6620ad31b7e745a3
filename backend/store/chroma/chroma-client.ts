import { StorageFailure } from '../../log/failures.ts'

export type Metadata = Record<string, string | number>

/** A record of a collection: vectors come from elsewhere, Chroma makes none. */
export type ChromaRecord = { id: string; embedding: number[]; document: string; metadata: Metadata }

export type ChromaFound = { distance: number; metadata: Record<string, unknown> }

export type Where = Record<string, unknown>

export type Collection = {
  upsert(records: readonly ChromaRecord[]): Promise<void>
  query(vector: readonly number[], where: Where, most: number): Promise<ChromaFound[]>
  delete(where: Where): Promise<void>
}

export type Chroma = {
  /** Made where there is none: its vectors are compared by cosine. */
  collection(name: string): Promise<Collection>
  /** The names of those that are there. */
  collections(): Promise<string[]>
}

const PATIENCE_MS = 30_000
/** Chroma takes some thousands at once, and a request is to stay small. */
const MOST_RECORDS = 256

/**
 * Chroma's HTTP API, as far as it is needed. Its own package brings a server of 400 MB along, which nobody who names a
 * server needs.
 */
export function chromaAt(address: string): Chroma {
  const root = `${address.replace(/\/+$/, '')}/api/v2/tenants/default_tenant/databases/default_database/collections`
  const { host } = new URL(address)
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    try {
      const answer = await fetch(`${root}${path}`, {
        ...(body === undefined
          ? {}
          : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        // The passages go to the server that was named, and to no other.
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      const text = await answer.text()
      if (!answer.ok) throw new StorageFailure(`Chroma at ${host} refuses (${answer.status}): ${said(text)}`)
      return JSON.parse(text)
    } catch (error) {
      if (error instanceof StorageFailure) throw error
      throw new StorageFailure(
        `Chroma at ${host} cannot be reached, or is none (${codeOf(error)}): start it, or check CHROMA_URL.`,
        { cause: error },
      )
    }
  }
  const collectionOf = (id: string): Collection => ({
    async upsert(records) {
      for (let at = 0; at < records.length; at += MOST_RECORDS) {
        const some = records.slice(at, at + MOST_RECORDS)
        await ask(`/${id}/upsert`, {
          ids: some.map((one) => one.id),
          embeddings: some.map((one) => one.embedding),
          documents: some.map((one) => one.document),
          metadatas: some.map((one) => one.metadata),
        })
      }
    },
    async query(vector, where, most) {
      const include = ['distances', 'metadatas']
      return foundIn(
        await ask(`/${id}/query`, { query_embeddings: [vector], n_results: most, where, include }),
      )
    },
    async delete(where) {
      await ask(`/${id}/delete`, { where })
    },
  })
  return {
    async collection(name) {
      const made = await ask('', { name, get_or_create: true, configuration: { hnsw: HNSW } })
      const id = isObject(made) ? made.id : null
      if (typeof id !== 'string')
        throw new StorageFailure(`Chroma at ${host} made no collection ${name}: is it version 1 or later?`)
      return collectionOf(id)
    },
    async collections() {
      const all = await ask('')
      return Array.isArray(all) ? all.flatMap((one: unknown) => (isObject(one) ? String(one.name) : [])) : []
    },
  }
}

/** More of the graph is looked at than Chroma does of itself: a passage that is missed is not found. */
const HNSW = { space: 'cosine', ef_construction: 200, ef_search: 200 }

function foundIn(answer: unknown): ChromaFound[] {
  const { distances, metadatas } = isObject(answer) ? answer : {}
  const [near, about] = [firstOf(distances), firstOf(metadatas)]
  return near.flatMap((distance, at) => {
    const metadata = about[at]
    return typeof distance === 'number' && isObject(metadata) ? [{ distance, metadata }] : []
  })
}

/** The answers to the only question that was asked. */
function firstOf(lists: unknown): unknown[] {
  const first: unknown = Array.isArray(lists) ? lists[0] : []
  return Array.isArray(first) ? first : []
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const said = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').slice(0, 200)

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code || (error instanceof Error ? error.name : 'unknown')
}
