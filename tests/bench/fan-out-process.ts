import { fork } from 'node:child_process'
import path from 'node:path'

/** What is asked of a process that serves one contender. */
export type ServerAsk =
  | { ask: 'publish'; events: number; perTick: number; everyMs: number }
  /** The most bytes that any socket holds unsent. */
  | { ask: 'held' }
export type ServerAnswers = { publish: { sent: Float64Array }; held: { bytes: number } }

/** What is asked of a process of watchers. */
export type WatchersAsk =
  /** From here on it counts so many events to each; shows the server that somebody is there. */
  | { ask: 'count'; events: number }
  /** Answered when every watcher that reads has them all. */
  | { ask: 'receive' }
  /** This watcher stops reading, while a long other run is on its way to it. */
  | { ask: 'stall'; watcher: number }
  /** It reads again; answered when it has come as far as the others. */
  | { ask: 'wake' }
export type WatchersAnswers = {
  count: Record<never, never>
  /** When event `i` came to watcher `w`, at `i * watchers + w`; 0 where it did not. */
  receive: { arrived: Float64Array }
  stall: Record<never, never>
  wake: Record<never, never>
}

/** Milliseconds of the one clock that all processes of a machine share. */
export const sharedNow = (): number => Number(process.hrtime.bigint()) / 1e6

export const RUN = 'bench'
/** A run longer than all that the kernel's buffers hold of one connection. */
export const LONG_RUN = 'long'

export type Process<Ask extends { ask: string }, Answers> = {
  said: Promise<{ port?: number }>
  ask<A extends Ask>(ask: A): Promise<Answers[A['ask'] & keyof Answers]>
  end(): Promise<void>
}

/** A part of the measurement in a process of its own; questions are answered one by one, by kind. */
export function processOf<Ask extends { ask: string }, Answers>(
  file: string,
  args: string[],
): Process<Ask, Answers> {
  const child = fork(path.join(import.meta.dirname, file), args, { serialization: 'advanced' })
  const waiting = new Map<string, { resolve(answer: never): void; reject(error: Error): void }>()
  const answerOf = <T>(kind: string) =>
    new Promise<T>((resolve, reject) => waiting.set(kind, { resolve, reject }))
  child.on('message', (answer: { answer: string }) => waiting.get(answer.answer)?.resolve(answer as never))
  let ended: Error | null = null
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void gone.then(() => {
    ended = new Error(`${file} ended before it answered.`)
    for (const { reject } of waiting.values()) reject(ended)
  })
  return {
    said: answerOf('ready'),
    ask(ask) {
      if (ended !== null) return Promise.reject(ended)
      const answered = answerOf<never>(ask.ask)
      child.send(ask)
      return answered
    },
    async end() {
      waiting.clear()
      child.kill('SIGKILL')
      await gone
    },
  }
}
