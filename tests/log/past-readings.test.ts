import { expect, it } from 'vitest'
import { lightOf } from '../../backend/council/timeline/light.ts'
import { NOTHING_READ, readingAfter, type Reading } from '../../backend/council/timeline/reading.ts'
import { parseStored } from '../../backend/log/fold-stored.ts'
import { Readings } from '../../backend/log/readings.ts'
import { exampleText, openForkHouse } from '../support/forked.ts'
import { dice } from '../support/random-council.ts'

const SEED = Number(process.env.XIO_SEED ?? 20261122)

it(`shows a run at any seq as a fresh fold does, in whatever order it is asked (XIO_SEED=${SEED})`, async () => {
  // Given logs of many strides
  const house = openForkHouse()
  const names = ['event-log-database', 'cloud-move-risks', 'spring-fair-retrospective']
  const runs = []
  for (const name of names) runs.push(await house.hold(exampleText(name)))
  const past = new Readings(house.log, { stride: 37 })
  const { below, pick } = dice(SEED)
  for (let trial = 0; trial < 200; trial++) {
    // When a random place of one of them is looked at
    const { runId, seq: end } = runs[below(runs.length)]!
    const seq = pick([1 + below(end), 1 + below(end), 1 + below(end), end])
    const seen = await past.at(runId, seq)
    // Then it is what a fold of the events up to there makes, lists and all
    const events = await house.log.read(runId, 0, seq)
    const fresh = events.reduce<Reading>(
      (reading, { bytes }) => readingAfter(reading, parseStored(bytes)),
      NOTHING_READ,
    )
    expect(seen?.state.seq).toBe(seq)
    expect(plain(seen)).toEqual(plain(fresh))
    expect(lightOf(seen ?? NOTHING_READ, 50)).toEqual(lightOf(fresh, 50))
  }
}, 120_000)

const plain = (reading: Reading | null) =>
  reading === null
    ? null
    : { ...reading, timeline: { ...reading.timeline, rows: [...reading.timeline.rows] } }
