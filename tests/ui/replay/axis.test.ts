import { describe, expect, it } from 'vitest'
import { axisOf } from '../../../ui/replay/axis.ts'
import { marksOf, nextOf, placesOf, seqAt, stopBy, type Marks } from '../../../ui/replay/marks.ts'

const MINUTE = 60_000
const START = Date.parse('2026-01-01T10:00:00Z')

/** Ten minutes of talk, an hour of silence, ten minutes of talk: a message a minute. */
const minutes = [...Array.from({ length: 11 }, (_, i) => i), ...Array.from({ length: 11 }, (_, i) => 70 + i)]
const MARKS: Marks = {
  lastSeq: minutes.length * 10,
  startedAt: START,
  endedAt: START + 80 * MINUTE,
  stops: minutes.map((minute, i) => ({
    seq: (i + 1) * 10,
    at: START + minute * MINUTE,
    number: i + 1,
    messageId: `m${i + 1}`,
    name: 'Expert B',
    turn: true,
  })),
  marks: [],
  lanes: [],
}

describe('the time of a replay on a line', () => {
  it('folds a silence to 28 pixels and gives the rest to the talk', () => {
    const { stretches, xOf } = axisOf(MARKS, 1_028, true)
    expect(stretches.map(({ isBreak, width }) => [isBreak, Math.round(width)])).toEqual([
      [false, 500],
      [true, 28],
      [false, 500],
    ])
    expect(xOf(START + 5 * MINUTE)).toBeCloseTo(250)
    expect(xOf(START + 75 * MINUTE)).toBeCloseTo(778)
  })

  it('shows it as long as it was where nothing is folded', () => {
    const { stretches, xOf } = axisOf(MARKS, 800, false)
    expect(stretches.map(({ width, isBreak }) => [width, isBreak])).toEqual([[800, false]])
    expect(xOf(START + 40 * MINUTE)).toBeCloseTo(400)
  })

  it('finds the time of every place again', () => {
    const { xOf, timeOf } = axisOf(MARKS, 640, true)
    for (const { at } of MARKS.stops) expect(timeOf(xOf(at))).toBeCloseTo(at, -1)
    expect(timeOf(0)).toBe(START)
    expect(timeOf(640)).toBeCloseTo(MARKS.endedAt, -1)
  })

  it('does not take the turns of a short council for silences', () => {
    const short = { ...MARKS, stops: MARKS.stops.slice(0, 3), endedAt: START + 20_000, lastSeq: 40 }
    const stops = short.stops.map((stop, i) => ({ ...stop, at: START + i * 10_000 }))
    expect(axisOf({ ...short, stops }, 500, true).stretches.some(({ isBreak }) => isBreak)).toBe(false)
  })

  it('draws a council of one moment', () => {
    const moment = { ...MARKS, stops: [], endedAt: START, lastSeq: 1 }
    const { xOf, timeOf } = axisOf(moment, 300, true)
    expect([xOf(START), timeOf(100)]).toEqual([0, 0])
  })
})

describe('the places of a replay', () => {
  const places = placesOf(MARKS)

  it('are found by their time: the last at or before it', () => {
    expect(seqAt(places, START + 3 * MINUTE + 1)).toBe(40)
    expect(seqAt(places, START - 1)).toBe(1)
    expect(seqAt(places, MARKS.endedAt)).toBe(MARKS.lastSeq)
  })

  it('have neighbours on both sides, and ends', () => {
    const seqs = MARKS.stops.map(({ seq }) => seq)
    expect(nextOf(seqs, 40, 1)).toBe(50)
    expect(nextOf(seqs, 45, -1)).toBe(40)
    expect(nextOf(seqs, 10, -1)).toBeUndefined()
    expect(nextOf(seqs, 220, 1)).toBeUndefined()
  })

  it('know the last message that was said by then', () => {
    expect(stopBy(MARKS.stops, 9)).toBeUndefined()
    expect(stopBy(MARKS.stops, 25)?.number).toBe(2)
  })

  it('are not read from any other answer', () => {
    expect(marksOf(JSON.parse(JSON.stringify(MARKS)))).toEqual(MARKS)
    for (const other of [null, {}, { ...MARKS, stops: [{}] }, { ...MARKS, lastSeq: '3' }])
      expect(marksOf(other)).toBeNull()
  })
})
