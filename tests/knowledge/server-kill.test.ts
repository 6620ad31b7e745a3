import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readText } from '../../backend/knowledge/reading/text-reader.ts'
import { openSqlite } from '../../backend/store/sqlite.ts'
import { json, list, record, until } from '../support/doors.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer } from '../support/xio.ts'

const tempDir = tempDirs()

const book = (name: string, sections: number): string =>
  Array.from(
    { length: sections },
    (_, i) => `## ${name} ${i}\n\n${`${name} says in part ${i} that the roof is dry. `.repeat(20)}\n\n`,
  ).join('')

const BOOKS: Readonly<Record<string, string>> = { one: book('one', 2_000), two: book('two', 300) }

async function served(cwd: string) {
  const server = await startServer(cwd)
  onTestFinished(() => void server.kill())
  const api = `${server.url}/api/v1`
  return {
    async send(name: string) {
      const headers = { 'content-type': 'text/markdown' }
      const body = BOOKS[name] ?? ''
      const answer = await fetch(`${api}/knowledge/sources?name=${name}.md`, {
        method: 'POST',
        headers,
        body,
      })
      expect(answer.status).toBe(202)
      return String(record((await json(answer)).source).id)
    },
    sources: async () => list((await json(await fetch(`${api}/knowledge/sources`))).items),
    async settled(id: string): Promise<Record<string, unknown>> {
      for (;;) {
        const { source } = await json(await fetch(`${api}/knowledge/sources/${id}?wait=25`))
        const { status } = record(source)
        if (status !== 'queued' && status !== 'indexing') return record(source)
      }
    },
    async kill() {
      server.kill()
      await server.ended
    },
    close: () => server.close(),
  }
}

/** The passages that are found of each source, and those that are there at all. */
function passages(cwd: string) {
  const db = openSqlite(path.join(cwd, '.xio', 'xio.db'))
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  const rows = db
    .prepare<[], { title: string; text: string }>(
      `SELECT source.title, chunk.text FROM knowledge_source AS source JOIN knowledge_chunk AS chunk
       ON chunk.source_id = source.id AND chunk.version = source.version ORDER BY source.title, chunk.place`,
    )
    .all()
  const all = db.prepare<[], number>('SELECT count(*) FROM knowledge_chunk').pluck().get()
  db.close()
  const found = Object.groupBy(rows, ({ title }) => title)
  return { all, found: Object.entries(found).map(([title, of = []]) => [title, of.map(({ text }) => text)]) }
}

it('a server that is killed while it indexes goes on with what was sent to it, loses nothing and doubles nothing', async () => {
  const cwd = tempDir()
  const whole = Object.entries(BOOKS).map(([name, text]) => [
    name,
    readText('markdown', text).map((passage) => passage.text),
  ])
  // Given two books that a server has taken, and is killed at once
  const first = await served(cwd)
  const ids = [await first.send('one'), await first.send('two')]
  await first.kill()
  for (const one of passages(cwd).found) expect(whole).toContainEqual(one)
  // When another one takes up the lane, and is killed while it reads
  const second = await served(cwd)
  await until(async () => (await second.sources()).some(({ readBytes }) => Number(readBytes) > 0))
  await second.kill()
  for (const one of passages(cwd).found) expect(whole).toContainEqual(one)
  // Then the third reads all of it, unasked
  const third = await served(cwd)
  for (const id of ids) expect(await third.settled(id)).toMatchObject({ status: 'ready', version: 1 })
  await third.close()
  const { found, all } = passages(cwd)
  expect(found).toEqual(whole)
  expect(all).toBe(whole.reduce((sum, [, texts]) => sum + (texts?.length ?? 0), 0))
}, 120_000)
