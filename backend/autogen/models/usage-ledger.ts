import { ModelError, type ModelErrorKind } from './errors.ts'
import type { CreateOptions, CreateResult, ModelClient, RequestUsage } from './model-client.ts'
import { costUsd, listPrices, type Prices } from './prices.ts'

/** One call of a model: who asked which, what for, and what it took. */
export type UsageEntry = {
  agent: string
  /** `speak`, `select`, `reflect`, `summarise` … */
  purpose: string
  provider: string
  model: string
  /** Null where the provider did not say, e.g. since the call was cut. */
  usage: RequestUsage | null
  cached: boolean
  /** Why the call failed, where it did: a failed call may have cost as well. */
  error?: string
}

/** Who is about to ask a model, and what for. */
export type Caller = Pick<UsageEntry, 'agent' | 'purpose'>

/** Sums over calls; `unknown` calls are those whose usage nobody told, so the sums are a lower bound where it is not 0. */
export type UsageTotal = {
  promptTokens: number
  completionTokens: number
  calls: number
  unknown: number
  /** Null as soon as one call's cost is not known: its tokens, or their price. */
  costUsd: number | null
}

/** The one place every model call passes, whoever makes it. Conditions on tokens and money read it. */
export class UsageLedger {
  readonly #entries: UsageEntry[] = []
  readonly #listeners = new Set<(entry: UsageEntry) => void>()
  readonly #beginListeners = new Set<(who: Caller) => void>()
  readonly #parent: UsageLedger | null
  readonly #prices: Prices

  /**
   * With a parent, each entry is recorded there as well: a team inside a team, a run within a session. Prices are the
   * parent's where none are given, and those of prices.ts where there is no parent.
   */
  constructor(parent: UsageLedger | null = null, prices?: Prices) {
    this.#parent = parent
    this.#prices = prices ?? parent?.prices ?? listPrices
  }

  get prices(): Prices {
    return this.#prices
  }

  get entries(): readonly UsageEntry[] {
    return this.#entries
  }

  /** A call is about to be made. Whoever listens may still abort it, e.g. since the tokens are used up. */
  begin(who: Caller): void {
    for (const listener of this.#beginListeners) listener(who)
    this.#parent?.begin(who)
  }

  /** Hears of each call before it is made, until the function that is returned is called. */
  onBegin(listener: (who: Caller) => void): () => void {
    this.#beginListeners.add(listener)
    return () => this.#beginListeners.delete(listener)
  }

  record(entry: UsageEntry): void {
    this.#entries.push(entry)
    for (const listener of this.#listeners) listener(entry)
    this.#parent?.record(entry)
  }

  /** Hears of each entry until the function that is returned is called. */
  onRecord(listener: (entry: UsageEntry) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What the entries that are `wanted` come to; a cached answer counts as a call without tokens. */
  total(wanted: (entry: UsageEntry) => boolean = () => true): UsageTotal {
    const sum = nothing()
    for (const entry of this.#entries) if (wanted(entry)) addTo(sum, entry, this.#prices)
    return sum
  }

  /** The totals of each agent, purpose, provider or model. */
  by(what: 'agent' | 'purpose' | 'provider' | 'model'): Map<string, UsageTotal> {
    const totals = new Map<string, UsageTotal>()
    for (const entry of this.#entries) {
      const sum = totals.get(entry[what]) ?? nothing()
      addTo(sum, entry, this.#prices)
      totals.set(entry[what], sum)
    }
    return totals
  }
}

function nothing(): UsageTotal {
  return { promptTokens: 0, completionTokens: 0, calls: 0, unknown: 0, costUsd: 0 }
}

function addTo(sum: UsageTotal, entry: UsageEntry, prices: Prices): void {
  const cost = costUsd(entry, prices)
  sum.calls += 1
  sum.costUsd = cost === null || sum.costUsd === null ? null : sum.costUsd + cost
  if (entry.cached) return
  if (entry.usage === null) sum.unknown += 1
  sum.promptTokens += entry.usage?.promptTokens ?? 0
  sum.completionTokens += entry.usage?.completionTokens ?? 0
}

// A model that was never reached has taken nothing: one refusal does not make the cost of a whole run unknown.
const NOT_REACHED: readonly ModelErrorKind[] = ['rate_limited', 'unauthorised', 'bad_request', 'circuit_open']

function usageOfFailure(error: unknown): RequestUsage | null {
  const free = error instanceof ModelError && NOT_REACHED.includes(error.kind)
  return free ? { promptTokens: 0, completionTokens: 0 } : null
}

/** The same client, each of whose calls is written into the ledger, streamed and failed ones too. */
export function metered(client: ModelClient, ledger: UsageLedger, who: Caller): ModelClient {
  const { provider, model } = client.info
  const record = (rest: Pick<UsageEntry, 'usage' | 'cached' | 'error'>) =>
    ledger.record({ ...who, provider, model, ...rest })
  // Nothing is asked, paid or written down where those who were told have aborted it.
  const begin = (options: CreateOptions | undefined) => {
    ledger.begin(who)
    options?.signal?.throwIfAborted()
  }
  const answered = ({ usage, cached }: CreateResult) => record({ usage, cached })
  const failed = (error: unknown) =>
    record({ usage: usageOfFailure(error), cached: false, error: String(error) })
  return {
    info: client.info,
    countTokens: (messages, tools) => client.countTokens(messages, tools),
    close: () => client.close(),
    async create(messages, options) {
      begin(options)
      const result = await client.create(messages, options).catch((error: unknown) => {
        failed(error)
        throw error
      })
      answered(result)
      return result
    },
    createStream: (messages, options) =>
      meteredStream(client, messages, options, { begin, answered, failed }),
  }
}

async function* meteredStream(
  client: ModelClient,
  messages: Parameters<ModelClient['create']>[0],
  options: CreateOptions | undefined,
  tell: {
    begin(options: CreateOptions | undefined): void
    answered(result: CreateResult): void
    failed(error: unknown): void
  },
): AsyncGenerator<string | CreateResult, void> {
  tell.begin(options)
  let told = false
  try {
    for await (const piece of client.createStream(messages, options)) {
      if (typeof piece !== 'string') {
        told = true
        tell.answered(piece)
      }
      yield piece
    }
  } catch (error) {
    if (!told) tell.failed(error)
    told = true
    throw error
  } finally {
    // Whoever listened has gone away before the end: the provider may still charge for it.
    if (!told) tell.failed('The stream was left before its end.')
  }
}
