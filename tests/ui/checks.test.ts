import { describe, expect, it } from 'vitest'
import type { Envelope } from '../../schemas/generated/types.ts'
import { eventValidators, isEnvelope as isEnvelopeByAjv } from '../../schemas/generated/validators.js'
import { areData, isEnvelope, isFrame } from '../../ui/connection/checks.ts'
import { GivenRun } from '../support/given.ts'
import { dice, type Dice } from '../support/random-council.ts'
import { arriving } from './support/arriving.ts'

const events = arriving(new GivenRun().toEnd())

describe('the checks of the panel', () => {
  it('know every event of a council', () => {
    for (const event of events) {
      expect(areData(event.type, event.data)).toBe(true)
      expect(isEnvelope(event)).toBe(true)
      expect(isFrame('event', { type: 'event', runId: event.runId, event })).toBe(true)
    }
  })

  it('do not know what has no schema', () => {
    expect(areData('weather', {})).toBe(false)
    expect(areData('toString', {})).toBe(false)
    expect(isFrame('command', { type: 'command' })).toBe(false)
    expect(isFrame('subscribe', { type: 'subscribe', runId: 'a', after: 0 })).toBe(false)
  })

  it('judge broken events as the server’s own checks do', () => {
    const random = dice(20261121)
    const byAjv: Record<string, (value: unknown) => boolean> = eventValidators
    let refused = 0
    for (let round = 0; round < 30; round++)
      for (const event of events) {
        const data = broken(event.data, random)
        const told = `${event.type} ${JSON.stringify(data)}`
        expect(areData(event.type, data), told).toBe(byAjv[event.type]?.(data))
        refused += areData(event.type, data) ? 0 : 1
        const envelope: unknown = broken({ ...event, data: {} }, random)
        expect(isEnvelope(envelope), JSON.stringify(envelope)).toBe(isEnvelopeByAjv(envelope))
      }
    expect(refused).toBeGreaterThan(events.length)
  })
})

/** The same value with one thing in it that is gone, another or too much. */
function broken(value: Envelope['data'] | object, random: Dice): unknown {
  const copy: unknown = structuredClone(value)
  const places = placesIn(copy)
  const place = places[random.below(places.length)]
  if (place === undefined) return copy
  const { holder, key } = place
  const kind = random.below(4)
  if (kind === 0) Reflect.deleteProperty(holder, key)
  else if (kind === 1) Reflect.set(holder, key, random.pick([null, 7, -1, 0.5, '', 'x', [], {}, true]))
  else if (kind === 2) Reflect.set(holder, `${key}x`, 'much')
  else Reflect.set(holder, key, 'y'.repeat(300))
  // A hole in a list is not JSON.
  return JSON.parse(JSON.stringify(copy))
}

function placesIn(value: unknown): { holder: object; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...placesIn(inner)])
}
