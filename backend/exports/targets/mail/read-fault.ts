/** What became of a letter. `lost`: the server had it, and nobody knows whether it took it. */
export type Sent =
  | { kind: 'accepted' }
  | { kind: 'refused'; step: Step; permanent: boolean; code: string }
  | { kind: 'unreachable'; why: string; permanent: boolean }
  | { kind: 'lost' }

export type Step = 'sign-in' | 'sender' | 'recipient' | 'message' | 'session'

type SmtpError = Error & { code?: string; command?: string; responseCode?: number; response?: string }

/** What the library's error means for the letter: a number of the server's is an answer, all else is the lack of one. */
export function readFault(error: unknown, left: boolean): Sent {
  const given: SmtpError = error instanceof Error ? error : new Error(String(error))
  const { code = '', command = '', responseCode } = given
  if (responseCode !== undefined && responseCode >= 400)
    return { kind: 'refused', step: stepOf(command), permanent: responseCode >= 500, code: numbers(given) }
  if (left) return { kind: 'lost' }
  // No way of signing in that both know, or no name and password to sign in with.
  if (code === 'EAUTH') return { kind: 'refused', step: 'sign-in', permanent: true, code: 'no common way' }
  return { kind: 'unreachable', why: SAID[code] ?? (code || 'unknown fault'), permanent: code === 'ETLS' }
}

function stepOf(command: string): Step {
  if (command.startsWith('AUTH')) return 'sign-in'
  if (command === 'MAIL FROM') return 'sender'
  if (command === 'RCPT TO') return 'recipient'
  return command === 'DATA' ? 'message' : 'session'
}

/** `550 5.1.1`: the words after it may quote the letter. */
function numbers({ response = '', responseCode }: SmtpError): string {
  return (
    /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})?/.exec(response)?.[0].replace('-', ' ').trim() ?? String(responseCode)
  )
}

const SAID: Readonly<Record<string, string>> = {
  EDNS: 'its name leads nowhere',
  ETIMEDOUT: 'it was silent for too long',
  ESOCKET: 'nobody took the connection, or it could not prove who it is',
  ECONNECTION: 'the connection was closed',
  ETLS: 'it offers no TLS that can be trusted',
  EPROTOCOL: 'it does not speak SMTP',
}
