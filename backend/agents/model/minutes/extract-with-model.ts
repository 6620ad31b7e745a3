import type { CreateResult, ModelClient, ModelMessage } from '../../../autogen/models/model-client.ts'
import { ModelError } from '../../../autogen/models/errors.ts'
import type { Prices } from '../../../autogen/models/prices.ts'
import type { CallUsage } from '../../../council/call.ts'
import type { Found } from '../../../minutes/extract/rules/found.ts'
import type { Transcript } from '../../../minutes/transcript.ts'
import { type Call, usageOf, usageOfFailed } from '../ask-model.ts'
import { agreed } from './agree.ts'
import { again, asking, formFor } from './asking.ts'
import { checkItem, type Refused } from './check-item.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import { type ReadItems, readItems } from './read-items.ts'

export type ModelExtraction = {
  /** What the rules and the model found, each thing once, in the order of the text. */
  items: Found[]
  /** Claims that were not taken, by reason. */
  dropped: Record<Refused | 'misshapen', number>
  /** Parts of the text that the model did not read. */
  faults: { firstLine: number; lastLine: number; reason: string }[]
  usage: CallUsage[]
  /** In how many parts the text was put to the model. */
  parts: number
}

export type ModelReading = {
  client: ModelClient
  /** What the rules found in the same transcript. */
  rules: readonly Found[]
  signal: AbortSignal
  prices?: Prices
  chunkTokens?: number
  overlap?: number
}

const CHUNK_TOKENS = 6_000
const OVERLAP = 4
/** Half a million tokens are a long day's talk; what is beyond is said to be unread. */
const MOST_CHUNKS = 100
const AT_ONCE = 3
const ATTEMPTS = 2

/** Reads a transcript by a model, part by part: nothing is taken that its own words do not say. */
export async function extractWithModel(
  transcript: Transcript,
  given: ModelReading,
): Promise<ModelExtraction> {
  const { client, rules, chunkTokens = CHUNK_TOKENS, overlap = OVERLAP } = given
  const tokens = (content: string) => client.countTokens([{ type: 'UserMessage', source: 'reader', content }])
  const chunks = chunksOf(transcript, { tokens, most: chunkTokens, overlap })
  const extraction: ModelExtraction = {
    items: [],
    dropped: { misshapen: 0, not_in_the_text: 0, not_said_by_its_quote: 0 },
    faults: chunks
      .slice(MOST_CHUNKS)
      .map((chunk) => fault(chunk, 'The text is too long to be read by a model as a whole.')),
    usage: [],
    parts: chunks.length,
  }
  const found: Found[] = []
  for (let at = 0; at < Math.min(chunks.length, MOST_CHUNKS); at += AT_ONCE) {
    const some = chunks.slice(at, Math.min(at + AT_ONCE, MOST_CHUNKS))
    const read = await Promise.all(some.map((chunk) => readChunk(transcript, chunk, given, extraction)))
    for (const items of read) found.push(...items)
  }
  return { ...extraction, items: agreed(rules, agreed([], found)) }
}

const fault = ({ firstLine, lastLine }: Chunk, reason: string) => ({ firstLine, lastLine, reason })

async function readChunk(
  transcript: Transcript,
  chunk: Chunk,
  given: ModelReading,
  { dropped, faults, usage }: ModelExtraction,
): Promise<Found[]> {
  const messages = asking(transcript, chunk)
  let reason = ''
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    given.signal.throwIfAborted()
    const read = await ask(reason === '' ? messages : [...messages, again(reason)], given, usage)
    if ('items' in read) return taken(transcript, chunk, read, dropped)
    reason = read.reason
    if (!read.again) break
  }
  faults.push(fault(chunk, reason))
  return []
}

function taken(
  transcript: Transcript,
  chunk: Chunk,
  read: ReadItems,
  dropped: ModelExtraction['dropped'],
): Found[] {
  dropped.misshapen += read.misshapen
  return read.items.flatMap((claim) => {
    const found = checkItem(transcript, chunk, claim)
    if (typeof found === 'object') return [found]
    dropped[found]++
    return []
  })
}

/** Why an answer held no items, and whether another may. */
type NoItems = { reason: string; again: boolean }

/** The items of one answer, or why there are none. */
async function ask(
  messages: readonly ModelMessage[],
  { client, signal, prices = {} }: ModelReading,
  usage: CallUsage[],
): Promise<ReadItems | NoItems> {
  const { provider, model } = client.info
  const call: Call = { purpose: 'scribe', provider, model }
  try {
    const result = await client.create(messages, { signal, ...formFor(client.info) })
    usage.push(usageOf(call, result.usage, prices))
    const read = readItems(wordsIn(result))
    return typeof read === 'string' ? { reason: read, again: true } : read
  } catch (error) {
    if (signal.aborted || !(error instanceof ModelError)) throw error
    const failed = usageOfFailed(call, error)
    if (failed !== null) usage.push(failed)
    return { reason: error.message.slice(0, MOST_WORDS), again: error.retryable }
  }
}

const MOST_WORDS = 500

/** Some models hand over an object as the arguments of a call. */
const wordsIn = ({ content }: CreateResult): string =>
  typeof content === 'string' ? content : (content[0]?.arguments ?? '')
