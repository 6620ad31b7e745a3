import type { CreateOptions, CreateResult, ModelClient, RequestUsage } from './model-client.ts'

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
export type UsageTotal = { promptTokens: number; completionTokens: number; calls: number; unknown: number }

/** The one place every model call passes, whoever makes it. Conditions on tokens and money read it. */
export class UsageLedger {
  readonly #entries: UsageEntry[] = []
  readonly #listeners = new Set<(entry: UsageEntry) => void>()
  readonly #beginListeners = new Set<(who: Caller) => void>()
  readonly #parent: UsageLedger | null

  /** With a parent, each entry is recorded there as well: a team inside a team, a run within a session. */
  constructor(parent: UsageLedger | null = null) {
    this.#parent = parent
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
    const sum = { promptTokens: 0, completionTokens: 0, calls: 0, unknown: 0 }
    for (const entry of this.#entries) {
      if (!wanted(entry)) continue
      sum.calls += 1
      if (entry.cached) continue
      if (entry.usage === null) sum.unknown += 1
      sum.promptTokens += entry.usage?.promptTokens ?? 0
      sum.completionTokens += entry.usage?.completionTokens ?? 0
    }
    return sum
  }
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
  const failed = (error: unknown) => record({ usage: null, cached: false, error: String(error) })
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
