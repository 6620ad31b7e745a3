import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readText } from '../../backend/knowledge/reading/text-reader.ts'
import { openSqlite } from '../../backend/store/sqlite.ts'
import { tempDirs } from '../support/temp-dir.ts'

const PROGRAM = fileURLToPath(new URL('../support/index-until-killed.ts', import.meta.url))
const tempDir = tempDirs()

/** Indexes until so many lines were told, and is killed then; true where it ended before. */
function indexing(dataDir: string, folder: string, lines: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, dataDir, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let told = 0
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text.split('\n').length - 1
      if (told >= lines) child.kill('SIGKILL')
    })
    child.once('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL' ? resolve(code === 0) : reject(new Error(`ended with ${code}`)),
    )
  })
}

/** The passages that are found of each file. */
function found(dataDir: string): Record<string, string[]> {
  const db = openSqlite(path.join(dataDir, 'xio.db'))
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.pragma('foreign_key_check')).toEqual([])
  const rows = db
    .prepare<[], { title: string; text: string }>(
      `SELECT source.title, chunk.text FROM knowledge_source AS source JOIN knowledge_chunk AS chunk
       ON chunk.source_id = source.id AND chunk.version = source.version ORDER BY source.title, chunk.place`,
    )
    .all()
  const stems = db.prepare<[], number>('SELECT count(*) FROM knowledge_stems').pluck().get()
  expect(stems).toBe(db.prepare<[], number>('SELECT count(*) FROM knowledge_chunk').pluck().get())
  db.close()
  return Object.fromEntries(
    Object.entries(Object.groupBy(rows, ({ title }) => title)).map(([title, all = []]) => [
      title,
      all.map(({ text }) => text),
    ]),
  )
}

const book = (name: string, sections: number): string =>
  Array.from(
    { length: sections },
    (_, i) => `## ${name} ${i}\n\n${`${name} says in part ${i} that the roof is dry. `.repeat(20)}\n\n`,
  ).join('')

it('whoever is killed while indexing leaves nothing half, and the next one loses and doubles nothing', async () => {
  const [dataDir, folder] = [tempDir(), path.join(tempDir(), 'books')]
  mkdirSync(folder)
  const sections: Record<string, number> = { one: 90, three: 20, two: 150 }
  for (const [name, count] of Object.entries(sections))
    writeFileSync(path.join(folder, `${name}.md`), book(name, count))
  const whole = Object.fromEntries(
    Object.keys(sections).map((name) => [
      name,
      readText('markdown', readFileSync(path.join(folder, `${name}.md`), 'utf8')).map(({ text }) => text),
    ]),
  )
  for (const lines of [1, 2, 3, 4, 6]) {
    await indexing(dataDir, folder, lines)
    for (const [name, texts] of Object.entries(found(dataDir))) expect(texts, name).toEqual(whole[name])
  }
  expect(await indexing(dataDir, folder, Infinity)).toBe(true)
  expect(found(dataDir)).toEqual(whole)

  // A new version of a book replaces the old one in one moment, too.
  writeFileSync(path.join(folder, 'two.md'), book('second', 160))
  const second = readText('markdown', book('second', 160)).map(({ text }) => text)
  await indexing(dataDir, folder, 4)
  expect([whole.two, second]).toContainEqual(found(dataDir).two)
  expect(await indexing(dataDir, folder, Infinity)).toBe(true)
  expect(found(dataDir)).toEqual({ ...whole, two: second })
})
