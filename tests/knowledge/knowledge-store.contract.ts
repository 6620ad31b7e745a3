import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashingEmbedder } from '../../backend/knowledge/retrieval/hashing-embedder.ts'
import { stemsOf } from '../../backend/knowledge/retrieval/terms.ts'
import type { KeptChunk, KnowledgeQuery, KnowledgeStore } from '../../backend/ports/knowledge.ts'
import { AT, FINISHED, shelve, source } from './library.ts'

type Opened = { store: KnowledgeStore; close(): Promise<void> }

/** What every store of knowledge promises. */
export function knowledgeStoreContract(name: string, open: () => Promise<Opened>): void {
  describe(`a store of knowledge (${name})`, () => {
    let opened: Opened
    let store: KnowledgeStore
    beforeEach(async () => {
      opened = await open()
      store = opened.store
    })
    afterEach(() => opened.close())

    const found = async (words: string, query: Partial<KnowledgeQuery> = {}) => {
      const ranked = await store.lexical({ workspaceId: 'main', limit: 10, stems: stemsOf(words), ...query })
      const passages = await store.passages(ranked.map(({ n }) => n))
      return passages.map(({ title }) => title)
    }

    describe('finds', () => {
      it('what holds any of the words, in all their forms and both languages', async () => {
        await shelve(store, 'roof', 'The roofs were mended. Решение о крышах принято.')
        await shelve(store, 'cellar', 'The cellar floods in March.')
        expect(await found('roof')).toEqual(['roof'])
        expect(await found('крыша решением')).toEqual(['roof'])
        expect((await found('flooding roof')).toSorted()).toEqual(['cellar', 'roof'])
        expect(await found('attic')).toEqual([])
        expect(await found('')).toEqual([])
      })

      it('what is rare, short and in a heading before what is common, long and in passing', async () => {
        await shelve(store, 'passing', `The roof. ${'Other words of the house. '.repeat(60)}`)
        await shelve(store, 'short', 'The roof leaks.')
        await shelve(store, 'heading', '# Roof\n\nIt leaks in the north.')
        await shelve(store, 'none', 'The house leaks.')
        expect(await found('roof')).toEqual(['heading', 'short', 'passing'])
        expect((await found('roof leaks')).at(-1)).not.toBe('short')
      })

      it('within a workspace, scopes and sources only', async () => {
        await shelve(store, 'a', 'A roof.')
        await shelve(store, 'b', 'A roof.', { scope: 'decisions' })
        await shelve(store, 'c', 'A roof.', { workspaceId: 'other' })
        expect(await found('roof')).toEqual(['a', 'b'])
        expect(await found('roof', { scopes: ['decisions', 'history'] })).toEqual(['b'])
        expect(await found('roof', { sourceIds: ['a', 'c'] })).toEqual(['a'])
        expect(await found('roof', { workspaceId: 'other' })).toEqual(['c'])
        expect(await found('roof', { limit: 1 })).toEqual(['a'])
      })

      it('by vectors, the nearest first, and nothing that has none', async () => {
        const embedder = hashingEmbedder(64)
        await shelve(store, 'roof', 'The roof leaks.', { embedder })
        await shelve(store, 'cellar', 'The cellar floods.', { embedder })
        await shelve(store, 'bare', 'The roof leaks.')
        const [vector] = await embedder.embed(['roof\nThe roof leaks.'])
        const query = { limit: 5, embedding: embedder.model, vector: vector! }
        const near = await store.nearest({ workspaceId: 'main', ...query })
        const passages = await store.passages(near.map(({ n }) => n))
        expect(passages.map(({ title }) => title)).toEqual(['roof', 'cellar'])
        expect(near[0]?.score).toBeCloseTo(1, 5)
        expect(await store.nearest({ workspaceId: 'other', ...query })).toEqual([])
        const others = { ...query, embedding: 'another model of this length' }
        expect(await store.nearest({ workspaceId: 'main', ...others })).toEqual([])
      })

      it('of a source all passages in their order, from a place on, and none before they stand', async () => {
        const section = 'Words of a long section. '.repeat(80)
        await shelve(store, 'other', 'The roof leaks.')
        await shelve(store, 'a', `# One\n\n${section}\n\n# Two\n\n${section}\n\n# Three\n\n${section}`)
        const headings = async (from: number, most: number) =>
          (await store.passagesOf('a', from, most)).map((one) => one.headings.join())
        expect(await headings(0, 10)).toEqual(['One', 'Two', 'Three'])
        expect(await headings(1, 1)).toEqual(['Two'])
        expect(await headings(3, 10)).toEqual([])
        await store.begin('a', AT)
        expect(await headings(0, 10)).toEqual(['One', 'Two', 'Three'])
        await store.add(source('b'))
        expect(await store.passagesOf('b', 0, 10)).toEqual([])
        expect(await store.passagesOf('none', 0, 10)).toEqual([])
      })

      it('the passage as it was kept, with where it stands', async () => {
        await shelve(store, 'roof', '\n# Roof\n\nIt leaks.\n', { title: 'The roof' })
        const [first] = await store.lexical({ workspaceId: 'main', limit: 1, stems: ['leak'] })
        expect(await store.passages([first!.n, 4_711])).toEqual([
          {
            n: first!.n,
            sourceId: 'roof',
            version: 1,
            title: 'The roof',
            origin: '/library/roof.md',
            scope: 'docs',
            text: '\n# Roof\n\nIt leaks.\n',
            start: 0,
            end: 19,
            line: 2,
            endLine: 4,
            tokens: 5,
            headings: ['Roof'],
          },
        ])
      })
    })

    describe('keeps of a source', () => {
      const chunk = (text: string): KeptChunk => ({
        text,
        start: 0,
        end: text.length,
        line: 1,
        endLine: 1,
        tokens: 2,
        headings: [],
        stems: stemsOf(text).join(' '),
        headStems: '',
        vector: null,
      })

      it('one, however often it is added', async () => {
        const first = await store.add(source('a'))
        expect(first).toMatchObject({ id: 'a', status: 'queued', version: 0, createdAt: AT })
        expect(await store.add(source('b', { origin: first.origin, title: 'again' }))).toEqual(first)
        expect(await store.add(source('c', { origin: first.origin, workspaceId: 'other' }))).toMatchObject({
          id: 'c',
        })
        expect(await store.sources('main')).toEqual([first])
        expect(await store.source('none')).toBeNull()
      })

      it('that it waits, in the order of asking', async () => {
        await store.add(source('a'))
        await store.add(source('b', { at: '2026-01-02T03:04:06.000Z' }))
        expect((await store.next())?.id).toBe('a')
        await store.begin('a', AT)
        expect((await store.next())?.id).toBe('b')
        await store.begin('b', AT)
        expect(await store.next()).toBeNull()
      })

      it('nothing that can be found before all of it is there', async () => {
        await store.add(source('a'))
        const version = await store.begin('a', AT)
        await store.keep('a', version, [chunk('The roof')], 8)
        expect(await found('roof')).toEqual([])
        expect(await store.source('a')).toMatchObject({ status: 'indexing', readBytes: 8, chunks: 0 })
        expect(await store.finish('a', version, FINISHED)).toBe(true)
        expect(await found('roof')).toEqual(['a'])
        expect(await store.source('a')).toMatchObject({
          status: 'ready',
          version: 1,
          chunks: 1,
          hash: 'h',
          bytes: 9,
        })
      })

      it('the version that stands until the next one does', async () => {
        await shelve(store, 'a', 'The roof leaks.')
        await store.queue('a', AT)
        const version = await store.begin('a', AT)
        await store.keep('a', version, [chunk('The roof is mended')], 8)
        expect(await found('leaks')).toEqual(['a'])
        expect(await found('mended')).toEqual([])
        await store.finish('a', version, FINISHED)
        expect(await found('leaks')).toEqual([])
        expect(await found('mended')).toEqual(['a'])
        expect(await store.source('a')).toMatchObject({ version: 2, chunks: 1 })
      })

      it('nothing twice and nothing half, wherever the indexing was cut off', async () => {
        await shelve(store, 'a', 'The roof leaks.')
        await store.queue('a', AT)
        const version = await store.begin('a', AT)
        await store.keep('a', version, [chunk('The roof is mended')], 8)
        await store.takeUp(AT)
        expect(await store.source('a')).toMatchObject({ status: 'queued', version: 1, readBytes: 0 })
        expect(await found('leaks')).toEqual(['a'])
        const again = await store.begin('a', AT)
        expect(again).toBe(version)
        await store.keep('a', again, [chunk('The roof is mended')], 8)
        await store.finish('a', again, FINISHED)
        expect(await found('mended')).toEqual(['a'])
        expect(await store.source('a')).toMatchObject({ version: 2, chunks: 1 })
      })

      it('nothing of whoever was overtaken', async () => {
        await store.add(source('a'))
        const version = await store.begin('a', AT)
        await store.keep('a', version, [chunk('The roof')], 8)
        await store.finish('a', version, FINISHED)
        expect(await store.keep('a', version, [chunk('The attic')], 9)).toBe(false)
        expect(await store.finish('a', version, FINISHED)).toBe(false)
        expect(await found('attic')).toEqual([])
      })

      it('that it was asked for again while it was read, whatever comes of the reading', async () => {
        await shelve(store, 'a', 'The roof leaks.')
        await store.queue('a', AT)
        const version = await store.begin('a', AT)
        await store.queue('a', AT)
        expect(await store.keep('a', version, [chunk('The roof is mended')], 8)).toBe(false)
        expect(await store.finish('a', version, FINISHED)).toBe(false)
        await store.unchanged('a', AT)
        await store.refuse('a', 'is gone: put it back.', AT)
        expect(await store.source('a')).toMatchObject({ status: 'queued', reason: null, version: 1 })
        expect(await found('leaks')).toEqual(['a'])
      })

      it('why it could not be read, and what was known before', async () => {
        await shelve(store, 'known', 'The roof leaks.')
        await store.add(source('new'))
        for (const id of ['known', 'new']) {
          await store.begin(id, AT)
          await store.refuse(id, 'is gone: put it back.', AT)
        }
        expect(await store.source('known')).toMatchObject({
          status: 'stale',
          reason: 'is gone: put it back.',
          version: 1,
        })
        expect(await store.source('new')).toMatchObject({ status: 'failed', version: 0 })
        expect(await found('leaks')).toEqual(['known'])
        await store.unchanged('known', AT)
        expect(await store.source('known')).toMatchObject({ status: 'ready', reason: null })
      })

      it('vectors by the hash of their text, for whoever holds such a text, as long as it stands', async () => {
        const vector = (n: number) => Float32Array.from([n, 0.5])
        const known = async (...hashes: string[]) => Object.fromEntries(await store.embedded('m', hashes))
        await store.add(source('a'))
        const of = {
          sourceId: 'a',
          version: await store.begin('a', AT),
          model: 'm',
        }
        const made = new Map([
          ['one', vector(1)],
          ['two', vector(2)],
        ])
        await store.keepEmbedded(of, made)
        await store.takeUp(AT)
        expect(await known('one', 'two', 'three')).toEqual({
          one: vector(1),
          two: vector(2),
        })
        expect(await store.embedded('other', ['one'])).toEqual(new Map())
        await store.begin('a', AT)
        await store.keepEmbedded(of, made)
        await store.finish('a', 1, { ...FINISHED, embedding: 'm' })
        expect(Object.keys(await known('one', 'two'))).toEqual(['one', 'two'])
        const next = { ...of, version: await store.begin('a', AT) }
        await store.keepEmbedded(next, new Map([['two', vector(2)]]))
        await store.finish('a', 2, { ...FINISHED, embedding: 'm' })
        expect(await known('one', 'two')).toEqual({ two: vector(2) })
        await store.remove('a')
        expect(await known('one', 'two')).toEqual({})
      })

      it('what its vectors cost; with an unknown price, no sum', async () => {
        await store.add(source('a'))
        expect(await store.source('a')).toMatchObject({
          embeddingTokens: 0,
          embeddingUsd: 0,
        })
        await store.spend('a', { tokens: 8, usd: 0.5 })
        await store.spend('a', { tokens: 4, usd: 0.25 })
        expect(await store.source('a')).toMatchObject({
          embeddingTokens: 12,
          embeddingUsd: 0.75,
        })
        await store.spend('a', { tokens: 4, usd: null })
        await store.spend('a', { tokens: 4, usd: 0.25 })
        expect(await store.source('a')).toMatchObject({
          embeddingTokens: 20,
          embeddingUsd: null,
        })
      })

      it('why it has no vectors', async () => {
        await store.add(source('a'))
        await store.finish('a', await store.begin('a', AT), {
          ...FINISHED,
          reason: 'has none.',
        })
        expect(await store.source('a')).toMatchObject({
          status: 'ready',
          reason: 'has none.',
        })
      })

      it('nothing once it is removed', async () => {
        await shelve(store, 'a', 'The roof leaks.')
        await store.remove('a')
        expect(await found('roof')).toEqual([])
        expect(await store.sources('main')).toEqual([])
      })
    })
  })
}
