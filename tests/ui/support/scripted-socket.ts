import {
  Connection,
  type Answers,
  type SocketEvents,
  type Watcher,
} from '../../../ui/connection/connection.ts'
import type { Envelope, FrameBody } from '../../../schemas/generated/types.ts'

type Sent = { type: string; [field: string]: unknown }
type Opened = { events: SocketEvents; sent: Sent[]; isClosed: boolean }

/** A world in which time, chance and sockets do what a test says. */
export function scriptedWorld() {
  let now = 1_000_000
  let timers: { at: number; work: () => void }[] = []
  const sockets: Opened[] = []
  const got = {
    events: [] as number[],
    caughtUp: [] as number[],
    deltas: [] as string[],
    refused: [] as string[],
  }
  const answers: Answers & { settledWith: FrameBody['ack'][]; failures: string[]; openings: number } = {
    settledWith: [],
    failures: [],
    openings: 0,
    settled: (ack) => void answers.settledWith.push(ack),
    failed: (commandId, detail) => void answers.failures.push(`${commandId}: ${detail}`),
    opened: () => void answers.openings++,
  }
  const surroundings = {
    open(events: SocketEvents) {
      const opened: Opened = { events, sent: [], isClosed: false }
      sockets.push(opened)
      return {
        send: (text: string) => void opened.sent.push(JSON.parse(text)),
        close: () => void (opened.isClosed = true),
      }
    },
    now: () => now,
    random: () => 0.5,
    after(ms: number, work: () => void) {
      const timer = { at: now + ms, work }
      timers.push(timer)
      return () => void (timers = timers.filter((one) => one !== timer))
    },
  }
  const watcher: Watcher = {
    event: ({ seq }) => void got.events.push(seq),
    draft: () => undefined,
    delta: ({ text }) => void got.deltas.push(text),
    caughtUp: (seq) => void got.caughtUp.push(seq),
    refused: (detail) => void got.refused.push(detail),
  }
  const connection = new Connection(surroundings, answers)
  return {
    connection,
    watcher,
    got,
    answers,
    sockets,
    /** The socket that was opened last. */
    get socket(): Opened {
      const last = sockets.at(-1)
      if (last === undefined) throw new Error('no socket was opened')
      return last
    },
    receive(frame: Sent) {
      this.socket.events.received(JSON.stringify(frame))
    },
    /** Lets time pass; what falls due happens in its order. */
    pass(ms: number) {
      const end = now + ms
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (due === undefined) break
        timers = timers.filter((one) => one !== due)
        now = due.at
        due.work()
      }
      now = end
    },
    sent(type: string): Sent[] {
      return this.socket.sent.filter((frame) => frame.type === type)
    },
  }
}

/** An event frame; what it says does not matter here. */
export function eventFrame(seq: number, runId = 'r1') {
  return { type: 'event', runId, event: envelope(seq, 'reveal', { order: [] }, runId) }
}

export function envelope(
  seq: number,
  type: string,
  data: Envelope['data'],
  runId = 'r1',
  at = seq * 1000,
): Envelope {
  return {
    v: 1,
    id: `01900000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    workspaceId: 'main',
    runId,
    seq,
    type,
    at: new Date(Date.UTC(2026, 0, 2) + at).toISOString(),
    actor: { kind: 'system', id: 'xio', name: 'XIO' },
    correlationId: runId,
    data,
    dataHash: '0'.repeat(64),
    hash: '0'.repeat(64),
  }
}
