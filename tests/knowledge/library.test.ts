import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Library } from '../../backend/knowledge/library.ts'
import { memoryKnowledgeStore } from '../../backend/knowledge/memory-store.ts'
import { hashingEmbedder } from '../../backend/knowledge/retrieval/hashing-embedder.ts'
import type { Embedder } from '../../backend/ports/knowledge.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { ORIGINS } from './support/origins.ts'

const tempDir = tempDirs()
const BY = { workspaceId: 'main', addedBy: 'anna' }
const silent = () => {}

function opened(embedder: Embedder | null = null, store = memoryKnowledgeStore()) {
  const folder = tempDir()
  let id = 0
  const library = new Library({
    ...ORIGINS,
    store,
    embedder,
    clock: { now: () => Date.parse('2026-01-02T03:04:05.678Z') },
    ids: { request: () => `s${++id}` },
    texts: path.join(folder, '.texts'),
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  })
  return {
    library,
    store,
    folder,
    write: (name: string, content: string | Uint8Array) => {
      const file = path.join(folder, name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, content)
      return file
    },
    found: async (question: string) =>
      (await library.find({ workspaceId: 'main', question })).map(({ title }) => title),
    status: async () =>
      Object.fromEntries(
        (await library.sources('main')).map(({ title, status, reason, version }) => [
          title,
          `${status} ${version}${reason === null ? '' : `: ${reason}`}`,
        ]),
      ),
  }
}

describe('a library', () => {
  it('reads a file, a folder and a text, and finds passages in them', async () => {
    const { library, write, found, folder, status } = opened()
    const file = write('roof.md', '# Roof\n\nIt leaks.')
    write('books/cellar.txt', 'The cellar floods.')
    write('books/more/prices.csv', 'what,price\nslate,120\ntiles,80')
    write('books/cover.png', 'png')
    write('books/.git/config.md', 'hidden')
    expect(await library.addPath(file, BY)).toMatchObject({ sources: [{ title: 'roof', status: 'queued' }] })
    expect(await library.addPath(path.join(folder, 'books'), BY)).toMatchObject({
      sources: [{ title: 'cellar' }, { title: 'more/prices' }],
      refused: [],
      ignored: 1,
    })
    await library.addText('Note', 'The attic is dry.', BY)
    await library.work()
    expect(await status()).toEqual({
      roof: 'ready 1',
      cellar: 'ready 1',
      'more/prices': 'ready 1',
      Note: 'ready 1',
    })
    expect(await found('Which roof leaks?')).toEqual(['roof'])
    expect(await found('the price of slate')).toEqual(['more/prices'])
    expect(await found('dry attic')).toEqual(['Note'])
  })

  it('says how long it is what is being read, and nothing of what is not', async () => {
    const { library, store, write } = opened()
    const { sources } = await library.addPath(write('roof.md', 'It leaks.'), BY)
    await library.addText('Note', 'The attic is dry.', BY)
    const lengths = async () => (await library.sources('main')).map(({ totalBytes }) => totalBytes)
    await store.begin(sources[0]!.id, '2026-01-02T03:04:05.678Z')
    expect(await lengths()).toEqual([9, null])
    await library.work()
    expect(await lengths()).toEqual([null, null])
  })

  it('has the same source once, and reads it again only where its content is another', async () => {
    const { library, write, found, status } = opened()
    const file = write('roof.md', 'It leaks.')
    for (let i = 0; i < 3; i++) {
      await library.addPath(file, BY)
      await library.addText('Note', 'The attic is dry.', BY)
      await library.work()
    }
    expect(await status()).toEqual({ roof: 'ready 1', Note: 'ready 1' })
    write('roof.md', 'It is mended.')
    await library.reindex(BY)
    await library.work()
    expect(await status()).toEqual({ roof: 'ready 2', Note: 'ready 1' })
    expect(await found('leaks')).toEqual([])
    expect(await found('mended')).toEqual(['roof'])
  })

  it('finds new files of a folder, and goes on to answer from one that is gone, saying so', async () => {
    const { library, write, found, folder, status } = opened()
    const old = write('books/roof.md', 'It leaks.')
    await library.addPath(path.join(folder, 'books'), BY)
    await library.work()
    write('books/cellar.md', 'It floods.')
    rmSync(old)
    await library.reindex(BY)
    await library.work()
    expect(await status()).toEqual({
      roof: 'stale 1: is not there any more: put it back, or remove the source.',
      cellar: 'ready 1',
    })
    expect(await found('leaks')).toEqual(['roof'])
    write('books/roof.md', 'It leaks.')
    await library.reindex(BY)
    await library.work()
    expect(await status()).toMatchObject({ roof: 'ready 1' })
  })

  it('makes vectors anew where the model is another', async () => {
    const store = memoryKnowledgeStore()
    const first = opened(null, store)
    const file = first.write('roof.md', 'It leaks.')
    await first.library.addPath(file, BY)
    await first.library.work()
    const second = opened(hashingEmbedder(), store)
    await second.library.reindex(BY)
    await second.library.work()
    expect(await store.sources('main')).toMatchObject([{ version: 2, embedding: 'hashing-512' }])
  })
})

describe('what cannot be read is refused with a reason', () => {
  it.each([
    ['no such file', 'gone.md', null, 'is not there any more'],
    ['another kind', 'tool.exe', 'MZ', 'is of a kind that is not read: name one of .md'],
  ])('%s, at once', async (_, name, content, says) => {
    const { library, write, folder } = opened()
    const file = content === null ? path.join(folder, name) : write(name, content)
    const { sources, refused } = await library.addPath(file, BY)
    expect(sources).toEqual([])
    expect(refused).toMatchObject([{ file, reason: expect.stringContaining(says) }])
  })

  it.each([
    ['an empty file', 'a.md', ' \n', 'holds no text'],
    ['another encoding', 'a.txt', Buffer.from('one\ntwo\nка\xF0\xF3', 'latin1'), 'line 3 is not UTF-8 text'],
    ['half a letter at the end', 'a.txt', Buffer.from([0x6f, 0x6b, 0xd0]), 'line 1 is not UTF-8 text'],
    ['UTF-16', 'a.txt', Buffer.from('\uFEFFone', 'utf16le'), 'line 1 is not UTF-8 text'],
    ['a program', 'a.csv', 'one\n\u0000\u0001', 'line 2 holds control characters'],
  ])('%s, when it is read', async (_, name, content, says) => {
    const { library, write, status } = opened()
    await library.addPath(write(name, content), BY)
    await library.work()
    expect(await status()).toEqual({ a: expect.stringMatching(`^failed 0: ${says}`) })
  })

  it('links out of a folder, while links within it are passed over', async () => {
    const { library, write, folder, status } = opened()
    const secret = write('secret.md', 'The key.')
    write('books/roof.md', 'It leaks.')
    mkdirSync(path.join(folder, 'far/away'), { recursive: true })
    symlinkSync(secret, path.join(folder, 'books/link.md'))
    symlinkSync(path.join(folder, 'far'), path.join(folder, 'books/out'))
    symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'books/dead.md'))
    symlinkSync(path.join(folder, 'books'), path.join(folder, 'books/round'))
    symlinkSync(path.join(folder, 'books/roof.md'), path.join(folder, 'books/again.md'))
    const { refused } = await library.addPath(path.join(folder, 'books'), BY)
    expect(refused.map(({ file, reason }) => `${path.basename(file)} ${reason}`)).toEqual([
      'dead.md is a link that leads nowhere: mend or delete it.',
      'link.md is a link out of the folder: add what it leads to by itself.',
      'out is a link out of the folder: add what it leads to by itself.',
    ])
    await library.work()
    expect(await status()).toEqual({ roof: 'ready 1' })
  })

  it('a file or folder that has become a link since', async () => {
    const { library, write, folder, status } = opened()
    const secret = write('far/roof.md', 'The key.')
    const [file, inFolder] = [write('books/roof.md', 'It leaks.'), write('books/in/roof.md', 'It leaks.')]
    await library.addPath(path.join(folder, 'books'), BY)
    rmSync(file)
    symlinkSync(secret, file)
    rmSync(path.dirname(inFolder), { recursive: true })
    symlinkSync(path.join(folder, 'far'), path.dirname(inFolder))
    await library.work()
    expect(await status()).toEqual({
      roof: expect.stringMatching(/^failed 0: (?:has become a link|lies behind a link)/),
      'in/roof': expect.stringMatching(/^failed 0: lies behind a link/),
    })
  })

  it('and does not hold what waits behind it', async () => {
    const { library, write, folder, status } = opened()
    write('books/a.md', Buffer.from([0xff]))
    write('books/b.md', 'It floods.')
    await library.addPath(path.join(folder, 'books'), BY)
    await library.work()
    expect(await status()).toEqual({ a: expect.stringMatching(/^failed/), b: 'ready 1' })
  })
})
