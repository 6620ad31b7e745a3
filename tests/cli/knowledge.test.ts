import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { docxParts, zip } from '../knowledge/support/zip.ts'
import { pdf } from '../knowledge/support/pdf.ts'
import { repositoryIn } from '../knowledge/support/repository.ts'
import { listen } from '../outside/listeners.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()

function library(): string {
  const cwd = tempDir()
  const write = (name: string, content: string | Buffer) => writeFileSync(path.join(cwd, name), content)
  mkdirSync(path.join(cwd, 'books'))
  write('books/roof.md', '# The roof\n\nIt was mended in May\u200b and cost 4,200 EUR.\n')
  write('books/attic.docx', zip(docxParts(['# Чердак', 'Чердак утеплили в июне.'])))
  write('books/cellar.pdf', pdf([['The cellar floods in March.']]))
  write('books/cover.png', 'png')
  return cwd
}

it('adds a folder of several kinds, lists it, and answers from it with lines', async () => {
  const cwd = library()
  expect(await xio(['knowledge', 'list'], { cwd })).toMatchObject({
    code: 0,
    out: expect.stringContaining('no sources yet'),
  })
  expect(await xio(['knowledge', 'add', 'books'], { cwd })).toEqual({
    code: 0,
    err: '',
    out: 'attic: 1 passage\ncellar: 1 passage\nroof: 1 passage, without 1 character that nobody sees\n3 sources, 3 passages. 1 file of other kinds passed over.\n',
  })
  const asked = await xio(['knowledge', 'query', 'what', 'did', 'the', 'roof', 'cost'], { cwd })
  expect(asked.code).toBe(0)
  expect(asked.out).toContain('roof › The roof\n  # The roof\n  It was mended in May and cost 4,200 EUR.\n')
  expect(asked.out).toContain('roof.md, lines 1 to 3')
  const json = await xio(['knowledge', 'query', 'утепление чердака', '--top', '1', '--json'], { cwd })
  expect(JSON.parse(json.out)).toMatchObject({
    title: 'attic',
    headings: ['Чердак'],
    line: 1,
    similarity: null,
  })
  expect(await xio(['knowledge', 'query', 'who won the regatta?'], { cwd })).toMatchObject({
    code: 1,
    out: 'No evidence: nothing in the library speaks of it.\n',
  })
  writeFileSync(path.join(cwd, 'books/roof.md'), 'The roof leaks again.')
  expect((await xio(['knowledge', 'reindex'], { cwd })).out).toContain('roof: 1 passage\n')
  expect((await xio(['knowledge', 'list'], { cwd })).out).toMatch(/roof +docs +ready +1 +2/)
  await xio(['knowledge', 'remove', path.join(cwd, 'books/roof.md')], { cwd })
  expect((await xio(['knowledge', 'list'], { cwd })).out).not.toContain('roof')
}, 90_000)

it('adds what a commit of a repository holds', async () => {
  const cwd = tempDir()
  const repository = repositoryIn(cwd)
  repository.write('roof.md', 'The roof leaks.')
  const commit = repository.commit()
  repository.write('roof.md', 'The roof is mended.')
  const { code, out } = await xio(['knowledge', 'add', '.', '--git', 'main', '--json'], { cwd })
  expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ status: 'ready', revision: commit })])
  expect((await xio(['knowledge', 'query', 'roof'], { cwd })).out).toContain('The roof leaks.')
  expect(await xio(['knowledge', 'add', '.', '--git', 'later'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringMatching(/@later is not in that commit: check the name/),
  })
})

it('adds a page by its address, and none of this house unless it is allowed', async () => {
  const cwd = tempDir()
  const house = await listen((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<h1>The roof</h1><p>It was mended in May.</p>')
  })
  onTestFinished(() => house.close())
  const page = `http://127.0.0.1:${house.port}/roof?key=hush`
  const refused = await xio(['knowledge', 'add', page], { cwd })
  expect(refused).toMatchObject({ code: 2, err: expect.stringMatching(/is not on the public internet/) })
  expect(house.connections()).toBe(0)
  const env = { XIO_OUTBOUND_ALLOW: `127.0.0.1:${house.port}` }
  const added = await xio(['knowledge', 'add', page], { cwd, env })
  expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^127\.0\.0\.1:\d+\/roof: 1 passage\n/) })
  expect((await xio(['knowledge', 'query', 'roof'], { cwd })).out).toContain('It was mended in May.')
  const other = await xio(['knowledge', 'add', 'https://me:secret@house.example/'], { cwd })
  expect(other).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^house\.example is no address that is fetched/),
  })
})

it('takes a text that is piped in', async () => {
  const cwd = tempDir()
  const stdin = '# The attic\n\nIt is dry.'
  const { code, out } = await xio(['knowledge', 'add', '-', '--json'], { cwd, stdin })
  expect([code, JSON.parse(out)]).toEqual([
    0,
    expect.objectContaining({ title: 'The attic', status: 'ready', chunks: 1 }),
  ])
}, 90_000)

it('says what cannot be read, and reads the rest', async () => {
  const cwd = library()
  writeFileSync(path.join(cwd, 'books/old.txt'), Buffer.from('крыша', 'utf16le'))
  writeFileSync(path.join(cwd, 'books/broken.docx'), 'no archive')
  symlinkSync('/etc', path.join(cwd, 'books/etc'))
  const { code, out, err } = await xio(['knowledge', 'add', 'books', 'gone.md', 'books/cover.png'], { cwd })
  expect(code).toBe(2)
  expect(out).toContain('roof: 1 passage')
  expect(err.split('\n').map((line) => line.replace(/^.*\/books\//, ''))).toEqual([
    'etc is a link out of the folder: add what it leads to by itself.',
    expect.stringMatching(/^gone.md is not there any more/),
    expect.stringMatching(/cover.png is of a kind that is not read: name one of/),
    expect.stringMatching(/^broken.docx is damaged, or no Word document/),
    expect.stringMatching(/^old.txt line 1 (?:holds control characters|is not UTF-8 text)/),
    '',
  ])
}, 90_000)

it('changes the library through the server that holds it, which is sent what lies here', async () => {
  const cwd = library()
  // Given a source from before there was a server
  await xio(['knowledge', 'add', 'books/roof.md'], { cwd })
  const server = await startServer(cwd)
  onTestFinished(() => void server.kill())
  expect((await xio(['knowledge', 'query', 'roof'], { cwd })).out).toContain('4,200')
  // When a folder, a text and a file that cannot be read are added
  writeFileSync(path.join(cwd, 'books/roof.md'), 'The roof leaks again.')
  writeFileSync(path.join(cwd, 'books/broken.pdf'), 'no pdf')
  writeFileSync(path.join(cwd, 'books/empty.md'), '')
  const added = await xio(['knowledge', 'add', 'books'], { cwd })
  // Then all of it is read there, each source once, and it says what is not
  expect(added.code).toBe(2)
  expect(added.out).toBe(
    'attic: 1 passage\ncellar: 1 passage\nroof: 1 passage\n4 sources, 3 passages. 1 file of other kinds passed over.\n',
  )
  expect(added.err).toContain('empty.md holds no text: add something that can be quoted.')
  expect(added.err).toContain('broken.pdf is damaged, or no PDF')
  const stdin = 'The key is under the mat.'
  expect((await xio(['knowledge', 'add', '-', '--title', 'Key'], { cwd, stdin })).out).toContain(
    'Key: 1 passage',
  )
  expect((await xio(['knowledge', 'list'], { cwd })).out).toMatch(/roof +docs +ready +1 +2/)
  // From another folder the server is named
  const named = ['--server', server.url]
  const far = await xio(['knowledge', 'query', 'dry attic or key', '--json', ...named], { cwd: tempDir() })
  expect(far.out).toContain('under the mat')
  expect((await xio(['knowledge', 'list', ...named], { cwd: tempDir() })).out).toContain('cellar')
  // A file that has changed is sent again, and what is known elsewhere is read anew
  writeFileSync(path.join(cwd, 'books/roof.md'), 'The roof is dry.')
  expect((await xio(['knowledge', 'reindex'], { cwd })).out).toContain('roof: 1 passage\n')
  for (const name of ['books/roof.md', 'books/attic.docx'])
    expect((await xio(['knowledge', 'remove', name], { cwd })).out).toMatch(/(?:roof|attic) is taken out/)
  const { out } = await xio(['knowledge', 'list'], { cwd })
  expect(out).not.toMatch(/roof|attic/)
  expect(out).toContain('cellar')
}, 120_000)

it.each([
  [['list', 'all'], null],
  [['seek'], 'does not know “seek”'],
  [['add'], 'needs a file'],
  [['query'], 'needs a question'],
  [['remove', 'x'], 'there is no source “x”'],
  [['add', 'a.md', '--title', 'x'], '--title is for a text that is piped in'],
  [['query', 'x', '--max-tokens', '100'], 'from 512'],
])(
  'xio knowledge %j says %s',
  async (args, says) => {
    const { code, err } = await xio(['knowledge', ...args], { cwd: tempDir() })
    expect([code, err]).toEqual(says === null ? [0, ''] : [2, expect.stringContaining(says)])
  },
  90_000,
)

it('lets the experts of a council look through it where that is said, and refuses parts that there are not', async () => {
  const cwd = library()
  await xio(['knowledge', 'add', 'books'], { cwd })
  const meeting =
    '# The roof\n\n## Question\n\nDo we mend the roof again?\n\n## Options\n\n- Mend it\n- Leave it\n'
  writeFileSync(path.join(cwd, 'roof-again.md'), meeting)
  const held = ['run', 'roof-again.md', '--pace', 'max', '--json']
  const found = ({ out }: { out: string }) =>
    out.split('\n').filter((line) => line.includes('"search_sources"') && line.includes('4,200 EUR'))
  expect(found(await xio([...held, '--knowledge', 'docs'], { cwd })).length).toBeGreaterThan(0)
  expect(found(await xio(held, { cwd }))).toEqual([])
  expect(await xio([...held, '--knowledge', 'dogs'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining('--knowledge names “dogs”, which is no part of the library'),
  })
  const strange = meeting.replace(
    '# The roof',
    '---\ncontext:\n  - {title: a, sourceId: none}\n---\n# The roof',
  )
  writeFileSync(path.join(cwd, 'strange.md'), strange)
  expect(await xio(['run', 'strange.md'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining('names no source of the library: “none”'),
  })
}, 90_000)
