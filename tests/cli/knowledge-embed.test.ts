import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest'
import { meaning } from '../knowledge/support/meaning.ts'
import { type OpenAIServer, openaiServer, refusal, vectors } from '../support/openai-server.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()
let server: OpenAIServer
beforeEach(async () => {
  server = await openaiServer()
  server.script(vectors(meaning))
})
afterEach(() => server.close())

function given() {
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'roof.md'), 'The roof leaks.')
  const env = {
    OPENAI_BASE_URL: server.baseURL,
    OPENAI_API_KEY: 'sk-canary',
    XIO_PANEL: 'offline',
  }
  const { host } = new URL(server.baseURL)
  return { cwd, env, named: { ...env, XIO_EMBEDDING_MODEL: 'tiny' }, host }
}

it('sends nothing where nobody says so, and refuses to where nobody can be asked', async () => {
  const { cwd, env, host } = given()
  expect(await xio(['knowledge', 'add', 'roof.md'], { cwd, env })).toMatchObject({ code: 0, err: '' })
  expect(await xio(['knowledge', 'query', 'roof'], { cwd, env })).toMatchObject({ code: 0, err: '' })
  expect(await xio(['knowledge', 'reindex', '--embed'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining('--embed needs somebody who makes vectors'),
  })
  expect(await xio(['knowledge', 'query', 'roof', '--embed'], { cwd, env })).toMatchObject({
    code: 2,
    err: expect.stringContaining(`nobody can guess which model of ${host} makes vectors`),
  })
  expect(server.requests).toEqual([])
}, 90_000)

it('says who gets the texts, what it cost, and finds by meaning', async () => {
  const { cwd, named: env, host } = given()
  expect(await xio(['knowledge', 'add', 'roof.md'], { cwd, env })).toEqual({
    code: 0,
    err: `Vectors: ${host} gets the passages (tiny).\n`,
    out: `roof: 1 passage, with vectors by ${host}/tiny/512 (8 tokens so far, the price is not known)\n1 source, 1 passage.\n`,
  })
  const asked = await xio(['knowledge', 'query', 'shingles'], { cwd, env })
  expect(asked).toMatchObject({
    code: 0,
    err: `Vectors: ${host} gets the question (tiny).\n`,
  })
  expect(asked.out).toContain('The roof leaks.')
  expect(await xio(['knowledge', 'reindex'], { cwd, env })).toMatchObject({
    code: 0,
  })
  expect(server.requests).toHaveLength(2)
}, 90_000)

it('finds by words where the provider refuses, and says so', async () => {
  const { cwd, named: env } = given()
  server.script(refusal(401, { message: 'No such key.' }))
  expect(await xio(['knowledge', 'add', 'roof.md'], { cwd, env })).toMatchObject({
    code: 2,
    err: expect.stringMatching(/roof is found by words only, without vectors: .*No such key/),
  })
  expect(await xio(['knowledge', 'query', 'roof'], { cwd, env })).toMatchObject({
    code: 0,
    out: expect.stringContaining('The roof leaks.'),
  })
}, 90_000)

it('is said by a server at its start, which answers with vectors where that is set, and else with words', async () => {
  const { cwd, env, named, host } = given()
  await xio(['knowledge', 'add', 'roof.md'], { cwd, env: named })
  const asked = async (how: Record<string, string>) => {
    const { url, said, close, kill } = await startServer(cwd, how)
    onTestFinished(() => void kill())
    const { items }: { items: unknown } = JSON.parse(
      await (await fetch(`${url}/api/v1/knowledge/passages?q=shingles`)).text(),
    )
    expect(await xio(['knowledge', 'reindex', '--embed'], { cwd, env: how })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--embed is not for the library of a server'),
    })
    await close()
    return { items, tells: said.out.includes(`Vectors: ${host} gets what is read into the library`) }
  }
  expect(await asked(named)).toMatchObject({ items: [{ title: 'roof', similarity: 1 }], tells: true })
  expect(await asked(env)).toEqual({ items: [], tells: false })
  expect(server.requests).toHaveLength(2)
}, 90_000)
