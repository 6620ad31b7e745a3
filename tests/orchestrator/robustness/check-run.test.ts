import { describe, expect, it } from 'vitest'
import { flipsOf } from '../../../backend/council/robustness/flips.ts'
import { USUAL_WISH } from '../../../backend/council/robustness/variations.ts'
import { flipText } from '../../../backend/council/robustness/words.ts'
import { beginningOf } from '../../../backend/orchestrator/robustness/beginning.ts'
import { checkRun } from '../../../backend/orchestrator/robustness/check-run.ts'
import { isRobustness } from '../../../schemas/generated/validators.js'
import type { Meeting } from '../../../schemas/generated/types.ts'
import { DECIDING_CONTEXT } from '../../support/deciding-context.ts'
import { exampleText, openForkHouse } from '../../support/forked.ts'

const { signal } = new AbortController()

/** Holds a council on a meeting, and checks its decision. */
async function checked(meeting: Meeting | string, wish = USUAL_WISH) {
  const house = openForkHouse()
  const run =
    typeof meeting === 'string'
      ? await house.hold(meeting)
      : await house.hold(`# ${meeting.title}\n`, () => meeting)
  const before = await house.lines(run.runId)
  const recorded = { state: run, beginning: await beginningOf(house.log, run.runId) }
  const result = await checkRun(house.aside, recorded, { wish, signal })
  // Whatever is held aside, the log of the run stays as it was, and no run is added.
  expect(await house.lines(run.runId)).toEqual(before)
  const { items } = await house.log.runs({ workspaceId: run.workspaceId, limit: 10 })
  expect(items.map(({ runId }) => runId)).toEqual([run.runId])
  expect(house.logger.lines).toEqual([])
  expect(isRobustness(result)).toBe(true)
  return { run, result }
}

describe('robustness', () => {
  it('names the seat that alone was given what decides: without it the option flips', async () => {
    // Given a council in which Expert B alone has read the load test
    const { result } = await checked(DECIDING_CONTEXT)
    // When it is checked, it chose by the load test, and is called fragile
    expect(result.decision).toEqual({ status: 'decided', option: 'PostgreSQL' })
    expect(result.fragile).toBe(true)
    // Then the seat is named, and so is the source; without the other seat, or in another order, it decides the same
    const said = flipsOf(result).map((flip) => flipText(flip, result.decision, 'en'))
    expect(said).toEqual([
      'without Expert B: “Keep SQLite” instead of “PostgreSQL”',
      'without the source “What we know”: no consensus instead of “PostgreSQL”',
      'without the source “Load test of 12 October”: “Keep SQLite” instead of “PostgreSQL”',
    ])
    expect(result.variations.map(({ kind, id, kept }) => [kind, id, kept])).toEqual([
      ['order', '2', true],
      ['seat', 'expert_a', true],
      ['seat', 'expert_b', false],
      ['source', 's1', false],
      ['source', 's2', false],
    ])
    expect(result).toMatchObject({ tried: 5, kept: 2, failed: 0, share: 0.4, cost: { tokens: 0, usd: 0 } })
  })

  it('says of a decision that nothing flips that it survived all of it', async () => {
    const { run, result } = await checked(exampleText('event-log-database'), { ...USUAL_WISH, seeds: 2 })
    expect(run.status).toBe('completed')
    expect(result).toMatchObject({ fragile: false, share: 1, failed: 0 })
    expect(result.tried).toBeGreaterThanOrEqual(5)
    expect(flipsOf(result)).toEqual([])
  })

  it('is the same, byte for byte, where the meeting and the seed are', async () => {
    const [one, other] = [await checked(DECIDING_CONTEXT), await checked(DECIDING_CONTEXT)]
    expect(JSON.stringify(one.result)).toBe(JSON.stringify(other.result))
  })

  it('holds a fork again from where it parts, and counts apart what cannot be left out there', async () => {
    // Given a fork of a council in which a source was quoted before they part
    const house = openForkHouse()
    const parent = await house.hold(`# ${DECIDING_CONTEXT.title}\n`, () => DECIDING_CONTEXT)
    const fork = await house.fork(parent.runId, Math.floor(parent.seq / 2), { instruction: 'Mind the peak.' })
    const beginning = await beginningOf(house.log, fork.runId)
    // Then what it shares and what it began with are its beginning
    const lines = await house.lines(fork.runId)
    expect(beginning.map(({ bytes }) => bytes)).toEqual(lines.slice(0, beginning.length))
    expect(beginning.length).toBeGreaterThan(fork.parent?.seq ?? Infinity)
    expect(lines[beginning.length - 1]).toContain('Mind the peak.')
    // And the source cannot be left out any more: that says nothing about the decision
    const result = await checkRun(house.aside, { state: fork, beginning }, { wish: USUAL_WISH, signal })
    const source = result.variations.find(({ id }) => id === 's1')
    expect(source).toMatchObject({ outcome: null, kept: null, why: expect.stringContaining('cited before') })
    expect(result.tried + result.failed).toBe(result.variations.length)
    expect(result.failed).toBeGreaterThanOrEqual(1)
    expect(result.tried).toBeGreaterThanOrEqual(2)
  })
})
