import { costUsd, type Prices } from '../../autogen/models/prices.ts'
import { ModelError } from '../../autogen/models/errors.ts'
import type {
  CreateOptions,
  CreateResult,
  ModelClient,
  ModelMessage,
  RequestUsage,
} from '../../autogen/models/model-client.ts'
import { field } from '../../autogen/models/unknown.ts'
import type { CallUsage } from '../../council/call.ts'
import type { Clock } from '../../ports/outside.ts'
import { ModelFailure } from '../model-failure.ts'

/** What a model said beside its calls, and the answer's own end. */
export type Said = { text: string; result: CreateResult }

/** A provider that fails again and again is left alone; a seat waits so long for it rather than fail at once. */
const LONGEST_WAIT_MS = 30_000

/** One call. What is said is handed on as it comes. */
export async function askModel(
  client: ModelClient,
  messages: readonly ModelMessage[],
  options: CreateOptions & { signal: AbortSignal },
  given: { clock: Clock; hear(text: string): void },
): Promise<Said> {
  try {
    return await once(client, messages, options, given.hear)
  } catch (error) {
    // Nothing was asked yet, so this is still the turn's one call.
    if (!(error instanceof ModelError) || error.kind !== 'circuit_open') throw error
    await given.clock.sleep(Math.min(error.retryAfterMs ?? 0, LONGEST_WAIT_MS), options.signal)
    options.signal.throwIfAborted()
    return once(client, messages, options, given.hear)
  }
}

async function once(
  client: ModelClient,
  messages: readonly ModelMessage[],
  options: CreateOptions,
  hear: (text: string) => void,
): Promise<Said> {
  let text = ''
  for await (const piece of client.createStream(messages, options)) {
    if (typeof piece !== 'string') return { text, result: piece }
    text += piece
    hear(piece)
  }
  throw new ModelError('cut_stream', 'The stream ended before the answer did.', { retryable: true })
}

/** Who was asked, and what for. */
export type Call = Pick<CallUsage, 'purpose' | 'provider' | 'model'>

/** What a call took, as the provider counted it; its price by the table, null without one. */
export function usageOf(call: Call, usage: RequestUsage | null, prices: Prices): CallUsage {
  return {
    ...call,
    promptTokens: usage?.promptTokens ?? null,
    cachedTokens: usage?.cachedTokens ?? null,
    completionTokens: usage?.completionTokens ?? null,
    costUsd: usage === null ? null : costUsd({ ...call, usage, cached: false }, prices),
  }
}

/** The failure as the driver and the log know it: whether to ask again, and what may have been charged all the same. */
export function asFailure(error: unknown, call: Call): unknown {
  if (!(error instanceof ModelError)) return error
  const usage = usageOfFailed(call, error)
  return new ModelFailure(error.message, { retryable: error.retryable, usage, cause: error })
}

/** What a call that failed may have been charged; null where nobody was asked. */
export const usageOfFailed = (call: Call, error: ModelError): CallUsage | null =>
  wasReached(error) ? { ...usageOf(call, null, {}), error: clipped(error.message) } : null

const clipped = (reason: string): string => reason.slice(0, 2000)

// Where nobody was reached, or somebody said no before doing anything, nothing can have been charged.
const FREE = new Set(['rate_limited', 'unauthorised', 'bad_request', 'circuit_open', 'exhausted'])
const NOBODY =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/

function wasReached(error: ModelError): boolean {
  if (FREE.has(error.kind)) return false
  for (let cause: unknown = error, depth = 0; cause !== undefined && depth < 6; depth++) {
    const code = field(cause, 'code')
    if (typeof code === 'string' && NOBODY.test(code)) return false
    cause = field(cause, 'cause')
  }
  return true
}
