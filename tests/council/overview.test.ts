import { describe, expect, it } from 'vitest'
import { fold, foldAll } from '../../backend/council/evolve.ts'
import { insightOf } from '../../backend/council/overview/insight.ts'
import { overviewOf } from '../../backend/council/overview/overview.ts'
import { openTestHouse, ANNA } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'

describe('what lists show of a run', () => {
  it('is told of a log that knows nothing of it yet', async () => {
    const house = openTestHouse({ script: plainCouncil() })
    const { runId } = await house.start()
    await house.pool.drive(runId)
    const events = await house.events(runId)
    const [created] = events
    expect(Object.keys(created?.data ?? {})).not.toContain('preparationSeconds')
    expect(Object.keys(created?.data ?? {})).not.toContain('agents')
    const state = foldAll(events)
    expect(state).toMatchObject({ preparationSeconds: null, agents: [], parent: null, startedBy: ANNA })
    if (state === null) throw new Error('no state')
    expect(overviewOf(state)).toMatchObject({ owner: ANNA, outcome: { status: 'decided', tasks: 1 } })
    expect(insightOf(state)).toMatchObject({ outcome: 'decision', decidedSeconds: expect.any(Number) })
  })

  it('counts what went wrong on the way, by cause', async () => {
    let failing = 2
    const script = plainCouncil((request, plain) => {
      if (request.phase === 'opening' && failing-- > 0) throw new Error('no connection')
      return request.phase === 'debate'
        ? { ...plain, contributions: [{ tool: 'make_claim', arguments: { text: 'no quote' } }] }
        : plain
    })
    const house = openTestHouse({ script })
    const { runId } = await house.start()
    let over = false
    const driven = house.pool.drive(runId).finally(() => (over = true))
    while (!over) {
      await new Promise((resolve) => setImmediate(resolve))
      house.clock.advance(100)
    }
    await driven
    const { failures } = insightOf(await house.state(runId))
    expect(failures).toContainEqual({ cause: 'turn_failed', count: 2 })
    expect(failures.find(({ cause }) => cause === 'contribution_refused')?.count).toBeGreaterThan(1)
    const counts = failures.map(({ count }) => count)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })

  it('says from which run a fork comes, and who forked it', async () => {
    const house = openTestHouse({ script: plainCouncil() })
    const { runId } = await house.start()
    const [created] = await house.events(runId)
    if (created?.type !== 'run_created') throw new Error('no run')
    const parent = { runId, seq: 1, hash: created.hash }
    const forked = { ...created, seq: 2, runId: 'fork', data: { ...created.data, parent } }
    const state = fold(fold(null, created), { ...forked, actor: { ...ANNA, id: 'eve' } })
    expect(overviewOf(state)).toMatchObject({ parent: { runId, seq: 1 }, owner: { id: 'eve' } })
  })
})
