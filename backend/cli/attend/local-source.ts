import type { House } from '../../compose.ts'
import { ENDED } from '../../council/state.ts'
import type { BusMessage } from '../../ports/bus.ts'
import type { Hear, Source } from './source.ts'

/** Whoever holds a council on this machine. */
export const HOLDER = { kind: 'person', id: 'owner', name: 'Owner' } as const

/** A run that this process drives. */
export function localSource(house: House, runId: string): Source {
  return {
    follow: (hear, signal) => follow(house, runId, hear, signal),
    command: (command) =>
      house.councils.command({
        runId,
        commandId: house.ids.request(),
        command,
        by: HOLDER,
        correlationId: house.ids.request(),
      }),
  }
}

const PAGE = 500

async function follow(house: House, runId: string, hear: Hear, signal: AbortSignal): Promise<void> {
  const { store, bus, pool, runs } = house
  let told = 0
  const tell = (events: readonly { seq: number; bytes: string }[]) => {
    for (const { seq, bytes } of events) {
      if (seq !== told + 1 || signal.aborted) continue
      told = seq
      hear.event(bytes)
    }
  }
  const readOn = async () => {
    for (;;) {
      const events = await store.log.read(runId, told, PAGE)
      if (events.length === 0) return
      tell(events)
    }
  }
  let reading = Promise.resolve()
  let caughtUp = false
  const heard = (message: BusMessage) => {
    if (message.kind === 'draft')
      hear.draft({ messageId: message.messageId, text: message.text, whole: false })
    if (message.kind !== 'appended') return
    if (caughtUp && message.events?.[0]?.seq === told + 1) tell(message.events)
    // Before the past has been told, and where a hint was lost, the log tells.
    else if (message.seq > told) reading = reading.then(readOn)
  }
  const stop = bus.subscribe(runId, heard)
  try {
    reading = reading.then(readOn)
    await reading
    caughtUp = true
    hear.caughtUp()
    await Promise.race([aborted(signal), driven()])
  } finally {
    stop()
  }

  async function driven(): Promise<void> {
    if (signal.aborted) return
    await pool.drive(runId)
    await reading
    await readOn()
    if (signal.aborted || ENDED.has(runs.peek(runId)?.status ?? 'created')) return
    throw new Error(`The driver let go of run ${runId} before its end.`)
  }
}

export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
