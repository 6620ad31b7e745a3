import { performance } from 'node:perf_hooks'
import { seal, NO_HASH } from '../../backend/log/chain.ts'
import { wantedIn } from '../../backend/search/wanted.ts'
import { readOn } from '../../backend/search/read-run.ts'
import { searching } from '../../backend/search/search.ts'
import { openStore, type Store } from '../../backend/store/open-store.ts'
import { newRun, unsealed } from '../support/events.ts'
import { percentile, tempFolder, type Figure } from './figures.ts'

const MESSAGES = 200

/** The search over 1,000 councils of 200 messages: how fast they are read, and how soon an answer is there. */
export async function search(smoke: boolean): Promise<Figure[]> {
  const councils = smoke ? 20 : 1_000
  const folder = tempFolder()
  const store = await openStore({ dataDir: folder.path })
  try {
    const runIds = await fill(store, councils)
    const begun = performance.now()
    for (const runId of runIds) while (await readOn({ log: store.log, index: store.search }, runId));
    const seconds = (performance.now() - begun) / 1_000
    const times = await searched(store, smoke ? 20 : 200)
    const note = `${councils} councils of ${MESSAGES} messages, ${(councils * MESSAGES).toLocaleString('en')} in all`
    return [
      {
        figure: 'search: reading a message for the index',
        value: (seconds * 1e6) / (councils * MESSAGES),
        hold: 500,
        aim: 250,
        unit: 'µs',
        note: `${note}; ${Math.round((councils * MESSAGES) / seconds)} messages/s`,
      },
      {
        figure: 'search: an answer with excerpts, p95',
        value: percentile(times, 0.95) / 1_000,
        hold: 0.2,
        aim: 0.1,
        unit: 's',
        note: `p50 ${percentile(times, 0.5).toFixed(1)} ms; rare and common words, phrases, beginnings, a kind, a template`,
      },
    ]
  } finally {
    await store.close()
    folder.remove()
  }
}

async function fill({ log }: Store, councils: number): Promise<string[]> {
  const word = wordsFrom(7)
  const runIds = Array.from({ length: councils }, (_, at) => `run-${at}`)
  for (const runId of runIds) {
    const events = Array.from({ length: MESSAGES }, (_, at) =>
      unsealed(
        at + 1,
        {
          messageId: `m${at}`,
          turnId: `t${at}`,
          seat: 'expert_a',
          phase: 'debate',
          content: Array.from({ length: 60 }, word).join(' '),
        },
        runId,
      ),
    )
    const [first, ...rest] = seal(events, NO_HASH)
    if (first !== undefined) await log.create({ ...newRun(runId), first, rest })
  }
  return runIds
}

/** Few words are common and most are rare, as in talk: the n-th comes about once in n. From a seed. */
function wordsFrom(seed: number): () => string {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    const rank = Math.floor(VOCABULARY ** (state / 2_147_483_648))
    return SYLLABLES[rank % 2]?.[rank % 10] + letters(rank * 7_919)
  }
}

const VOCABULARY = 20_000
const SYLLABLES = [
  ['bu', 'ro', 'ta', 'so', 'ne', 'ma', 'pi', 'co', 'le', 'wa'],
  ['ре', 'со', 'за', 'бу', 'пи', 'ко', 'во', 'ми', 'на', 'ду'],
]
const letters = (rank: number): string =>
  [...String(rank)].map((digit) => 'bcdfghklmn'[Number(digit)]).join('')

async function searched(store: Store, rounds: number): Promise<number[]> {
  const found = searching({ log: store.log, index: store.search })
  const word = wordsFrom(11)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const [one, other] = [word(), word()]
    const asked = [
      { q: `${one} ` },
      { q: `${one} ${other}` },
      { q: `"${one} ${other}"` },
      { q: one.slice(0, -1), kind: 'message' as const },
      { q: one, template: '' },
    ][round % 5] ?? { q: one }
    if (wantedIn(asked.q).length === 0) continue
    const begun = performance.now()
    await found.find({ workspaceId: 'main', limit: 20, ...asked })
    times.push(performance.now() - begun)
  }
  return times
}
