import type { ModelAccess } from '../ports/models.ts'
import { fault, type Finding, ok, warn } from './finding.ts'

const OF = 'models'
const SLOW_MS = 10_000

type Place = { host: string; model: string }
type Answered = Place & { ok: true; ms: number; manner: string; called: boolean }
type Failed = Place & {
  ok: false
  kind: string
  message: string
  retryable: boolean
  /** The code of the network or of TLS, where there was one. */
  code: string | null
}

/** Puts a tiny question to a model. */
export type TryModel = (access: ModelAccess & { model: string }) => Promise<Answered | Failed>

/** Who would speak, and whether it answers: a tiny question is put to the model, where there is one. */
export async function checkModel(
  { models, panel }: { models: ModelAccess | null; panel: string },
  tryModel: TryModel,
): Promise<Finding> {
  if (models === null)
    return ok(OF, 'none are named: the offline panel speaks, and nothing leaves this machine')
  const host = new URL(models.baseURL).host
  if (panel === 'offline')
    return ok(OF, `XIO_PANEL is offline, so ${host} is not asked unless a run says --panel openai`)
  const { model } = models
  if (model === null) return warn(OF, `nobody says which model of ${host} is to speak: set XIO_MODEL.`)
  const tried = await tryModel({ ...models, model })
  return tried.ok ? answered(tried) : failed(tried)
}

function answered({ host, model, ms, manner, called }: Answered): Finding {
  const said = `${model} at ${host} answers in ${(ms / 1000).toFixed(1)} s`
  if (ms > SLOW_MS)
    return warn(
      OF,
      `${said}: a turn has 60 s, so a council will be slow. Take a smaller model, or one nearer by.`,
    )
  switch (manner) {
    case 'tools':
      return called
        ? ok(OF, `${said}, and it calls tools`)
        : warn(
            OF,
            `${said}, but it called no tool when asked to: what it says will be read out of its words. A model that calls tools leaves a better record.`,
          )
    case 'structured':
      return ok(OF, `${said}; it calls no tools, and answers by a schema instead`)
    default:
      return warn(
        OF,
        `${said}, in plain words only: what it says is read out of them and marked inferred. A model that calls tools leaves a better record.`,
      )
  }
}

function failed(tried: Failed): Finding {
  const { host, model, message, kind, retryable } = tried
  switch (kind) {
    case 'unauthorised':
      return fault(OF, `${host} does not take the key: ${message} Put a valid one into OPENAI_API_KEY.`)
    case 'rate_limited':
      return retryable
        ? warn(
            OF,
            `${host} is asked too often just now: ${message} Try again in a minute; if it stays so, raise the limit of the key.`,
          )
        : fault(
            OF,
            `${message} Add credit to the account that OPENAI_API_KEY belongs to, or set XIO_PANEL=offline.`,
          )
    case 'connection':
      return fault(OF, `${unreachable(tried)}`)
    case 'timeout':
    case 'late':
      return fault(
        OF,
        `${model} at ${host} gave no answer within 30 s: is the model loaded? Try again, or take a smaller one.`,
      )
    case 'bad_answer':
      return fault(
        OF,
        `${host} gave no answer that can be read: ${message} Is OPENAI_BASE_URL the address before /chat/completions?`,
      )
    case 'bad_request':
      return fault(
        OF,
        `${host} does not take the question: ${message} Is “${model}” a model of it? XIO_MODEL names the model.`,
      )
    default:
      return retryable
        ? warn(OF, `${host} is in trouble: ${message} Try again later.`)
        : fault(OF, `${host} fails: ${message} Look whether OPENAI_BASE_URL and XIO_MODEL are right.`)
  }
}

function unreachable({ host, code, message }: Failed): string {
  if (code === null) return `${message} Is OPENAI_BASE_URL right, and can this machine reach ${host}?`
  if (/WRONG_VERSION|PACKET_LENGTH|EPROTO/.test(code))
    return `the server at ${host} speaks no TLS (${code}): write http:// in OPENAI_BASE_URL, if it is on this machine or network.`
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code))
    return `the certificate of ${host} is not trusted (${code}). Where it is your own, name its authority in NODE_EXTRA_CA_CERTS.`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `no machine is called ${host} (${code}): check OPENAI_BASE_URL and the network.`
  if (code === 'ECONNREFUSED')
    return `nobody listens at ${host} (${code}): start the server, or mend OPENAI_BASE_URL.`
  return `${host} cannot be reached (${code}): check the network, a proxy in between, and OPENAI_BASE_URL.`
}
