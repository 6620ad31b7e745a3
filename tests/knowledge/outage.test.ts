import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { systemClock, systemIds } from '../../backend/engine/system.ts'
import { fileOf, sentOrigin, textOrigin } from '../../backend/knowledge/files/kept.ts'
import { noted } from '../../backend/knowledge/files/notes.ts'
import { Library } from '../../backend/knowledge/library.ts'
import { memoryKnowledgeStore } from '../../backend/knowledge/memory-store.ts'
import { servedLibrary } from '../../backend/knowledge/served-library.ts'
import type { KnowledgeStore } from '../../backend/ports/knowledge.ts'
import { memoryLog } from '../support/house.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { ORIGINS } from './support/origins.ts'

const tempDir = tempDirs()
const BY = { workspaceId: 'main', addedBy: 'anna' }

class Down extends Error {}

function opened(store: KnowledgeStore, texts = path.join(tempDir(), 'sources')) {
  const logger = memoryLog()
  const isOutage = (error: unknown) => error instanceof Down
  const given = { ...ORIGINS, isOutage, clock: systemClock, ids: systemIds(), texts, logger }
  const library = new Library({ ...given, store, embedder: null })
  onTestFinished(() => library.close())
  return { library, logger, texts }
}

it('a store that fails for a while is asked again, after longer and longer', async () => {
  const store = memoryKnowledgeStore()
  let failures = 7
  const failing: KnowledgeStore = {
    ...store,
    keep: async (...given) => (failures-- > 0 ? Promise.reject(new Down('down')) : store.keep(...given)),
  }
  const { library, logger } = opened(failing)
  const waits: number[] = []
  const clock = { sleep: async (ms: number) => void waits.push(ms) }
  const served = servedLibrary(library, { logger, clock })
  const { id } = await served.addText('Roof', 'The roof leaks.', BY)
  const settled = await served.settled('main', id, new AbortController().signal)
  expect(settled).toMatchObject({ status: 'ready', version: 1, reason: null })
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000])
  expect(logger.lines).toHaveLength(7)
  await served.addText('Attic', 'The attic is dry.', BY)
  expect(waits).toHaveLength(7)
})

it('what a process was keeping when it was killed has a source, or is gone', async () => {
  const store = memoryKnowledgeStore()
  const { library, texts } = opened(store)
  const first = await library.addText('Roof', 'The roof leaks.', BY)
  await library.work()
  // As a kill leaves it: a file and its note without a row, the same of a known source, and a piece that was being written.
  const lost = { origin: sentOrigin('attic.md'), workspaceId: 'main' }
  const known = { origin: textOrigin('The roof leaks.'), workspaceId: 'main' }
  mkdirSync(texts, { recursive: true })
  for (const named of [lost, known])
    await noted(texts, named, async () => {
      writeFileSync(fileOf(texts, named), named === lost ? 'The attic is dry.' : 'The roof leaks.')
      throw new Down('killed')
    }).catch(() => undefined)
  writeFileSync(path.join(texts, 'a.md.4711'), 'half')
  writeFileSync(path.join(texts, 'b.sent.new'), '{"orig')
  const next = opened(store, texts).library
  await next.work()
  expect(existsSync(fileOf(texts, lost))).toBe(false)
  expect(readdirSync(texts)).toEqual([path.basename(fileOf(texts, known))])
  expect(await next.source('main', first.id)).toMatchObject({ status: 'ready', version: 1 })
})
