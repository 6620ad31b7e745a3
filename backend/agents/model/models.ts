import type { SeatVoice } from '../../../schemas/generated/types.ts'
import type { ModelClient } from '../../autogen/models/model-client.ts'
import { gateway } from '../../autogen/models/gateway/gateway.ts'
import { ProviderRegistry } from '../../autogen/models/gateway/provider-registry.ts'
import { OpenAIChatCompletionClient } from '../../autogen/models/openai/client.ts'
import { providerAt } from '../../autogen/models/openai/model-info.ts'
import { listPrices, type Prices } from '../../autogen/models/prices.ts'
import type { ModelAccess } from '../../ports/models.ts'
import type { Clock } from '../../ports/outside.ts'
import { asLibraryClock } from './library-clock.ts'
import { Manners } from './manner.ts'

/** A model as the seats of every run share it. */
export type Speaker = {
  client: ModelClient
  manners: Manners
  /** The same for the one who says who is next: a seat and a reason, never tools. */
  selecting: Manners
}

/** The models of one provider, reached with one key: one limiter, one circuit breaker, however many runs there are. */
export type Models = {
  /** Who speaks by this name (or by the name of the configuration), and which host is sent the texts. */
  voice(model?: string): SeatVoice | null
  speaker(model: string): Speaker
  readonly host: string
  readonly prices: Prices
  readonly clock: Clock
  close(): Promise<void>
}

export type ModelsOptions = {
  clock: Clock
  prices?: Prices
}

/** RELIABILITY F20: a provider that says nothing for so long has lost us. */
const SILENT_MS = 30_000
/** A whole answer; a turn's own deadline is shorter and comes first. */
const LONGEST_MS = 300_000
/** More text than a council could read (RELIABILITY F20). */
const MOST_BYTES = 1024 * 1024
/** So many seats may be speaking at once under one key. */
const AT_ONCE = 32

/** Opens nothing: a model is reached when it is first asked. */
export function openModels(access: ModelAccess, { clock, prices = listPrices }: ModelsOptions): Models {
  const address = new URL(access.baseURL)
  const provider = providerAt(address)
  const apiKey = access.apiKey?.reveal()
  const timed = asLibraryClock(clock)
  const shared = new ProviderRegistry(timed)
  const account = { provider, ...(apiKey === undefined ? {} : { apiKey }) }
  const speakers = new Map<string, Speaker>()
  const open = (model: string): Speaker => {
    const client = new OpenAIChatCompletionClient({
      model,
      baseURL: access.baseURL,
      ...(apiKey === undefined ? {} : { apiKey }),
      // Who said what stands in the text: a few servers refuse names beside it.
      includeNames: false,
      idleTimeoutMs: SILENT_MS,
      timeoutMs: LONGEST_MS,
      maxAnswerBytes: MOST_BYTES,
      clock: timed,
    })
    return {
      // The driver tries again, with its own back-off and in the log; here each call is one call.
      client: gateway(client, {
        limiter: shared.limiter(account, { concurrency: AT_ONCE }),
        breaker: shared.breaker(account),
        retries: { attempts: 1 },
        clock: timed,
      }),
      manners: new Manners(client.info),
      selecting: new Manners({ ...client.info, functionCalling: false }),
    }
  }
  return {
    host: address.host,
    prices,
    clock,
    voice(model = access.model ?? undefined) {
      return model === undefined ? null : { provider: clipped(provider), model, host: address.host }
    },
    speaker(model) {
      const known = speakers.get(model)
      if (known !== undefined) return known
      const made = open(model)
      speakers.set(model, made)
      return made
    },
    async close() {
      await Promise.all([...speakers.values()].map(({ client }) => client.close()))
    },
  }
}

const clipped = (provider: string): string => provider.slice(0, 100)
