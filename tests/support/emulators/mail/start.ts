// A mail server that keeps what it is given, and fails as it is told.
import type { AddressInfo, Socket } from 'node:net'
import type { SMTPServerSession } from 'smtp-server'
import { type EmulatorClock, later, realClock } from '../core/clock.ts'
import { end, listen } from '../core/emulator.ts'
import { seeded } from '../core/faults.ts'
import { serveControl } from '../core/control.ts'
import { smtpServerOf } from './prompt-server.ts'

export type Mail = {
  at: number
  from: string
  to: string[]
  /** Header fields by lower-case name, unfolded; still encoded. */
  headers: Record<string, string>
  /** The whole message as it came. */
  raw: string
}

/**
 * What goes wrong with the next `times` mails (all, where absent): a refusal at a step, or a connection that is cut
 * before the message is kept or after.
 */
export type MailFault = { times?: number; to?: string } & (
  | { kind: 'refuse'; at: 'mail' | 'rcpt' | 'data'; code: number; message?: string }
  | { kind: 'cut'; kept: boolean }
  | { kind: 'hang'; kept: boolean }
)
/** At each step of a letter one of the faults that can be there strikes with this chance. */
export type MailChance = { seed: number; rate: number; faults: readonly MailFault[] }
export type MailVerbs = {
  mails(to?: string): Mail[]
  fault(fault: MailFault): void
  random(chance: MailChance | null): void
  /** How often each Message-ID was kept. */
  times(): Record<string, number>
  /** How many connections were made. */
  connections(): number
  /** How many steps of letters were taken, and how many letters wait for an answer that never comes. */
  underWay(): { asked: number; hanging: number }
}
export type MailSink = {
  /** `smtp://…` with the user and the password, where they are asked for. */
  url: string
  controlUrl: string
  control: MailVerbs
  close(): Promise<void>
}
export type MailGiven = {
  clock?: EmulatorClock
  login?: { user: string; pass: string }
  port?: number
  controlPort?: number
}

const IDLE_MS = 300_000

export async function startMailSink(given: MailGiven = {}): Promise<MailSink> {
  const clock = given.clock ?? realClock
  const kept: Mail[] = []
  const faults: { fault: MailFault; left: number }[] = []
  let connections = 0
  let asked = 0
  let chance: MailChance | null = null
  let next = seeded(0)
  const sockets = new Set<Socket>()
  const hanging = new Set<Socket>()
  /** The fault for this step, if any: it is used up by being found. */
  const strikes = (wanted: (fault: MailFault) => boolean): MailFault | null => {
    asked += 1
    const one = faults.find(({ fault, left }) => left > 0 && wanted(fault))
    if (one !== undefined) {
      one.left -= 1
      return one.fault
    }
    if (chance === null || next() >= chance.rate) return null
    const fitting = chance.faults.filter(wanted)
    return fitting[Math.floor(next() * fitting.length)] ?? null
  }
  const refusedAt = (step: 'mail' | 'rcpt' | 'data', to?: string): Error | null => {
    const fault = strikes((one) => one.kind === 'refuse' && one.at === step && meant(one, to))
    return fault?.kind === 'refuse' ? refusal(fault.code, fault.message) : null
  }
  const server = smtpServerOf(clock !== realClock, {
    // Who 127.0.0.1 is would be asked of a name server of the machine's.
    disableReverseLookup: true,
    authOptional: given.login === undefined,
    disabledCommands: given.login === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      const right = username === given.login?.user && password === given.login?.pass
      done(
        right ? null : refusal(535, '5.7.8 Authentication credentials invalid'),
        right ? { user: username } : undefined,
      )
    },
    onConnect(_session, done) {
      connections += 1
      done()
    },
    onMailFrom: (_address, _session, done) => done(refusedAt('mail')),
    onRcptTo: ({ address }, _session, done) => done(refusedAt('rcpt', address)),
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const raw = Buffer.concat(pieces).toString('utf8')
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const refused = refusedAt('data', to[0])
        if (refused !== null) return done(refused)
        const fault = strikes((one) => one.kind !== 'refuse' && meant(one, to[0]))
        if (fault === null || fault.kind === 'refuse' || fault.kept)
          kept.push(mailOf(raw, to, session, clock.now()))
        if (fault?.kind === 'cut') return of(sockets, session)?.resetAndDestroy()
        if (fault?.kind !== 'hang') return done(null, `OK: queued as ${kept.length}`)
        const socket = of(sockets, session)
        if (socket === undefined) return
        hanging.add(socket)
        // A client that died is not waited for any longer than a server would (RFC 5321, 4.5.3.2.7).
        later(clock, IDLE_MS, () => socket.destroy())
      })
    },
  })
  // A client that is cut off, or leaves in the middle, is part of what is tested.
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      hanging.delete(socket)
    })
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(given.port ?? 0, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port))
  })
  const control: MailVerbs = {
    mails: (to) => kept.filter((mail) => to === undefined || mail.to.includes(to)),
    random: (given) => {
      chance = given
      next = seeded(given?.seed ?? 0)
    },
    fault: (fault) => void faults.push({ fault, left: fault.times ?? Infinity }),
    times: () =>
      Object.fromEntries(
        [...Map.groupBy(kept, ({ headers }) => headers['message-id'] ?? '')].map(([id, all]) => [
          id,
          all.length,
        ]),
      ),
    connections: () => connections,
    underWay: () => ({ asked, hanging: hanging.size }),
  }
  const controls = serveControl(control)
  const login = given.login === undefined ? '' : `${given.login.user}:${given.login.pass}@`
  return {
    url: `smtp://${login}127.0.0.1:${port}`,
    controlUrl: `${await listen(controls, given.controlPort)}/__control`,
    control,
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([new Promise<void>((resolve) => server.close(() => resolve())), end(controls)])
    },
  }
}

const meant = (fault: MailFault, to: string | undefined) => fault.to === undefined || fault.to === to
const refusal = (code: number, message = 'refused') =>
  Object.assign(new Error(message), { responseCode: code })

/** A connection that is cut ends without a word: the client cannot know whether its mail was kept. */
const of = (sockets: ReadonlySet<Socket>, { remotePort }: SMTPServerSession): Socket | undefined =>
  [...sockets].find((socket) => socket.remotePort === remotePort)

function mailOf(raw: string, to: string[], { envelope }: SMTPServerSession, at: number): Mail {
  const [head = ''] = raw.split(/\r\n\r\n/)
  const headers: Record<string, string> = {}
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const [name = '', value = ''] = line.split(/:\s*(.*)/s)
    headers[name.toLowerCase()] = value
  }
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
  return { at, from, to, headers, raw }
}
