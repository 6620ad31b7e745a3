import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { ownDatabase } from '../knowledge/support/postgres.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()
const database = await ownDatabase()
afterAll(() => database?.drop())
const env = { XIO_KNOWLEDGE_STORE: database?.url ?? '' }

it.skipIf(database === null)(
  'a library in PostgreSQL is added to, asked, and served',
  async () => {
    const cwd = tempDir()
    expect((await xio(['knowledge', 'list'], { cwd, env })).out).toContain('no sources yet')
    writeFileSync(path.join(cwd, 'roof.md'), '# The roof\n\nIt was mended in May and cost 4,200 EUR.\n')
    const added = await xio(['knowledge', 'add', 'roof.md'], { cwd, env })
    expect(added).toEqual({ code: 0, err: '', out: 'roof: 1 passage\n1 source, 1 passage.\n' })
    // Another data directory finds the same library; without the variable this one's own is empty.
    const asked = await xio(['knowledge', 'query', 'what did the roof cost'], { cwd: tempDir(), env })
    expect([asked.code, asked.out]).toEqual([0, expect.stringContaining('4,200 EUR')])
    expect((await xio(['knowledge', 'query', 'roof'], { cwd })).code).toBe(1)
    const server = await startServer(cwd, env)
    try {
      const found = await fetch(`${server.url}/api/v1/knowledge/passages?q=roof`)
      expect(await found.json()).toMatchObject({ items: [{ title: 'roof' }] })
      const other = await xio(['knowledge', 'add', path.join(cwd, 'roof.md')], { cwd: tempDir(), env })
      expect(other).toMatchObject({
        code: 2,
        err: expect.stringMatching(/is written by another process: end it/),
      })
      expect(other.err.trim().split('\n')).toHaveLength(1)
    } finally {
      await server.close()
    }
  },
  90_000,
)

it('a doctor says which place of the library cannot be reached', async () => {
  const places = { XIO_KNOWLEDGE_STORE: 'postgresql://me:secret@127.0.0.1:1/library' }
  const { code, out } = await xio(['doctor', '--json'], { cwd: tempDir(), env: places })
  expect([code, out]).toEqual([
    2,
    expect.stringMatching(/"library","state":"fault","says":"The library at 127/),
  ])
})

it('a library whose server is not there is told in one line, without the password', async () => {
  const { code, err } = await xio(['knowledge', 'list'], {
    cwd: tempDir(),
    env: { XIO_KNOWLEDGE_STORE: 'postgresql://me:secret@127.0.0.1:1/library' },
  })
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/^.*The library at 127\.0\.0\.1:1\/library cannot be reached: start it.*\n$/),
  ])
  expect(err).not.toContain('secret')
})
