import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { readFault, type Sent } from './read-fault.ts'
import type { SmtpServer } from './smtp-server.ts'

export type Letter = { from: string; to: string; raw: Buffer }

type Given = {
  /** The letter is about to leave: what this promises is done before its first byte goes. */
  leaving: () => Promise<void>
  signal: AbortSignal
}

/**
 * Hands one letter to the mail server. SMTP says nothing for sure between the letter's last byte and the server's answer
 * to it: a connection that breaks there leaves a letter that may have been taken (RFC 1047).
 */
export async function sendMail(server: SmtpServer, letter: Letter, given: Given): Promise<Sent> {
  const connection = new SMTPConnection(server.options)
  const departure = new Departure(given.leaving)
  const giveUp = () => connection.close()
  given.signal.addEventListener('abort', giveUp, { once: true })
  try {
    given.signal.throwIfAborted()
    await Promise.race([broken(connection), session(connection, server, letter, departure)])
    return { kind: 'accepted' }
  } catch (error) {
    // The promise was not kept, so nothing left; whoever broke it knows why.
    if (departure.fault !== null) throw departure.fault
    return readFault(error, departure.left)
  } finally {
    given.signal.removeEventListener('abort', giveUp)
    connection.close()
  }
}

/** Whether the letter has left, and what kept it from leaving. */
class Departure {
  readonly #leaving: () => Promise<void>
  left = false
  fault: Error | null = null

  constructor(leaving: () => Promise<void>) {
    this.#leaving = leaving
  }

  async depart(): Promise<void> {
    try {
      await this.#leaving()
      this.left = true
    } catch (error) {
      this.fault = error instanceof Error ? error : new Error(String(error))
      throw this.fault
    }
  }
}

// Whatever the connection meets ends the step under way as well, but some of it comes as an event alone.
const broken = (connection: SMTPConnection): Promise<never> =>
  new Promise((_resolve, reject) => {
    connection.on('error', reject)
    connection.once('end', () =>
      reject(Object.assign(new Error('The connection ended.'), { code: 'ECONNECTION' })),
    )
  })

async function session(
  connection: SMTPConnection,
  { credentials }: SmtpServer,
  { from, to, raw }: Letter,
  departure: Departure,
): Promise<void> {
  await step((done) => connection.connect(done))
  if (credentials !== null) await step((done) => connection.login({ credentials }, done))
  await step((done) => connection.send({ from, to: [to] }, onceAsked(raw, departure), done))
}

const step = (begin: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => begin((error) => (error == null ? resolve() : reject(error))))

/** The bytes, once they are asked for: the connection asks after the server has taken the recipient. */
function onceAsked(raw: Buffer, departure: Departure): Readable {
  let isAsked = false
  return new Readable({
    read() {
      if (isAsked) return
      isAsked = true
      departure.depart().then(
        () => {
          this.push(raw)
          this.push(null)
        },
        (error: Error) => this.destroy(error),
      )
    },
  })
}
