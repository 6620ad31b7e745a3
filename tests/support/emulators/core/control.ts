// The verbs with which a test (or a person) steers an emulator, in the same process or over HTTP.
import { createServer, type Server } from 'node:http'
import type { Barriers, Hold } from './barriers.ts'
import { type EmulatorClock, VirtualClock } from './clock.ts'
import type { FaultEngine, FaultRule, RandomFaults } from './faults.ts'
import type { Entry, Journal } from './journal.ts'
import type { Match } from './match.ts'

// Verbs take one argument, so that JSON can carry it.
export type Verbs = Record<string, (argument: never) => unknown>

export type Control = {
  journal(): Entry[]
  /** Unknown routes and parameters that were asked for, and failures of the emulator itself: a test wants none. */
  unserved(): string[]
  fault(rule: FaultRule): void
  random(given: RandomFaults | null): void
  clearFaults(): void
  hold(match?: Match): Hold
  /** For HTTP, where a hold is its id. */
  reached(id: number): Promise<Entry>
  release(id: number): void
  together(given: { n: number; match?: Match }): void
  /** A place in the journal, for `writesSince`. */
  mark(): number
  writesSince(mark: number): Entry[]
  /** Moves a virtual clock. */
  advance(ms: number): void
  /** Every connection is cut and none is taken, until told otherwise. */
  refuseConnections(refuse: boolean): Promise<void>
}

type Parts = { journal: Journal; faults: FaultEngine; barriers: Barriers; clock: EmulatorClock }

export function coreVerbs({ journal, faults, barriers, clock }: Parts): Omit<Control, 'refuseConnections'> {
  const held = (id: number) => barriers.holds.get(id) ?? fail(`There is no hold ${id}.`)
  return {
    journal: () => journal.entries,
    unserved: () => [...journal.unserved, ...journal.bugs],
    fault: (rule) => faults.add(rule),
    random: (given) => faults.random(given),
    clearFaults: () => faults.clear(),
    hold: (match) => barriers.hold(match ?? {}),
    reached: (id) => held(id).reached,
    release: (id) => held(id).release(),
    together: ({ n, match }) => barriers.together(n, match),
    mark: () => journal.entries.length,
    // By number and not by time: a late commit of an older request is a write of that request.
    writesSince: (mark) => journal.entries.slice(mark).filter(({ write }) => write),
    advance: (ms) => {
      if (!(clock instanceof VirtualClock)) throw new Error('Only a virtual clock can be moved.')
      clock.advance(ms)
    },
  }
}

/** `POST /__control/<verb>` with one JSON argument answers `{ result }`, or `{ error }` with 400. */
export function serveControl(control: Verbs): Server {
  return createServer(async (incoming, response) => {
    const answer = (status: number, body: object) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    try {
      let text = ''
      for await (const piece of incoming) text += String(piece)
      const name = /^\/__control\/(\w+)$/.exec(incoming.url ?? '')?.[1] ?? ''
      const verb = Object.hasOwn(control, name) ? control[name] : undefined
      if (verb === undefined)
        return answer(404, { error: `No such verb. There are: ${Object.keys(control).join(', ')}.` })
      const argument = (text === '' ? undefined : JSON.parse(text)) as never
      answer(200, { result: (await verb(argument)) ?? null })
    } catch (error) {
      answer(400, { error: String(error) })
    }
  })
}

const fail = (what: string): never => {
  throw new Error(what)
}
