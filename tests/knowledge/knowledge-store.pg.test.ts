import { describe, expect, it, afterAll } from 'vitest'
import { openPostgresKnowledge, readPostgresKnowledge } from '../../backend/store/postgres/open-knowledge.ts'
import { stemsOf } from '../../backend/knowledge/retrieval/terms.ts'
import { memoryKnowledgeStore } from '../../backend/knowledge/memory-store.ts'
import { Secret } from '../../backend/secret.ts'
import { memoryLog } from '../support/house.ts'
import { knowledgeStoreContract } from './knowledge-store.contract.ts'
import { shelve } from './library.ts'
import { ownDatabase } from './support/postgres.ts'

const database = await ownDatabase()
if (database === null)
  describe.skip('a store of knowledge (PostgreSQL): no server is here', () => it('skips'))
else {
  afterAll(() => database.drop())
  const given = { url: new Secret(database.url), named: '127.0.0.1:5432', logger: memoryLog() }

  knowledgeStoreContract('PostgreSQL', async () => {
    const { store, close } = await openPostgresKnowledge(given)
    for (const workspace of ['main', 'other'])
      for (const { id } of await store.sources(workspace)) await store.remove(id)
    return { store, close }
  })

  describe('a library in PostgreSQL', () => {
    it('has one writer, and others who look into it', async () => {
      const { store, close } = await openPostgresKnowledge(given)
      try {
        await shelve(store, 'lone', 'The attic is dry.')
        await expect(openPostgresKnowledge(given)).rejects.toThrow(
          /^The library at 127\.0\.0\.1:5432 is written by another process: end it/,
        )
        const reader = await readPostgresKnowledge(given)
        const query = { workspaceId: 'main', stems: stemsOf('attics'), limit: 5 }
        expect(await reader?.store.lexical(query)).toHaveLength(1)
        await reader?.close()
      } finally {
        await close()
      }
    })

    it('puts passages in the order in which the store in memory does', async () => {
      const { store, close } = await openPostgresKnowledge(given)
      const memory = memoryKnowledgeStore()
      const words = ['roof', 'leak', 'mend', 'shed', 'attic', 'north', 'spring']
      try {
        for (const { id } of await store.sources('main')) await store.remove(id)
        for (let i = 0; i < 40; i++) {
          const text = Array.from(
            { length: 5 + ((i * 7) % 30) },
            (_, at) => words[(i * at + i + (at >> 2)) % 7],
          )
          for (const one of [memory, store])
            await shelve(one, `s${i}`, `# ${words[i % 7]}\n\n${text.join(' ')}.`, { title: `s${i}` })
        }
        for (const stems of [['roof'], ['leak', 'attic'], words]) {
          const query = { workspaceId: 'main', stems, limit: 40 }
          const [one, other] = [await memory.lexical(query), await store.lexical(query)]
          const scores = (found: typeof one) => found.map(({ score }) => score.toFixed(3))
          expect(scores(other)).toEqual(scores(one))
        }
      } finally {
        await close()
      }
    })

    it('says of a server that is not there, or lets nobody in, what to do', async () => {
      const at = (url: string) => openPostgresKnowledge({ ...given, url: new Secret(url) })
      await expect(at('postgresql://x@127.0.0.1:1/x')).rejects.toThrow(/cannot be reached: start it/)
      const nowhere = new URL(database.url)
      nowhere.pathname = '/xio_no_such_database'
      await expect(at(nowhere.href)).rejects.toThrow(/is not there: make the database/)
    })
  })
}
