import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asLibraryClock } from '../../../backend/agents/model/library-clock.ts'
import { openaiEmbedder } from '../../../backend/knowledge/embedding/openai-embedder.ts'
import { Library } from '../../../backend/knowledge/library.ts'
import { memoryKnowledgeStore } from '../../../backend/knowledge/memory-store.ts'
import { HastyClock } from '../../support/hasty-clock.ts'
import { type OpenAIServer, openaiServer, refusal, vectors } from '../../support/openai-server.ts'
import { tempDirs } from '../../support/temp-dir.ts'
import { meaning } from '../support/meaning.ts'
import { ORIGINS } from '../support/origins.ts'

const tempDir = tempDirs()
const BY = { workspaceId: 'main', addedBy: 'anna' }
const SENT = { ...BY, embed: true }
const MODEL = 'text-embedding-3-small'
const silent = () => {}

let ids = 0
let server: OpenAIServer
beforeEach(async () => {
  server = await openaiServer()
  server.script(vectors(meaning))
})
afterEach(() => server.close())

function opened({ store = memoryKnowledgeStore(), folder = tempDir(), embedsAll = false } = {}) {
  const { host } = new URL(server.baseURL)
  const embedder = openaiEmbedder(
    { baseURL: server.baseURL, apiKey: null, model: MODEL },
    {
      clock: asLibraryClock(new HastyClock()),
      random: () => 0,
      prices: { [`${host}/${MODEL}`]: { prompt: 0.5, completion: 0 } },
    },
  )
  const library = new Library({
    ...ORIGINS,
    store,
    embedder,
    embedsAll,
    clock: { now: () => Date.parse('2026-01-02T03:04:05.678Z') },
    ids: { request: () => `s${++ids}` },
    texts: path.join(folder, '.texts'),
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  })
  return {
    library,
    store,
    folder,
    embedding: embedder.model,
    write: (name: string, content: string) => {
      const file = path.join(folder, name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, content)
      return file
    },
    found: async (question: string, embed = true, wordsOnly?: (failure: Error) => void) =>
      (await library.find({ workspaceId: 'main', question, embed, wordsOnly })).map(({ title }) => title),
  }
}

/** The texts that were sent, one list a request. */
const sent = (): string[][] =>
  server.requests.map(({ body }) => (Array.isArray(body.input) ? body.input.map(String) : []))
const ends = (texts: readonly string[]) => texts.map((text) => text.split('\n').at(-1))

describe('a text leaves the machine', () => {
  it('not unless somebody says so, of this very source', async () => {
    const first = opened()
    await first.library.addPath(first.write('private.md', 'The roof is a secret.'), BY)
    const { library, write, found } = opened(first)
    await library.addPath(write('public.md', 'The cellar is for all.'), SENT)
    await library.work()
    expect(ends(sent().flat())).toEqual(['The cellar is for all.'])
    expect(await found('the roof', false)).toEqual(['private'])
    expect(server.requests).toHaveLength(1)
  })

  it('always where that is set', async () => {
    const { library, write, found } = opened({ embedsAll: true })
    await library.addPath(write('roof.md', 'The roof leaks.'), BY)
    await library.work()
    expect(await found('shingles', false)).toEqual(['roof'])
    expect(sent()).toEqual([['roof\nThe roof leaks.'], ['shingles']])
  })

  it('not as a question to a library that has no vectors', async () => {
    const { library, write, found } = opened()
    await library.addPath(write('roof.md', 'The roof leaks.'), BY)
    await library.work()
    expect(await found('the roof')).toEqual(['roof'])
    expect(server.requests).toEqual([])
  })

  it('once, and what has not changed costs nothing', async () => {
    const { library, write, store, embedding } = opened()
    const parts = ['# One\n\nThe roof leaks.', '# Two\n\nThe cellar floods.']
    const long = (text: string) => text + '\n\nMore of it. '.repeat(200)
    const file = write('house.md', parts.map(long).join('\n\n'))
    await library.addPath(file, SENT)
    await library.work()
    const [source] = await store.sources('main')
    expect(source).toMatchObject({
      embedding,
      embeddingTokens: 8,
      embeddingUsd: 0.000004,
      version: 1,
    })
    const before = sent().flat()
    await library.reindex(SENT)
    await library.work()
    expect(server.requests).toHaveLength(1)

    writeFileSync(file, [long(parts[0] ?? ''), long('# Two\n\nThe cellar is dry.')].join('\n\n'))
    await library.reindex(SENT)
    await library.work()
    const after = sent().slice(1).flat()
    expect(after.length).toBeGreaterThan(0)
    expect(after.filter((text) => before.includes(text))).toEqual([])
    expect(await store.sources('main')).toMatchObject([{ version: 2, embeddingTokens: 16 }])

    // A copy of it is paid for already.
    const copy = write(
      'copy/house.md',
      [long(parts[0] ?? ''), long('# Two\n\nThe cellar is dry.')].join('\n\n'),
    )
    await library.addPath(copy, SENT)
    await library.work()
    expect(server.requests).toHaveLength(2)
  })

  it('no more for a source that is read again without being asked, and its vectors stay', async () => {
    const { library, write, store, found, embedding } = opened()
    await library.addPath(write('roof.md', 'The roof leaks.'), SENT)
    await library.work()
    const later = opened({ store })
    await later.library.reindex(BY)
    await later.library.work()
    expect(await store.sources('main')).toMatchObject([{ embedding, status: 'ready' }])
    expect(await found('shingles')).toEqual(['roof'])
  })
})

describe('a question', () => {
  it('finds what means the same in other words, beside what has its words', async () => {
    const { library, write, found } = opened()
    for (const [name, text] of Object.entries({
      roof: 'The shingles were mended.',
      cellar: 'It floods in the basement.',
      words: 'Somebody stands on a roof.',
    }))
      await library.addPath(write(`${name}.md`, text), SENT)
    await library.work()
    expect(await found('подвал')).toEqual(['cellar'])
    expect((await found('roof')).toSorted()).toEqual(['roof', 'words'])
    expect((await found('roof', false)).toSorted()).toEqual(['roof', 'words'])
    expect(await found('подвал', false)).toEqual([])
    const [passage] = await library.find({
      workspaceId: 'main',
      question: 'подвал',
      embed: true,
    })
    expect(passage).toMatchObject({ similarity: 1, coverage: 0 })
  })

  it('whose vector cannot be made finds by words, and says why', async () => {
    const { library, write, found } = opened()
    await library.addPath(write('roof.md', 'The roof leaks.'), SENT)
    await library.work()
    server.script(refusal(500, { message: 'On fire.' }))
    const told: string[] = []
    const wordsOnly = ({ message }: Error) => void told.push(message)
    expect(await found('the roof', true, wordsOnly)).toEqual(['roof'])
    expect(await found('shingles', true, wordsOnly)).toEqual([])
    expect(told).toEqual([expect.stringContaining('On fire.'), expect.stringContaining('On fire.')])
  })
})

describe('where no vectors can be made', () => {
  it('a source is ready, found by its words, and says why', async () => {
    server.script(refusal(401, { message: 'No such key.' }))
    const { library, write, store, found } = opened()
    for (const name of ['a', 'b', 'c'])
      await library.addPath(write(`${name}.md`, `The roof of ${name}.`), SENT)
    await library.work()
    for (const source of await store.sources('main'))
      expect(source).toMatchObject({
        status: 'ready',
        embedding: null,
        embeddingUsd: 0,
        reason: expect.stringMatching(/^is found by words only, without vectors: .*401: No such key/),
      })
    expect(await found('roof')).toHaveLength(3)
    // One no is enough for all.
    expect(server.requests).toHaveLength(1)
  })

  it('the others go on where it was about one text, and asking again mends it', async () => {
    server.script(refusal(400, { message: 'Too long.' }), vectors(meaning))
    const { library, write, store, embedding, found } = opened()
    for (const name of ['a', 'b']) await library.addPath(write(`${name}.md`, `The roof of ${name}.`), SENT)
    await library.work()
    expect(await store.sources('main')).toMatchObject([
      { embedding: null, reason: expect.stringContaining('Too long.') },
      { embedding, reason: null },
    ])
    await library.reindex(SENT)
    await library.work()
    expect(await store.sources('main')).toMatchObject([{ embedding, reason: null }, { embedding }])
    expect(ends(sent().flat())).toEqual(['The roof of a.', 'The roof of b.', 'The roof of a.'])
    expect(await found('shingles')).toHaveLength(2)
  })

  it('closing does not wait for a provider that says nothing', async () => {
    server.script(() => {})
    const { library, write, store } = opened()
    await library.addPath(write('roof.md', 'The roof leaks.'), SENT)
    const work = library.work()
    await server.received()
    await library.close()
    await work
    expect(await store.sources('main')).toMatchObject([{ status: 'indexing', version: 0 }])
  })
})
