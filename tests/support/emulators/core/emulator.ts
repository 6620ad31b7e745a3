// The core of every emulator: real HTTP in front of a service that is plain state.
//
//   const emulator = await startEmulator({ service, clock, verbs })   // → { url, controlUrl, control, close() }
//
// A service (service.ts) says what a request would do: `route(request)` gives `{ refusal }` or `{ write, commit() }`.
// Nothing changes before `commit()`, and committing and answering are separate steps, so that the core may answer
// without committing, commit and lose the answer, or commit later. For each request, in this order:
//   1. it is read and written into the journal (journal.ts);
//   2. `together(n)` holds it until n have come (barriers.ts);
//   3. the fault engine may choose a fault (faults.ts): a rule that matches, else one of the seeded random mode;
//   4. `route` and `commit` run in one go, so requests never see each other half done;
//   5. `hold(match)` keeps it after its commit and before its reply, until released;
//   6. the reply is sent, whole or broken as the fault says (reply.ts).
// `control` holds the verbs of the core (control.ts) and those that the service brings; the same verbs answer over HTTP
// at `${controlUrl}/<verb>` (POST, one JSON argument) on another port, where no product code can see them.
// Time is an EmulatorClock (clock.ts): with a VirtualClock, delays, late commits and windows wait for `advance(ms)`.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Barriers } from './barriers.ts'
import { type EmulatorClock, later, realClock } from './clock.ts'
import { type Control, coreVerbs, serveControl, type Verbs } from './control.ts'
import { FaultEngine, type Fault } from './faults.ts'
import { Journal, type Entry } from './journal.ts'
import { breakReply, html, send, wait } from './reply.ts'
import { readRequest } from './request.ts'
import type { EmulatorRequest, Reply, Service } from './service.ts'

export type Emulator<V extends Verbs> = {
  /** Where the product's requests go; without a slash at the end. */
  url: string
  controlUrl: string
  control: Control & V
  close(): Promise<void>
}

export async function startEmulator<V extends Verbs>(given: {
  service: Service
  clock?: EmulatorClock
  verbs?: V
  port?: number
  controlPort?: number
}): Promise<Emulator<V>> {
  const clock = given.clock ?? realClock
  const [journal, faults, barriers] = [new Journal(), new FaultEngine(), new Barriers()]
  const stale = new WeakSet<object>()
  const parts = { service: given.service, clock, journal, faults, barriers, stale }
  const server = createServer((incoming, response) => {
    // A connection the service has given up: whoever still writes to it is cut off unread.
    if (stale.has(incoming.socket)) return void incoming.socket.destroy()
    handle(parts, incoming, response).catch((error: unknown) => {
      journal.bugs.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
      if (response.headersSent) response.destroy()
      else response.writeHead(599).end(`The emulator itself failed: ${String(error)}`)
    })
  })
  const url = await listen(server, given.port)
  /** Nobody listens any more, or again at the same port. */
  const refuseConnections = async (refuse: boolean) => {
    if (refuse) await end(server)
    else await listen(server, Number(new URL(url).port))
  }
  const control = { ...coreVerbs(parts), refuseConnections, ...given.verbs } as Control & V
  const controls = serveControl(control)
  const controlUrl = `${await listen(controls, given.controlPort)}/__control`
  const close = async () => {
    barriers.releaseAll()
    await Promise.all([end(server), end(controls)])
  }
  return { url, controlUrl, control, close }
}

type Parts = {
  service: Service
  clock: EmulatorClock
  journal: Journal
  faults: FaultEngine
  barriers: Barriers
  stale: WeakSet<object>
}

async function handle(parts: Parts, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { service, clock, journal, barriers } = parts
  const request = await readRequest(incoming, (read) => service.token(read))
  const entry = journal.open(request, clock.now())
  response.once('close', () => (entry.answered = response.writableFinished ? 'whole' : 'cut'))
  await barriers.arrive(request)
  const fault = parts.faults.choose(request)
  entry.fault = fault
  if (fault === null) return answer(parts, entry, request, response)
  await withFault(parts, entry, request, response, fault)
}

async function answer(
  parts: Parts,
  entry: Entry,
  request: EmulatorRequest,
  response: ServerResponse,
): Promise<void> {
  const reply = await perform(parts, entry, request)
  await parts.barriers.committed(request, entry)
  send(entry, response, reply)
}

/** Routes and commits in one go, and says in the journal what came of it. */
function perform(
  { service, clock, journal }: Parts,
  entry: Entry,
  request: EmulatorRequest,
): Reply | Promise<Reply> {
  const routed = service.route(request)
  if (routed.unserved !== undefined)
    journal.unserved.push(`${request.method} ${request.path}: ${routed.unserved}`)
  if ('refusal' in routed) return routed.refusal
  const reply = routed.commit()
  entry.committedAt = clock.now()
  entry.write = routed.write
  return reply
}

async function withFault(
  parts: Parts,
  entry: Entry,
  request: EmulatorRequest,
  response: ServerResponse,
  fault: Fault,
): Promise<void> {
  const { service, clock, barriers } = parts
  switch (fault.kind) {
    case '429':
    case 'conflict':
      return send(entry, response, worded(service, fault, request))
    case 'status': {
      if (fault.commit === 'after') {
        await perform(parts, entry, request)
        await barriers.committed(request, entry)
      }
      return send(entry, response, worded(service, fault, request))
    }
    case 'delay': {
      if (fault.commit !== 'after') await wait(clock, fault.ms, response)
      const reply = await perform(parts, entry, request)
      if (fault.commit === 'after') await wait(clock, fault.ms, response)
      await barriers.committed(request, entry)
      return send(entry, response, reply)
    }
    case 'hang':
      if (fault.commit === 'after') void perform(parts, entry, request)
      return
    case 'lateCommit':
      // The request is looked at again when its time comes: by then the world may refuse it.
      later(clock, fault.ms, () => void perform(parts, entry, request))
      return void (fault.answer === 'hang' ? undefined : response.destroy())
    case 'staleKeepAlive': {
      await answer(parts, entry, request, response)
      return void parts.stale.add(request.socket)
    }
    case 'reset':
      if (fault.commit === 'before') return breakReply(entry, response, fault)
      break
    default:
      break
  }
  const reply = await perform(parts, entry, request)
  await barriers.committed(request, entry)
  if (fault.kind === 'slowBody')
    await wait(clock, fault.ms, response, () => breakReply(entry, response, fault, reply))
  else breakReply(entry, response, fault, reply)
  if (fault.kind === 'slowBody' && !response.destroyed) send(entry, response, reply)
}

function worded(service: Service, fault: Fault & { html?: boolean }, request: EmulatorRequest): Reply {
  const reply = service.word(fault, request)
  return fault.html === true ? html(reply) : reply
}

export function listen(server: Server, port = 0): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}

export function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
