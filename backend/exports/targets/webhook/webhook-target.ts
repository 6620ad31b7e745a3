import type {
  ExportIo,
  ExportObject,
  ExportOutcome,
  ExportRecord,
  ExportTarget,
} from '../../../ports/export-target.ts'
import type { WebhookPlace } from '../../../ports/outbound.ts'
import { ExportFault } from '../../export-fault.ts'
import type { GuardedClient } from '../../../outside/guarded-client.ts'
import { OutsideFailure } from '../../../outside/outside-failure.ts'
import { messageId, messageOf, type Told } from './message.ts'
import { faultOf, refusalIn } from './read-answer.ts'
import { signedHeaders } from './sign.ts'

// Standard Webhooks asks for tries over days, from seconds to hours apart; after three days somebody has to look.
const PATIENCE = { firstMs: 5_000, longestMs: 10 * 3_600_000, giveUpMs: 3 * 24 * 3_600_000 }
/** Small receivers take ten messages at once, and then ten a second. */
const RATES = { messages: { everyMs: 100, burst: 10 } }

/** One receiver of webhooks: the decision log and each task, as whole objects that it can put in the place of older ones. */
export function webhookTarget(
  { name: given, url, secrets }: WebhookPlace,
  send: GuardedClient,
): ExportTarget {
  const name = given === null ? 'webhook' : `webhook:${given}`
  const { host } = new URL(url.reveal())
  let goneBy: ExportFault | null = null

  async function put(io: ExportIo, record: ExportRecord, told: Told): Promise<ExportOutcome> {
    // Who has said that it is gone is not asked again, unless a person says that it is back.
    if (goneBy !== null && !io.insisted) throw goneBy
    const at = await firstTry(io)
    const body = messageOf({ record, told, at }, io)
    await io.pace('messages')
    const now = io.now()
    const signed = signedHeaders({ id: messageId(name, at, io), body, now }, secrets)
    const headers = { 'content-type': 'application/json', 'user-agent': 'XIO-Consilium', ...signed }
    const answer = await send(url.reveal(), { method: 'POST', headers, body, signal: io.signal }).catch(
      (error: unknown) => {
        throw error instanceof OutsideFailure ? faultOf(error) : error
      },
    )
    const refusal = refusalIn(answer, host, now)
    goneBy = answer.status === 410 ? refusal : null
    if (refusal !== null) throw refusal
    return { status: 'succeeded' }
  }

  return {
    name,
    title: given === null ? `Webhook (${host})` : `Webhook ${given} (${host})`,
    rates: RATES,
    patience: PATIENCE,
    objects: ({ record }) =>
      record === null
        ? []
        : toldOf(record).map(({ key, kind, title, told }): ExportObject => ({
            key,
            kind,
            title,
            content: told,
            put: (io) => put(io, record, told),
          })),
  }
}

function toldOf({ meetingId, decisionLog, summary, tasks }: ExportRecord) {
  return [
    {
      key: meetingId,
      kind: 'record' as const,
      title: decisionLog.title,
      told: { type: 'decision_log.changed', state: { decisionLog, summary } } satisfies Told,
    },
    ...tasks.map(({ key, item }) => ({
      key,
      kind: 'task' as const,
      title: item.title,
      told: { type: 'action_item.changed', state: item } satisfies Told,
    })),
  ]
}

type Begun = { revision: number; hash: string; at: number }

/**
 * When this content was first to be sent; each is later than the one before, whatever the clocks of several nodes say, so
 * that the receiver can tell which of two messages is the newer.
 */
async function firstTry({ kept, keep, now, revision, hash }: ExportIo): Promise<number> {
  const begun = kept(isBegun)
  if (begun !== null && begun.revision === revision && begun.hash === hash) return begun.at
  const at = Math.max(now(), (begun?.at ?? 0) + 1)
  await keep({ revision, hash, at } satisfies Begun)
  return at
}

const isBegun = (value: unknown): value is Begun =>
  typeof value === 'object' &&
  value !== null &&
  'revision' in value &&
  'hash' in value &&
  'at' in value &&
  typeof value.at === 'number'
