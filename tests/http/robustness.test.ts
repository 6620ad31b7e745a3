import { describe, expect, it } from 'vitest'
import type { Script } from '../../backend/agents/scripted-voices.ts'
import { UNCHECKABLE } from '../../backend/council/robustness/uncheckable.ts'
import { isRobustness } from '../../schemas/generated/validators.js'
import { json, list, record, testDoors, until } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil, pricedCouncil } from '../support/scripts.ts'

const open = testDoors()

/** The experts vote for the shed where Expert B is heard, else for what nobody has given a reason for. */
const swayed: Script = (request, call) =>
  plainCouncil((asked, plain) => {
    if (asked.task.kind !== 'vote') return plain
    const heard = asked.seat === 'expert_b' || asked.thread.some(({ seat }) => seat === 'expert_b')
    const option = heard ? 'o1' : 'o2'
    return {
      ...plain,
      contributions: [
        { tool: 'cast_vote', arguments: { option, confidence: 0.8, reason: 'By what was said.' } },
      ],
    }
  })(request, call)

async function ended(script: Script) {
  const doors = await open({ script })
  const { id } = await json(await doors.post('/meetings', MEETING))
  const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, { panel: 'offline' }))
  const runId = String(record(run).id)
  await until(async () => (await doors.councils.state(runId))?.endedAt != null)
  const path = `/runs/${runId}/robustness`
  /** Asks until the check is over. */
  const over = async () => {
    await until(async () => (await json(await doors.get(path))).state !== 'going')
    return json(await doors.get(path))
  }
  return { ...doors, runId, path, over }
}

describe('robustness over HTTP', () => {
  it('is begun once, followed, and kept with the run; no log and no list tells of what was held for it', async () => {
    const { get, post, path, over, runId, dataDir, close } = await ended(swayed)
    const log = await (await get(`/runs/${runId}/log`)).text()
    expect(await json(await get(path))).toEqual({ state: 'none' })
    // When it is asked for, and again while it is under way
    const begun = await post(path, {})
    expect(begun.status).toBe(202)
    expect(await json(begun)).toEqual({ state: 'going', done: 0, of: 4 })
    expect((await post(path, { orders: 0 })).status).toBe(202)
    // Then it ends once, with what flips the decision
    const { state, result, checkedAt } = await over()
    expect(state).toBe('done')
    expect(checkedAt).toMatch(/Z$/)
    if (!isRobustness(result)) throw new Error('The result fits its schema.')
    expect(result).toMatchObject({ tried: 4, kept: 2, share: 0.5, fragile: true })
    expect(result.decision).toEqual({ status: 'decided', option: 'The shed' })
    const flips = result.variations.filter(({ kept }) => kept === false)
    expect(flips.map(({ kind, id }) => [kind, id])).toEqual([
      ['seat', 'expert_b'],
      ['source', 's1'],
    ])
    // And nothing else is there that was not there before
    expect(await (await get(`/runs/${runId}/log`)).text()).toBe(log)
    expect(list((await json(await get('/runs'))).items).map(({ id }) => id)).toEqual([runId])
    // When the server is started anew, what came of it is still there
    await close()
    const again = await open({ dataDir, script: swayed })
    expect(await json(await again.get(path))).toMatchObject({ state: 'done', result: { kept: 2 } })
  })

  it('is priced first, from what the run took, and costs that within a fifth', async () => {
    const { post, get, path, over } = await ended(pricedCouncil)
    const priced = await post(`${path}?estimate=true`, { orders: 1 })
    expect(priced.status).toBe(200)
    const estimate = await json(priced)
    expect(estimate.variations).toBe(4)
    // Nothing is started by that
    expect(await json(await get(path))).toEqual({ state: 'none' })
    await post(path, { orders: 1 })
    const { result } = await over()
    if (!isRobustness(result)) throw new Error('The result fits its schema.')
    const { tokens, usd } = result.cost
    expect(usd).toBeGreaterThan(0)
    expect(Math.abs(Number(estimate.tokens) - tokens)).toBeLessThanOrEqual(tokens / 5)
    expect(Math.abs(Number(estimate.usd) - (usd ?? 0))).toBeLessThanOrEqual((usd ?? 0) / 5)
  })

  it('says why not', async () => {
    const { running, get, post, councils, ids } = await open()
    const runId = await running()
    const refused = await post(`/runs/${runId}/robustness`, {})
    expect(refused.status).toBe(409)
    expect((await json(refused)).detail).toBe(UNCHECKABLE.goesOn)
    expect((await post(`/runs/${runId}/robustness`, { orders: 1000 })).status).toBe(400)
    expect((await post('/runs/none/robustness', {})).status).toBe(404)
    expect((await get('/runs/none/robustness')).status).toBe(404)
    await councils.command({
      runId,
      commandId: ids.request(),
      command: { type: 'stop', reason: 'enough' },
      by: { kind: 'person', id: 'anna', name: 'Anna' },
      correlationId: 'test',
    })
    const cut = await post(`/runs/${runId}/robustness`, {})
    expect((await json(cut)).detail).toBe(UNCHECKABLE.cutOff)
  })
})
