import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { systemClock, systemIds } from '../../backend/engine/system.ts'
import { Library } from '../../backend/knowledge/library.ts'
import { memoryKnowledgeStore } from '../../backend/knowledge/memory-store.ts'
import type { Fetch, Fetched } from '../../backend/knowledge/web/look-at-web.ts'
import { titleOfAddress, webAddress } from '../../backend/knowledge/web/web-address.ts'
import { memoryLog } from '../support/house.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { pdf } from './support/pdf.ts'
import { docxParts, zip } from './support/zip.ts'
import { ORIGINS } from './support/origins.ts'

const tempDir = tempDirs()
const BY = { workspaceId: 'main', addedBy: 'anna' }
const ADDRESS = 'https://house.example/docs/roof'

type Page = {
  type?: string
  body?: string | Uint8Array
  status?: number
  headers?: Record<string, string>
  url?: string
}

/** A library, and a web of one page that can be changed. */
function given(first: Page) {
  let page = first
  const asked: Record<string, string>[] = []
  const fetch: Fetch = async (url, { headers }) => {
    asked.push(headers)
    const { type, status = 200, body = '', url: last = url, headers: told = {} } = page
    const isKnown = told.etag !== undefined && headers['if-none-match'] === told.etag
    const answer = { ...told, ...(type === undefined ? {} : { 'content-type': type }) }
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    return {
      url: last,
      status: isKnown ? 304 : status,
      headers: answer,
      body: isKnown ? new Uint8Array() : bytes,
    } satisfies Fetched
  }
  const library = new Library({
    ...ORIGINS,
    fetch,
    store: memoryKnowledgeStore(),
    embedder: null,
    clock: systemClock,
    ids: systemIds(),
    texts: path.join(tempDir(), 'texts'),
    logger: memoryLog(),
  })
  onTestFinished(() => library.close())
  return {
    asked,
    becomes: (next: Page) => void (page = next),
    async read(address = ADDRESS) {
      const source = await library.addUrl(address, undefined, BY)
      await library.work()
      return library.source('main', source?.id ?? '')
    },
    found: async (question: string) =>
      (await library.find({ workspaceId: 'main', question })).map(({ text }) => text.trim()),
  }
}

describe('a page that is added by its address', () => {
  it.each<[string, Page, string]>([
    [
      'HTML',
      { type: 'text/html; charset=utf-8', body: '<h1>Roof</h1><p>The roof leaks.</p>' },
      '# Roof\n\nThe roof leaks.',
    ],
    [
      'XHTML',
      { type: 'application/xhtml+xml', body: '<html><body><p>The roof leaks.</p></body></html>' },
      'The roof leaks.',
    ],
    ['Markdown', { type: 'text/markdown', body: '# Roof\n\nThe roof leaks.' }, '# Roof\n\nThe roof leaks.'],
    ['text', { type: 'text/plain;charset="UTF-8"', body: 'The roof leaks.' }, 'The roof leaks.'],
    ['PDF', { type: 'application/pdf', body: pdf([['The roof leaks.']]) }, '## Page 1\n\nThe roof leaks.'],
    [
      'Word',
      {
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        body: zip(docxParts(['The roof leaks.'])),
      },
      'The roof leaks.',
    ],
    [
      'what is called bytes, by its name',
      { type: 'application/octet-stream', body: 'The roof leaks.', url: 'https://house.example/roof.md?v=1' },
      'The roof leaks.',
    ],
  ])('is read as %s', async (_, page, text) => {
    const { read, found } = given(page)
    expect(await read()).toMatchObject({
      status: 'ready',
      title: 'house.example/docs/roof',
      kind: 'web',
      origin: ADDRESS,
    })
    expect(await found('roof')).toEqual([text])
  })

  it('is not read again where its server says that it is the same, nor where its content is', async () => {
    const { asked, becomes, read, found } = given({
      type: 'text/plain',
      body: 'The roof leaks.',
      headers: { etag: '"1"' },
    })
    expect(await read()).toMatchObject({ version: 1, revision: 'etag "1"' })
    expect(await read(`${ADDRESS}#place`)).toMatchObject({ version: 1, status: 'ready' })
    expect(asked.map((headers) => headers['if-none-match'])).toEqual([undefined, '"1"'])
    becomes({ type: 'text/plain', body: 'The roof leaks.', headers: { etag: '"2"' } })
    expect(await read()).toMatchObject({ version: 1, status: 'ready' })
    becomes({
      type: 'text/plain',
      body: 'The roof is mended.',
      headers: { 'last-modified': 'Sun, 01 Feb 2026 10:00:00 GMT' },
    })
    expect(await read()).toMatchObject({ version: 2, revision: 'modified Sun, 01 Feb 2026 10:00:00 GMT' })
    await read()
    expect(asked.at(-1)?.['if-modified-since']).toBe('Sun, 01 Feb 2026 10:00:00 GMT')
    expect(await found('roof')).toEqual(['The roof is mended.'])
  })

  it.each<[string, Page, RegExp]>([
    ['a picture', { type: 'image/png', body: 'png' }, /^is of a kind that is not read/],
    ['a program', { type: 'application/javascript', body: 'x' }, /^is of a kind that is not read/],
    [
      'bytes without a name',
      { type: 'application/octet-stream', body: 'x' },
      /^is of a kind that is not read/,
    ],
    ['another encoding', { type: 'text/html; charset=windows-1251', body: 'x' }, /^is not in UTF-8/],
    [
      'another encoding that it does not tell',
      { type: 'text/plain', body: Uint8Array.of(0xd0, 0x20) },
      /^line 1 is not UTF-8/,
    ],
    [
      'packed',
      { type: 'text/html', body: 'x', headers: { 'content-encoding': 'gzip' } },
      /^comes packed \(gzip\)/,
    ],
    ['empty', { type: 'text/html', body: '' }, /^holds no text/],
    ['gone', { status: 410 }, /^is not there any more: check the address/],
    ['for members only', { status: 401 }, /^is shown to those who are signed in only/],
    ['out of order', { status: 503 }, /^cannot be fetched: its server answers 503\.$/],
    ['a 304 that nobody asked for', { status: 304 }, /^cannot be fetched: its server answers 304\.$/],
  ])('is refused where it is %s', async (_, page, reason) => {
    const { read } = given(page)
    expect(await read()).toMatchObject({ status: 'failed', reason: expect.stringMatching(reason) })
  })

  it('goes on to answer as it was, when it is gone', async () => {
    const { becomes, read, found } = given({ type: 'text/plain', body: 'The roof leaks.' })
    await read()
    becomes({ status: 404 })
    expect(await read()).toMatchObject({
      status: 'stale',
      version: 1,
      reason: expect.stringMatching(/^is not there/),
    })
    expect(await found('roof')).toEqual(['The roof leaks.'])
  })

  it('sends no header that its server could have written into another', async () => {
    const { asked, read } = given({ type: 'text/plain', body: 'a', headers: { etag: '"1"\u0007' } })
    expect(await read()).toMatchObject({ revision: null })
    await read()
    expect(Object.keys(asked.at(-1) ?? {})).toEqual(['accept', 'accept-encoding', 'user-agent'])
  })
})

describe('the address of a page', () => {
  it.each([
    ['https://a.example', 'https://a.example/'],
    ['HTTP://A.example:80/b?c#d', 'http://a.example/b?c'],
    ['ftp://a.example/', null],
    ['file:///etc/passwd', null],
    ['javascript:alert(1)', null],
    ['https://me:secret@a.example/', null],
    ['https://me@a.example/', null],
    ['a.example', null],
    [`https://a.example/${'a'.repeat(2_000)}`, null],
  ])('%s is fetched as %s', (from, as) => expect(webAddress(from)).toBe(as))

  it('is its first title', () => {
    expect(titleOfAddress('https://a.example/%D0%BA%D1%80%D1%8B%D1%88%D0%B0/')).toBe('a.example/крыша')
    expect(titleOfAddress('https://a.example/%E0%A4%A/')).toBe('a.example/%E0%A4%A')
  })
})
