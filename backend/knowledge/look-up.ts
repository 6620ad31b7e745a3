import { createHash } from 'node:crypto'
import type { FoundPassage } from '../../schemas/generated/types.ts'
import type { CallUsage } from '../council/call.ts'
import type { KnowledgeAsked, Retrieved, Spent } from '../ports/knowledge.ts'
import type { LookUp, LookUpAsked } from '../ports/lookup.ts'
import type { Clock } from '../ports/outside.ts'
import { leadingLines } from './chunks/atoms.ts'

type Deps = {
  find(asked: KnowledgeAsked): Promise<Retrieved[]>
  /** By whom the vectors of questions are made; null: by nobody who is paid. */
  embedder: { model: string; host: string | null } | null
  /** Without one a library may take as long as the turn. */
  clock?: Pick<Clock, 'sleep'>
}

/** So much of a library is handed to a seat for one turn. */
const MOST = 5
const MOST_TOKENS = 2_000

/** The library as a council looks through it. */
export const lookUpIn =
  ({ find, embedder, clock }: Deps): LookUp =>
  async ({ signal, ...asked }) => {
    const usage: CallUsage[] = []
    const spent = ({ tokens, usd }: Spent) => void usage.push(embedded(embedder, tokens, usd))
    const answers = await Promise.race([
      Promise.allSettled(asksOf(asked).map((one) => find({ ...one, spent }))),
      ...(clock === undefined ? [] : [tooLate(clock, signal)]),
    ])
    signal.throwIfAborted()
    const found = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const [failed] = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    if (failed !== undefined && found.length === 0) throw failed
    return { passages: firstOfEach(found).map(asFound), usage }
  }

/** Whoever speaks has a time of their own, and does not spend it waiting. */
const PATIENCE_MS = 10_000

async function tooLate(clock: Pick<Clock, 'sleep'>, signal: AbortSignal): Promise<never> {
  await clock.sleep(PATIENCE_MS, signal)
  throw new Error(`it did not answer within ${PATIENCE_MS / 1_000} s`)
}

/** Each question is asked of the parts that are open to all, and of the sources that this seat may read. */
function asksOf({ workspaceId, library, seat, questions }: Omit<LookUpAsked, 'signal'>): KnowledgeAsked[] {
  const sourceIds = library.sources
    .filter(({ seats }) => seats === undefined || seats.includes(seat))
    .map(({ sourceId }) => sourceId)
  const { scopes } = library
  // What was given to other seats alone is not met by way of its scope either.
  const closed = library.sources.filter(({ seats }) => seats?.includes(seat) === false)
  const exceptIds = closed.map(({ sourceId }) => sourceId)
  return questions.flatMap((question) => [
    ...(sourceIds.length === 0 ? [] : [{ workspaceId, question, sourceIds }]),
    ...(scopes.length === 0 ? [] : [{ workspaceId, question, scopes, exceptIds }]),
  ])
}

/** The best of each, then the second of each: as many as a turn may hold. */
function firstOfEach(found: readonly Retrieved[][]): Retrieved[] {
  const chosen = new Map<number, Retrieved>()
  let tokens = 0
  for (let rank = 0; rank < Math.max(0, ...found.map(({ length }) => length)); rank++) {
    for (const { [rank]: one } of found) {
      if (one === undefined || chosen.has(one.n) || chosen.size === MOST) continue
      if (tokens + one.tokens > MOST_TOKENS) continue
      chosen.set(one.n, one)
      tokens += one.tokens
    }
  }
  return [...chosen.values()]
}

const LONGEST_TITLE = 300

function asFound(one: Retrieved): FoundPassage {
  const { sourceId, version, scope, start, text, line, endLine, coverage, similarity, headings } = one
  return {
    sourceId: nameOf(one),
    title: (one.title.trim() || sourceId).slice(0, LONGEST_TITLE).toWellFormed(),
    headings: headings.slice(0, 20).map((heading) => heading.slice(0, 1_000).toWellFormed()),
    start: 0,
    end: text.length,
    // Its text may begin with blank lines, and a quote's line is counted from its beginning.
    line: line - leadingLines(text),
    endLine,
    text,
    coverage,
    similarity,
    of: { sourceId, version, scope, start },
  }
}

/** The same passage has the same name for every seat that finds it, also where several are asked at once. */
function nameOf({ sourceId, version, start, end }: Retrieved): string {
  const place = [sourceId, version, start, end].join(' ')
  return `p${createHash('sha256').update(place).digest('hex').slice(0, 10)}`
}

const embedded = (embedder: Deps['embedder'], tokens: number | null, usd: number | null): CallUsage => ({
  purpose: 'embed',
  provider: embedder?.host ?? 'unknown',
  model: embedder?.model ?? 'unknown',
  promptTokens: tokens,
  cachedTokens: 0,
  completionTokens: 0,
  costUsd: usd,
})
