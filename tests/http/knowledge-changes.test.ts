import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryKnowledgeStore } from '../../backend/knowledge/memory-store.ts'
import type { KnowledgeStore } from '../../backend/ports/knowledge.ts'
import { pdf } from '../knowledge/support/pdf.ts'
import { docxParts, zip } from '../knowledge/support/zip.ts'
import { json, list, record, testDoors } from '../support/doors.ts'
import { servedKnowledge } from '../support/served-knowledge.ts'
import { tempDirs } from '../support/temp-dir.ts'

const open = testDoors()
const tempDir = tempDirs()
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function opened(store: KnowledgeStore = memoryKnowledgeStore()) {
  const texts = path.join(tempDir(), 'sources')
  const { knowledge, library, logger } = servedKnowledge(store, texts)
  const doors = await open({ deps: { knowledge } })
  const { get, post, ask, api } = doors
  const settled = async (id: unknown) => {
    const answer = await get(`/knowledge/sources/${String(id)}?wait=25`)
    return record((await json(answer)).source)
  }
  const send = (query: string, type: string, body: string | Uint8Array<ArrayBuffer>) =>
    fetch(`${api}/knowledge/sources?${query}`, { method: 'POST', headers: { 'content-type': type }, body })
  return {
    ...doors,
    send,
    library,
    logger,
    kept: () => (existsSync(texts) ? readdirSync(texts) : []),
    settled,
    /** Sends a document, and answers with the source as it stands when it is read. */
    async sent(query: string, type: string, body: string | Uint8Array<ArrayBuffer>) {
      const answer = await send(query, type, body)
      const told = await json(answer)
      return answer.status === 202
        ? { status: 202, source: await settled(record(told.source).id), told }
        : { status: answer.status, source: {}, told }
    },
    text: async (body: unknown, headers?: Record<string, string>) =>
      post('/knowledge/sources', body, headers),
    remove: (id: unknown) => ask('DELETE', `/knowledge/sources/${String(id)}`),
    sources: async () => list((await json(await get('/knowledge/sources'))).items),
    found: async (question: string) =>
      list((await json(await get(`/knowledge/passages?q=${encodeURIComponent(question)}`))).items).map(
        ({ title, text }) => `${String(title)}: ${String(text)}`,
      ),
  }
}

describe('POST /knowledge/sources', () => {
  it('takes a text with its title, reads it, and finds passages in it', async () => {
    const { text, settled, found } = await opened()
    const answer = await text({ title: 'Roof', text: '# The roof\n\nIt cost 4,200 EUR.' })
    expect(answer.status).toBe(202)
    const { source } = await json(answer)
    expect(source).toMatchObject({ title: 'Roof', kind: 'markdown', addedBy: 'owner' })
    expect(await settled(record(source).id)).toMatchObject({ status: 'ready', version: 1, chunks: 1 })
    expect(await found('what did the roof cost')).toEqual(['Roof: # The roof\n\nIt cost 4,200 EUR.'])
  })

  it('takes the address of a page, and none that is no page’s', async () => {
    const { text } = await opened()
    const answer = await text({ url: 'https://house.example/roof#cost', title: 'The roof' })
    expect([answer.status, (await json(answer)).source]).toEqual([
      202,
      expect.objectContaining({ origin: 'https://house.example/roof', title: 'The roof', kind: 'web' }),
    ])
    for (const url of ['file:///etc/passwd', 'https://me:secret@house.example/', 'roof.md', '   ', 7]) {
      const refused = await text({ url })
      expect(refused.status).toBe(400)
      expect((await json(refused)).errors).toMatchObject([{ pointer: '/url' }])
    }
    expect((await text({ url: 'https://house.example/', text: 'both' })).status).toBe(400)
  })

  it.each([
    ['attic.md', 'text/markdown', 'The attic is dry.', 'markdown'],
    ['attic.txt', 'text/plain; charset=utf-8', 'The attic is dry.', 'text'],
    ['attic.html', 'text/html', '<h1>Attic</h1><p>It is dry.</p>', 'html'],
    ['attic.csv', 'text/csv', 'room,state\nattic,dry', 'csv'],
    ['attic.pdf', 'application/pdf', new Uint8Array(pdf([['The attic is dry.']])), 'pdf'],
    ['Чердак.DOCX', DOCX, new Uint8Array(zip(docxParts(['# Attic', 'It is dry.']))), 'docx'],
  ])('takes the document %s as %s', async (name, type, body, kind) => {
    const { sent, found } = await opened()
    const { source } = await sent(`name=${encodeURIComponent(name)}`, type, body)
    const title = path.parse(name).name
    expect(source).toMatchObject({ title, kind, origin: `sent:${name}`, folder: null, status: 'ready' })
    expect(await found('is the attic dry')).toEqual([expect.stringContaining(title)])
  })

  it('has one source of a name, with a new version where its content is another', async () => {
    const { sent, sources, found, kept } = await opened()
    const first = await sent('name=roof.md&title=The%20roof', 'text/markdown', 'The roof leaks.')
    expect((await sent('name=roof.md', 'text/markdown', 'The roof leaks.')).source).toMatchObject({
      version: 1,
    })
    const other = await sent('name=roof.md', 'text/markdown', 'The roof is mended.')
    expect(other.source).toMatchObject({ id: first.source.id, title: 'The roof', version: 2 })
    expect([(await sources()).length, kept().length]).toEqual([1, 1])
    expect(await found('roof leaks mended')).toEqual(['The roof: The roof is mended.'])
  })

  it('reads what was sent last, where the same name is sent while it is being read', async () => {
    // Given a store that lets go of nothing it was begun with until the second content is there
    const kept = memoryKnowledgeStore()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const { promise: goOn, resolve: letGo } = Promise.withResolvers<void>()
    const store: KnowledgeStore = {
      ...kept,
      async keep(...given) {
        begin()
        await goOn
        return kept.keep(...given)
      },
    }
    const { send, found, settled, sources } = await opened(store)
    await send('name=roof.md', 'text/markdown', 'The roof leaks.')
    await begun
    expect(await sources()).toMatchObject([{ status: 'indexing' }])
    // When another content is sent under its name
    const { source } = await json(await send('name=roof.md', 'text/markdown', 'The roof is mended.'))
    expect(await sources()).toMatchObject([{ status: 'queued' }])
    letGo()
    // Then the last is what is found, and nothing of the one before
    expect(await settled(record(source).id)).toMatchObject({ status: 'ready', version: 1, chunks: 1 })
    expect(await found('roof leaks mended')).toEqual(['roof: The roof is mended.'])
  })

  it('never looks for anything on the disk of the server', async () => {
    const { sent, found } = await opened()
    const secret = path.join(tempDir(), 'secret.md')
    writeFileSync(secret, 'The key is under the mat.')
    const { source } = await sent(`name=${encodeURIComponent(secret)}`, 'text/markdown', 'The roof leaks.')
    expect(source).toMatchObject({ status: 'ready', origin: `sent:${secret}`, title: 'secret' })
    expect(await found('key under the mat')).toEqual([])
    expect(readFileSync(secret, 'utf8')).toBe('The key is under the mat.')
    const escape = await sent('name=..%2F..%2Fout.md', 'text/markdown', 'The cellar floods.')
    expect(escape.source).toMatchObject({ status: 'ready', title: 'out' })
  })

  it('says of a document that cannot be read why, and reads the next', async () => {
    const { sent } = await opened()
    const broken = await sent('name=a.pdf', 'application/pdf', 'no pdf')
    expect(broken.source).toMatchObject({
      status: 'failed',
      reason: 'is damaged, or no PDF: open it in a reader and save it anew.',
    })
    expect((await sent('name=b.md', 'text/markdown', 'It is dry.')).source).toMatchObject({ status: 'ready' })
  })

  it.each([
    ['name=', 'text/markdown', 'x', 400, 'is missing: say what the document is called'],
    ['name=roof.pdf', 'text/markdown', 'x', 400, 'must end in .md or .markdown'],
    ['name=.md', 'text/markdown', 'x', 400, 'must end in .md or .markdown'],
    ['name=ro%E2%80%AEof.md', 'text/markdown', 'x', 400, 'holds signs that nobody sees'],
    ['name=roof.md', 'text/markdown', '', 400, 'The document is empty'],
    ['name=roof.png', 'image/png', 'x', 415, 'is not taken here'],
    ['folder=docs', 'text/markdown', 'x', 400, '/query/folder'],
    ['name=roof.md', 'application/json', '{"title":"a","text":"b"}', 400, 'a text has its title in the body'],
    ['', 'application/json', '{"title":" ","text":"b"}', 400, '/title'],
    ['', 'application/json', '{"title":"a","text":"b","path":"/etc/passwd"}', 400, '/path'],
  ])('?%s as %s is refused', async (query, type, body, status, says) => {
    const { sent, sources, kept } = await opened()
    const refused = await sent(query, type, body)
    expect(refused.status).toBe(status)
    expect(JSON.stringify(refused.told)).toContain(says)
    expect([await sources(), kept()]).toEqual([[], []])
  })

  it('takes no document that is longer than its kind is read', async () => {
    const { sent, kept } = await opened()
    const long = '<p>roof</p>'.repeat(1_000_000)
    const refused = await sent('name=roof.html', 'text/html', long).catch(() => null)
    // Whoever is still sending may meet a closed door before the answer.
    if (refused !== null)
      expect([refused.status, refused.told.detail]).toEqual([
        413,
        'The document is larger than 10485760 bytes (10 MB).',
      ])
    expect(kept()).toEqual([])
  })

  it('is done once for one Idempotency-Key, and a key is of one document', async () => {
    const { api, sources, dataDir } = await opened()
    const send = (body: string) =>
      fetch(`${api}/knowledge/sources?name=roof.md`, {
        method: 'POST',
        headers: { 'content-type': 'text/markdown', 'idempotency-key': 'k1' },
        body,
      })
    const [one, again, other] = [await send('It leaks.'), await send('It leaks.'), await send('It is dry.')]
    expect([one.status, again.status, other.status]).toEqual([202, 202, 422])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await sources()).toHaveLength(1)
    // What was not taken is dropped beside the answer.
    await expect.poll(() => readdirSync(path.join(dataDir, 'incoming'))).toEqual([])
  })
})

it('POST /knowledge/reindex reads what has changed of what was added in a terminal', async () => {
  const { library, post, found, settled, text } = await opened()
  const file = path.join(tempDir(), 'roof.md')
  writeFileSync(file, 'The roof leaks.')
  const { sources } = await library.addPath(file, { workspaceId: 'main', addedBy: 'anna' })
  await text({ title: 'Attic', text: 'The attic is dry.' })
  await settled(sources[0]?.id)
  writeFileSync(file, 'The roof is mended.')
  const answer = await post('/knowledge/reindex')
  expect(answer.status).toBe(202)
  const told = await json(answer)
  expect(told).toMatchObject({ refused: [], ignored: 0 })
  expect(list(told.items)).toHaveLength(2)
  expect(await settled(sources[0]?.id)).toMatchObject({ status: 'ready', version: 2 })
  expect(await found('roof leaks mended')).toEqual(['roof: The roof is mended.'])
})

describe('DELETE /knowledge/sources/{id}', () => {
  it('takes a source out, with what was sent of it', async () => {
    const { sent, text, settled, remove, sources, found, kept } = await opened()
    const { source } = await sent('name=roof.md', 'text/markdown', 'The roof leaks.')
    const { source: pasted } = await json(await text({ title: 'Attic', text: 'The attic is dry.' }))
    await settled(record(pasted).id)
    expect(kept()).toHaveLength(2)
    for (const { id } of [source, record(pasted)]) expect((await remove(id)).status).toBe(204)
    expect([await sources(), await found('roof attic'), kept()]).toEqual([[], [], []])
  })

  it('leaves a file that was added in a terminal where it is', async () => {
    const { library, remove } = await opened()
    const file = path.join(tempDir(), 'roof.md')
    writeFileSync(file, 'The roof leaks.')
    const { sources } = await library.addPath(file, { workspaceId: 'main', addedBy: 'anna' })
    expect((await remove(sources[0]?.id)).status).toBe(204)
    expect(readFileSync(file, 'utf8')).toBe('The roof leaks.')
  })

  it('says that there is none, also where it is another workspace’s', async () => {
    const { library, remove, get } = await opened()
    const theirs = await library.addText('Theirs', 'The roof.', { workspaceId: 'other', addedBy: 'eve' })
    for (const id of ['none', theirs.id]) {
      const answers = [await remove(id), await get(`/knowledge/sources/${id}`)]
      for (const answer of answers)
        expect([answer.status, (await json(answer)).detail]).toEqual([
          404,
          'There is no such source. GET /knowledge/sources lists those there are.',
        ])
    }
    expect(await library.sources('other')).toHaveLength(1)
  })
})
