import { describe, expect, it } from 'vitest'
import { lightOf } from '../../backend/council/timeline/light.ts'
import { lightTrail } from '../../backend/council/timeline/light-trail.ts'
import { shownClaims } from '../../backend/council/timeline/shown-claims.ts'
import { shownEntry } from '../../backend/council/timeline/shown.ts'
import { Readings, shownReading } from '../../backend/log/readings.ts'
import { shownBytes } from '../../backend/log/shown.ts'
import type { StoredEvent } from '../../backend/ports/run-log.ts'
import { isEnvelope } from '../../schemas/generated/validators.js'
import type { Envelope } from '../../schemas/generated/types.ts'
import type { Opening } from '../../ui/lib/read-transcript.ts'
import { traceOf } from '../../ui/convergence/trace.ts'
import { tracksOf } from '../../ui/positions/tracks.ts'
import { settledView } from '../../ui/room/settled-view.ts'
import { orderOf, upcoming } from '../../ui/table/upcoming.ts'
import { applyEvents, createRunStore, takeOpening, type RunStore } from '../../ui/run/run-store.ts'
import { GivenRun } from '../support/given.ts'
import { dice, randomCommand, randomMeeting, randomScript } from '../support/random-council.ts'
import { stagedRun } from '../support/panel-stage/staged-run.ts'

const SEEDS = Array.from({ length: 50 }, (_, i) => i + 1)

/** A council of this seed, with people who ask for anything at any time. */
function randomRun(seed: number, steps = 60): GivenRun {
  const d = dice(seed)
  const run = new GivenRun({ meeting: randomMeeting(seed), script: randomScript(seed) })
  for (let step = 0; step < steps; step++) {
    if (d.chance(0.25)) run.command(randomCommand(d, run.state))
    run.later(d.below(4_000))
    if (!run.advance() && d.chance(0.5)) run.later(60_000)
  }
  return run
}

const eventsOf = (stored: readonly { bytes: string }[]): Envelope[] =>
  stored.map(({ bytes }) => {
    const event: unknown = JSON.parse(bytes)
    if (!isEnvelope(event)) throw new Error('The log holds what is no event.')
    return event
  })

const logOf = (stored: StoredEvent[]) => ({
  read: async (_: string, after: number, limit = Infinity) => stored.slice(after, after + limit),
})

/** As it comes over the wire. */
async function openingAt(stored: StoredEvent[], seq: number, rows = 40): Promise<Opening> {
  const reading = await new Readings(logOf(stored)).of('run-1', seq)
  const sent: Opening = JSON.parse(JSON.stringify({ reading: lightOf(reading!, rows), withheld: false }))
  return sent
}

function folded(events: readonly Envelope[]): RunStore {
  const store = createRunStore()
  applyEvents(store, events)
  return store
}

/** All that the panel selects of a run, long lists as far as they are shown. */
function selected(store: RunStore) {
  const { state, timeline, reasons, pausedBy, spent, talk, trail, caughtUp } = store.getState()
  if (state === null) throw new Error('The run is not known.')
  const { messages, claims, claimKeys: _keys, cited: _cited, citedKeys: _places, ...rest } = state
  const asked = {
    runId: 'run-1',
    commandId: 'x',
    command: { type: 'resume' as const },
    state: 'sending' as const,
    at: 0,
  }
  return {
    rest,
    counts: [messages.length, claims.length],
    lastMessages: messages.last(20),
    claims: shownClaims(claims).map(([, claim]) => claim),
    next: [upcoming(state), orderOf(state)],
    applied: Object.keys(state.commands)
      .slice(-1)
      .map((commandId) => settledView({ ...asked, commandId }, state).state),
    timeline: { ...timeline, rows: timeline.rows.length },
    reasons,
    pausedBy,
    spent,
    talk,
    trace: traceOf(state, trail ?? [], state.elapsedMs),
    tracks: Object.keys(state.items).map((itemId) => tracksOf(state, trail ?? [], itemId)),
    caughtUp,
  }
}

describe.each(SEEDS)('a council of seed %d', (seed) => {
  const run = randomRun(seed)
  const events = eventsOf(run.stored)
  const whole = folded(events)

  it('has the same rows when a server makes them, at once or from where it was', async () => {
    const readings = new Readings(logOf(run.stored))
    const d = dice(seed)
    for (let seq = 1; seq < run.stored.length; seq += 1 + d.below(40)) await readings.of('run-1', seq)
    const reading = await readings.of('run-1', run.stored.length)
    expect([...reading!.timeline.rows]).toEqual([...whole.getState().timeline.rows])
  })

  it('is the same to the panel when it is opened at its end and followed from there', async () => {
    const d = dice(seed + 100)
    const seq = 1 + d.below(run.stored.length)
    const store = createRunStore()
    takeOpening(store, await openingAt(run.stored, seq))
    // What was under way when it was opened arrives a second time.
    applyEvents(store, events.slice(Math.max(0, seq - 5)))
    expect(selected(store)).toEqual(selected(whole))
    const { rows } = store.getState().timeline
    const all = whole.getState().timeline.rows
    expect(rows.slice(rows.heldFrom)).toEqual(all.slice(rows.heldFrom))
    expect(rows.length - rows.heldFrom).toBeGreaterThanOrEqual(Math.min(40, rows.length))
  })

  it('goes on after a gap with the rows that it had, and none twice', async () => {
    const d = dice(seed + 200)
    const before = d.below(run.stored.length)
    const seq = before + d.below(run.stored.length - before + 1)
    if (before === 0 || seq === 0) return
    const store = folded(events.slice(0, before))
    takeOpening(store, await openingAt(run.stored, seq, 10))
    applyEvents(store, events)
    const all = [...whole.getState().timeline.rows]
    const rows = store.getState().timeline.rows.slice(0)
    expect(rows.length).toBe(all.length)
    for (const [i, row] of rows.entries()) if (row !== undefined) expect(row).toEqual(all[i])
  })
})

describe('what is sealed', () => {
  const reader = { kind: 'person', id: 'anna' } as const

  it.each(SEEDS)('is withheld in the rows of seed %d as it is in the events', async (seed) => {
    const run = new GivenRun({
      meeting: { ...randomMeeting(seed), quality: { blindRound: true } },
      script: randomScript(seed),
    })
    const d = dice(seed)
    run.until(({ phase, status }) => phase === 'positions' || status !== 'running')
    run.command({ type: 'take_seat', seat: 'expert_b' })
    for (let step = 0; step < 3; step++) {
      if (d.chance(0.4)) run.command({ type: 'say', text: `word ${step}`, when: 'now' })
      run.advance()
    }
    const seen = run.stored.map((stored) => ({ bytes: shownBytes(run.state, reader, stored) }))
    const page = [...folded(eventsOf(seen)).getState().timeline.rows]
    const server = [...folded(eventsOf(run.stored)).getState().timeline.rows]
    expect(server.map((entry) => shownEntry(entry, run.state, reader))).toEqual(page)
    const shown = await shownReading(logOf(run.stored), run.state, reader)
    expect([...shown.timeline.rows]).toEqual(page)
  })

  it('is withheld from somebody, or the test above says nothing', () => {
    const run = new GivenRun().to('positions', 'expert_a')
    run.command({ type: 'take_seat', seat: 'expert_b' })
    run.speak()
    const rows = [...folded(eventsOf(run.stored)).getState().timeline.rows]
    const shown = rows.map((entry) => shownEntry(entry, run.state, reader))
    expect(shown.at(-1)).toMatchObject({ kind: 'sealed', seat: 'expert_a', number: 2 })
  })
})

describe('a long council', () => {
  it('tells who stands where and what was closed as when all of it is read', async () => {
    const { stored, state } = stagedRun(4, 400)
    const store = createRunStore()
    takeOpening(store, await openingAt(stored, state.seq))
    const { trace, tracks } = selected(store)
    const whole = selected(folded(eventsOf(stored)))
    expect([trace, tracks]).toEqual([whole.trace, whole.tracks])
    expect(trace.turns.length).toBeGreaterThan(100)
    expect(tracks.flatMap(({ lanes }) => lanes).flatMap(({ marks }) => marks).length).toBeGreaterThan(2)
    expect(store.getState().state?.claims.isWhole).toBe(false)
  })

  it('is sent with the end of its way only, however long that is', () => {
    const { trail } = folded(eventsOf(stagedRun(4, 100).stored)).getState()
    const { length, held } = lightTrail(trail!, 50)
    expect(held.map(([at]) => at)).toEqual(Array.from({ length: 50 }, (_, i) => length - 50 + i))
    expect(held.map(([, { number }]) => number).at(-1)).toBe(trail!.at(-1)?.number)
  })

  it('is light when it is opened, however long it is', async () => {
    const { stored, state } = stagedRun(4, 3_000)
    const sent = JSON.stringify(await openingAt(stored, state.seq, 200))
    expect(sent.length).toBeLessThan(stored.reduce((sum, { bytes }) => sum + bytes.length, 0) / 10)
  })
})
