import { OutsideFailure } from './outside-failure.ts'

type Circumstances = { host: string; late: boolean; connected: boolean }

/** The library's error as one that says what it means for us. */
export function whatHappened(error: unknown, { host, late, connected }: Circumstances): OutsideFailure {
  const arrived = connected ? ('maybe' as const) : (false as const)
  if (error instanceof OutsideFailure && error.code !== 'aborted') return error
  if (late) return new OutsideFailure('no_answer', `${host} did not answer in time.`, { arrived })
  if (error instanceof OutsideFailure)
    return new OutsideFailure('aborted', `The request to ${host} was given up.`, { arrived })
  const code = codeOf(error)
  if (connected)
    return new OutsideFailure('no_answer', `${host} took the request and gave no answer (${said(code)}).`, {
      arrived,
    })
  if (isTls(code))
    return new OutsideFailure(
      'untrusted',
      `${host} could not prove who it is (${code}). Its certificate has to be mended.`,
    )
  return new OutsideFailure('unreachable', `${host} could not be reached (${said(code)}).`)
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors[0] !== undefined) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

const isTls = (code: string): boolean => /CERT|TLS|SSL|EPROTO|UNABLE_TO|SELF_SIGNED/.test(code)

const SAID: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: 'nobody took the connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'it was silent for too long',
  UND_ERR_BODY_TIMEOUT: 'it was silent for too long',
  UND_ERR_SOCKET: 'the connection was closed',
  UND_ERR_HEADERS_OVERFLOW: 'its headers are too large',
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was cut',
}

const said = (code: string): string => SAID[code] ?? (code || 'unknown fault')
