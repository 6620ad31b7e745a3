import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { hashingEmbedder } from '../../backend/knowledge/retrieval/hashing-embedder.ts'
import { memoryKnowledgeStore } from '../../backend/knowledge/memory-store.ts'
import { chromaAt } from '../../backend/store/chroma/chroma-client.ts'
import { withChromaVectors } from '../../backend/store/chroma/chroma-vectors.ts'
import { knowledgeStoreContract } from './knowledge-store.contract.ts'
import { AT, shelve } from './library.ts'
import { chromaServer } from './support/chroma.ts'

const server = await chromaServer()
if (server === null)
  describe.skip('a store of knowledge (Chroma): npm ci --prefix tests/chroma installs a server', () =>
    it('skips', () => {}))
else {
  afterAll(() => server.close())
  const open = () => withChromaVectors(memoryKnowledgeStore(), chromaAt(server.url))
  const embedder = hashingEmbedder(64)
  /** As any other program would ask for them. */
  const kept = async (id: string): Promise<{ ids: string[]; documents: string[] }> => {
    const root = `${server.url}/api/v2/tenants/default_tenant/databases/default_database/collections`
    const { id: collection } = (await (await fetch(`${root}/xio-knowledge-64`)).json()) as { id: string }
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ where: { source_id: id }, include: ['documents'] })
    const answer = await fetch(`${root}/${collection}/get`, { method: 'POST', headers, body })
    return (await answer.json()) as { ids: string[]; documents: string[] }
  }

  knowledgeStoreContract('Chroma', async () => ({ store: open(), close: async () => {} }))

  describe('a library with its vectors in Chroma', () => {
    it('has its passages there for other programs too, those of the version that stands', async () => {
      const store = open()
      await shelve(store, 'shed', 'The shed is dry.', { embedder })
      expect(await kept('shed')).toMatchObject({ ids: ['shed@1:0'], documents: ['The shed is dry.'] })
      await shelve(store, 'shed', 'The shed leaks.', { embedder })
      expect(await kept('shed')).toMatchObject({ ids: ['shed@2:0'], documents: ['The shed leaks.'] })
    })

    it('leaves nothing there of what is removed, or was cut off', async () => {
      const store = open()
      await shelve(store, 'shed', 'The shed is dry.', { embedder })
      await store.begin('shed', AT)
      await store.refuse('shed', 'is gone: put it back.', AT)
      expect((await kept('shed')).ids).toEqual(['shed@1:0'])
      await store.remove('shed')
      expect((await kept('shed')).ids).toEqual([])
    })
  })
}

describe('Chroma', () => {
  it('that is not there, or is something else, is told with what to do', async () => {
    const other = createServer((_, answer) => answer.writeHead(404).end('no\nsuch page')).listen(
      0,
      '127.0.0.1',
    )
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    await expect(chromaAt(`http://127.0.0.1:${port}`).collection('a')).rejects.toThrow(
      /refuses \(404\): no such page$/,
    )
    await new Promise((resolve) => other.close(resolve))
    await expect(chromaAt(`http://127.0.0.1:${port}`).collections()).rejects.toThrow(
      /^Chroma at 127\.0\.0\.1:\d+ cannot be reached, or is none \(ECONNREFUSED\): start it, or check CHROMA_URL\.$/,
    )
  })
})
