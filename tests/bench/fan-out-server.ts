// One contender in a process of its own: neither has the other's garbage, nor code compiled for the other.
import { bare, ours, type Contender } from './fan-out-contenders.ts'
import { sharedNow, type ServerAsk } from './fan-out-process.ts'

const contender = await (process.argv[2] === 'ours' ? ours() : bare())
process.on('message', (ask: ServerAsk) => void answer(ask))
// Whoever measures may be stopped in the middle.
process.on('disconnect', () => process.exit())
process.send?.({ answer: 'ready', port: contender.port })

async function answer(ask: ServerAsk): Promise<void> {
  if (ask.ask === 'publish') process.send?.({ answer: 'publish', sent: await publish(contender, ask) })
  else process.send?.({ answer: 'held', bytes: held(contender) })
}

/** Event `i` is due at `i * everyMs` whatever the ones before cost: a server that is late is measured as late. */
async function publish(
  { publish: send, prepare }: Contender,
  { events, perTick, everyMs }: Extract<ServerAsk, { ask: 'publish' }>,
): Promise<Float64Array> {
  prepare(everyMs === 0 ? 'burst' : 'paced')
  const sent = new Float64Array(events)
  const started = sharedNow()
  for (let at = 0; at < events; at += perTick) {
    const due = everyMs === 0 ? 0 : started + at * everyMs
    sent.fill(everyMs === 0 ? sharedNow() : due, at, at + perTick)
    await send(Array.from({ length: perTick }, () => TEXT))
    await (everyMs === 0 ? nextTick() : until(due + everyMs))
  }
  return sent
}

const TEXT = 'x'.repeat(400)
const nextTick = () => new Promise<void>((resolve) => setImmediate(resolve))
const until = (due: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, due - sharedNow())))

const held = ({ sockets }: Contender): number =>
  Math.max(0, ...[...sockets].map((socket) => socket.writableLength))
