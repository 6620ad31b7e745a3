import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { chromaServer } from '../knowledge/support/chroma.ts'
import { meaning } from '../knowledge/support/meaning.ts'
import { openaiServer, vectors } from '../support/openai-server.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'

const tempDir = tempDirs()
const chroma = await chromaServer()
afterAll(() => chroma?.close())

async function given(url: string) {
  const models = await openaiServer()
  onTestFinished(() => models.close())
  models.script(vectors(meaning))
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'roof.md'), 'The roof leaks.')
  const makes = { OPENAI_BASE_URL: models.baseURL, OPENAI_API_KEY: 'sk-canary', XIO_PANEL: 'offline' }
  return { cwd, env: { ...makes, XIO_EMBEDDING_MODEL: 'tiny', CHROMA_URL: url } }
}

it.skipIf(chroma === null)(
  'what a library finds by meaning stands in Chroma, where that is named',
  async () => {
    const { cwd, env } = await given(chroma?.url ?? '')
    expect((await xio(['knowledge', 'add', 'roof.md'], { cwd, env })).code).toBe(0)
    expect((await xio(['knowledge', 'query', 'shingles'], { cwd, env })).out).toContain('The roof leaks.')
    // They stand there and not here.
    const here = { ...env, CHROMA_URL: '' }
    expect((await xio(['knowledge', 'query', 'shingles'], { cwd, env: here })).code).toBe(1)
    const gone = { ...env, CHROMA_URL: 'http://127.0.0.1:1' }
    expect(await xio(['knowledge', 'query', 'roof'], { cwd, env: gone })).toMatchObject({
      code: 0,
      out: expect.stringContaining('The roof leaks.'),
      err: expect.stringMatching(
        /Found by words only, without vectors: Chroma at 127\.0\.0\.1:1 cannot be reached/,
      ),
    })
    expect((await xio(['knowledge', 'remove', 'roof.md'], { cwd, env })).code).toBe(0)
    expect((await xio(['knowledge', 'query', 'shingles'], { cwd, env })).code).toBe(1)
  },
)

it('a Chroma that is not there is told in one line', async () => {
  const { cwd, env } = await given('http://127.0.0.1:1')
  const added = await xio(['knowledge', 'add', 'roof.md'], { cwd, env })
  expect(added).toMatchObject({
    code: 2,
    err: expect.stringMatching(/Chroma at 127\.0\.0\.1:1 cannot be reached/),
  })
})
