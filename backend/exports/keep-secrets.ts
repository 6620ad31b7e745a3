import type { Log } from '../ports/access.ts'
import type { ExportIo, ExportObject, ExportTarget } from '../ports/export-target.ts'
import type { ExportSettings } from '../ports/services.ts'
import { ExportFault } from './export-fault.ts'

/** Takes what must not be read out of a text. */
export type Mask = (text: string) => string

const MASK = '[secret]'
/** A path this short is no secret, and would be found everywhere. */
const LEAST = 8

/**
 * The last line of defence: each target words its faults itself, without secrets, but a service (or a proxy before it)
 * may tell back what it was told, and a library may put an address with a token into its error.
 */
export function maskOf(settings: ExportSettings): Mask {
  const found = secretsIn(settings).flatMap((secret) => [secret, encodeURIComponent(secret), base64(secret)])
  // The longest first: an address is masked before the path in it.
  const secrets = [...new Set(found)].toSorted((a, b) => b.length - a.length)
  return (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, MASK), text)
}

function secretsIn({ notion, slack, telegram, webhooks, mail }: ExportSettings): string[] {
  const texts = [
    notion?.token,
    slack?.token,
    slack?.signingSecret,
    telegram?.token,
    telegram?.webhookSecret,
    ...webhooks.flatMap(({ url, secrets }) => [url, ...secrets]),
    mail?.server,
  ].flatMap((secret) => (secret == null ? [] : [secret.reveal()]))
  return texts.flatMap((text) => [text, ...partsOf(text)]).filter((text) => text.length >= LEAST)
}

/** Of an address, what is secret without the rest: its path, and a password. */
function partsOf(text: string): string[] {
  const url = text.includes('://') ? URL.parse(text) : null
  if (url === null) return []
  return [`${url.pathname}${url.search}`, url.password, decodeURIComponent(url.password)]
}

const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '')

/** The target, whose faults and notes are masked before anybody hears them. */
export function keepingSecrets(target: ExportTarget, mask: Mask): ExportTarget {
  const guarded = (object: ExportObject): ExportObject => ({
    ...object,
    async put(io: ExportIo) {
      try {
        const outcome = await object.put(io)
        return outcome.note === undefined ? outcome : { ...outcome, note: mask(outcome.note) }
      } catch (error) {
        throw maskedError(error, mask)
      }
    },
  })
  return {
    ...target,
    objects: (view) => target.objects(view).map(guarded),
    close: async () => target.close?.(),
  }
}

function maskedError(error: unknown, mask: Mask): unknown {
  if (!(error instanceof ExportFault)) return error
  const { kind, message, retryAfterMs, scope, cause } = error
  const told = mask(message)
  if (told === message) return error
  return new ExportFault(kind, told, {
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    ...(scope === null ? {} : { scope }),
    cause,
  })
}

/** The log, in which no field and no error says a secret. */
export function logKeepingSecrets(log: Log, mask: Mask): Log {
  const kept = (data: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(data).map(([name, value]) => [name, masked(value, mask)]))
  return {
    debug: (data, message) => log.debug(kept(data), message),
    info: (data, message) => log.info(kept(data), message),
    warn: (data, message) => log.warn(kept(data), message),
    error: (data, message) => log.error(kept(data), message),
  }
}

function masked(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value)
  if (!(value instanceof Error)) return value
  // A plain error of the same words: fields of a library's own may hold the whole request.
  const plain = new Error(
    mask(value.message),
    value.cause === undefined ? {} : { cause: masked(value.cause, mask) },
  )
  plain.name = value.name
  plain.stack = mask(value.stack ?? '')
  return plain
}
