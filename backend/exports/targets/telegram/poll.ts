import { type Api, GrammyError } from 'grammy/web'
import type { Log } from '../../../ports/access.ts'
import type { Clock } from '../../../ports/outside.ts'
import { KINDS, readUpdate, type Incoming } from './read-update.ts'
import { meaningOf } from './refusals.ts'
import { asLibrarySignal } from './signal.ts'

type Deps = {
  api: Api
  clock: Clock
  logger: Log
  take(update: Incoming): Promise<void>
  signal: AbortSignal
}

/** Telegram answers within this where nothing happens; the library waits a little longer. */
const POLL_S = 25
const CONFLICT_MS = 30_000
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000
/** An update that cannot be taken is passed over after so many tries: it must not hold up all others. */
const MOST_TRIES = 3

/** Asks Telegram for what happened, until the signal aborts. An update is confirmed when it has been taken. */
export async function poll(deps: Deps): Promise<void> {
  const { clock, signal } = deps
  const told = new Told(deps.logger)
  let offset = 0
  let failures = 0
  while (!signal.aborted) {
    try {
      const updates = await ask(deps, offset)
      told.well()
      for (const update of updates) {
        if (signal.aborted) return
        await takeOne(deps, update)
        offset = update.update_id + 1
      }
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      failures++
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(10, failures - 1))
      await clock.sleep(Math.max(wait, await afterFault(deps, told, error)), signal)
    }
  }
}

const ask = ({ api, signal }: Deps, offset: number) =>
  api.raw.getUpdates({ offset, timeout: POLL_S, allowed_updates: KINDS }, asLibrarySignal(signal))

async function takeOne({ take, clock, logger, signal }: Deps, given: unknown): Promise<void> {
  const update = readUpdate(given)
  if (update === null) return
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    try {
      return await take(update)
    } catch (err) {
      logger.error({ err, updateId: update.updateId, tries }, 'what came from Telegram could not be taken')
      if (tries < MOST_TRIES) await clock.sleep(FIRST_WAIT_MS * tries, signal)
    }
  }
}

/** Says what is wrong, mends it where that can be done, and tells how long to wait at least. */
async function afterFault({ api }: Deps, told: Told, error: unknown): Promise<number> {
  if (!(error instanceof GrammyError)) {
    told.fault('Telegram cannot be asked for what people answer', meaningOf(error).message)
    return 0
  }
  const { error_code: code, description, parameters } = error
  if (code === 409 && /webhook is active/i.test(description)) {
    told.fault(
      'Telegram still calls a webhook of this bot',
      'It is taken away, for this server asks by itself.',
    )
    await api.raw.deleteWebhook({}).catch(() => undefined)
    return 0
  }
  told.fault(
    code === 409
      ? 'Another program asks Telegram for the answers to this bot'
      : 'Telegram refuses to be asked',
    code === 409
      ? 'Two cannot share them: stop the other one, or give each a bot of its own.'
      : meaningOf(error).message,
  )
  return code === 409 ? CONFLICT_MS : (parameters.retry_after ?? 0) * 1000
}

/** Tells a fault once as long as it stays the same. */
class Told {
  readonly #logger: Log
  #last: string | null = null

  constructor(logger: Log) {
    this.#logger = logger
  }

  fault(what: string, reason: string): void {
    if (this.#last === what) return
    this.#last = what
    this.#logger.warn({ reason }, what)
  }

  well(): void {
    if (this.#last !== null) this.#logger.info({}, 'Telegram answers again')
    this.#last = null
  }
}
