import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { seededRandom, systemClock, systemIds } from '../../../backend/engine/system.ts'
import { Library } from '../../../backend/knowledge/library.ts'
import { openStore } from '../../../backend/store/open-store.ts'
import type { Embedder } from '../../../backend/ports/knowledge.ts'
import { percentile, tempFolder } from '../figures.ts'
import { ORIGINS } from '../../knowledge/support/origins.ts'

/** About 10,000 passages; `XIO_MEGABYTES` asks for more. */
const MEGABYTES = Number(process.env.XIO_MEGABYTES ?? 11)
const QUESTIONS = 200
const BY = { workspaceId: 'main', addedBy: 'bench' }

/** How fast a large source is read into the embedded store, in how much memory, and how soon it answers. */
export async function speed(embedder: Embedder | null): Promise<void> {
  const folder = tempFolder()
  const store = await openStore({ dataDir: path.join(folder.path, 'data') })
  try {
    const word = wordsFrom(7)
    const file = path.join(folder.path, 'large.md')
    const silent = () => {}
    const library = new Library({
      ...ORIGINS,
      store: store.knowledge,
      embedder,
      embedsAll: true,
      clock: systemClock,
      ids: systemIds(),
      texts: folder.path,
      logger: { debug: silent, info: silent, warn: silent, error: silent },
    })
    await write(file, word)
    await library.addPath(file, BY)
    const way = embedder === null ? 'by words' : 'by words and vectors'
    console.log(`${way}: ${await indexed(library)}`)
    const times = await asked(library, word)
    const [median, late] = [percentile(times, 0.5), percentile(times, 0.95)].map((ms) => ms.toFixed(1))
    console.log(`${way}: a question of 2 to 7 words: p50 ${median} ms, p95 ${late} ms`)
    await library.close()
  } finally {
    await store.close()
    folder.remove()
  }
}

async function indexed(library: Library): Promise<string> {
  let peak = 0
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50)
  const begun = performance.now()
  await library.work()
  const seconds = (performance.now() - begun) / 1_000
  clearInterval(look)
  const [source] = await library.sources('main')
  const rate = Math.round((source?.chunks ?? 0) / seconds)
  return `indexing ${source?.chunks} passages of ${MEGABYTES} MB: ${rate} a second, at most ${Math.round(peak / 1e6)} MB of memory`
}

async function asked(library: Library, word: () => string): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < QUESTIONS; i++) {
    const question = Array.from({ length: 2 + (i % 6) }, word).join(' ')
    const begun = performance.now()
    await library.find({ workspaceId: 'main', question })
    times.push(performance.now() - begun)
  }
  return times
}

async function write(file: string, word: () => string): Promise<void> {
  const out = createWriteStream(file)
  const sentence = () => `${Array.from({ length: 14 }, word).join(' ')}. `
  const paragraph = () => `${Array.from({ length: 8 }, sentence).join('')}\n\n`
  for (let bytes = 0; bytes < MEGABYTES * 1e6;) {
    const section = `## ${word()} ${word()}\n\n${paragraph()}${paragraph()}${paragraph()}`
    bytes += Buffer.byteLength(section)
    if (!out.write(section)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

/** Few words are common and most are rare, as in talk, in both languages. */
function wordsFrom(seed: number): () => string {
  const random = seededRandom(seed)
  return () => {
    const rank = Math.floor(VOCABULARY ** random())
    return `${STARTS[rank % STARTS.length]}${[...String(rank)].map((digit) => 'bcdfghklmn'[Number(digit)]).join('')}`
  }
}

const VOCABULARY = 20_000
const STARTS = ['bu', 'ro', 'ta', 'so', 'ne', 're', 'со', 'за', 'бу', 'пи']
