import { expect, it } from 'vitest'
import { lightOf } from '../../../backend/council/timeline/light.ts'
import type { Reading } from '../../../backend/council/timeline/reading.ts'
import { Readings } from '../../../backend/log/readings.ts'
import type { Envelope } from '../../../schemas/generated/types.ts'
import { parseFrame } from '../../../ui/connection/frames.ts'
import { applyEvents, createRunStore, takePast } from '../../../ui/run/run-store.ts'
import { dice } from '../../support/random-council.ts'
import { eventsOf, recordedRun } from './recorded.ts'

const SEED = Number(process.env.XIO_SEED ?? 20261122)
const ROWS = 200

it(`shows at 200 random places of random logs what the server has folded there (XIO_SEED=${SEED})`, async () => {
  const d = dice(SEED)
  for (let council = 0; council < 20; council++) {
    // Given a council in which people did as they liked, and the server's way to its past
    const run = recordedRun(1 + d.below(100_000))
    const events = eventsOf(run).map(overTheWire)
    const past = new Readings(
      { read: async (_, after, limit = Infinity) => run.stored.slice(after, after + limit) },
      { stride: 17 },
    )
    for (let place = 0; place < 10; place++) {
      const seq = 1 + d.below(events.length)
      const server = await past.at('run-1', seq)
      if (server === null) throw new Error('There is the run.')
      // When the browser folds the same events, in whatever pieces they come
      const folded = createRunStore()
      const first = d.below(seq + 1)
      applyEvents(folded, events.slice(0, first))
      applyEvents(folded, events.slice(first, seq))
      // Then it knows just what the server knows
      expect(plain(folded.getState())).toEqual(plain(server))

      // And where it is given the server's reading over the wire, and goes on from there
      const opened = createRunStore()
      const opening = JSON.parse(JSON.stringify({ reading: lightOf(server, ROWS), withheld: false }))
      takePast(opened, opening)
      const next = seq + d.below(events.length - seq + 1)
      applyEvents(opened, events.slice(seq, next))
      const later = await past.at('run-1', next)
      expect(shown(opened.getState())).toEqual(shown(later))
    }
  }
})

/** As it comes in a frame: what the panel does not take there, it never folds. */
function overTheWire(event: Envelope): Envelope {
  const frame = parseFrame(JSON.stringify({ type: 'event', runId: 'run-1', event }))
  if (frame?.type !== 'event') throw new Error(`The panel takes no ${event.type} at ${event.seq}.`)
  return frame.event
}

/** All of a reading, its lists spelt out. */
function plain({ state, timeline, reasons, pausedBy, pausedAt, spent, talk, trail }: Reading) {
  if (state === null) throw new Error('Something was read.')
  const { messages, claims, cited, claimKeys, citedKeys, ...rest } = state
  return {
    ...rest,
    messages: [...messages],
    claims: [...claims],
    cited: [...cited],
    keys: [[...claimKeys], [...citedKeys]],
    timeline: { ...timeline, rows: [...timeline.rows] },
    trail: trail === null ? null : [...trail],
    told: { reasons, pausedBy, pausedAt, spent, talk },
  }
}

/** What a page shows of a run that it opened in the middle: the words before are read when somebody scrolls there. */
function shown(reading: Reading | null) {
  if (reading === null) throw new Error('Something was read.')
  const { messages, claims: _c, cited: _s, keys: _k, trail: _t, timeline, ...rest } = plain(reading)
  const { rows, ...ends } = timeline
  const { length } = reading.timeline.rows
  return {
    ...rest,
    ...ends,
    // Which passages were cited before is sent to nobody: no page shows it.
    counts: [reading.state?.messages.length, reading.state?.claims.length, length],
    rows: rows.slice(-50),
    last: messages.at(-1),
  }
}
