import { describe, expect, it } from 'vitest'
import { json, list, record, testDoors, until } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { pricedCouncil } from '../support/scripts.ts'

const open = testDoors()

async function ended() {
  const doors = await open({ script: pricedCouncil })
  const { id } = await json(await doors.post('/meetings', MEETING))
  const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, { panel: 'offline' }))
  const runId = String(record(run).id)
  const end = (of: string) => until(async () => (await doors.councils.state(of))?.endedAt != null)
  await end(runId)
  const state = await doors.councils.state(runId)
  if (state === null) throw new Error('There is the run.')
  return { ...doors, runId, state, end }
}

describe('a fork over HTTP', () => {
  it('is priced first, from what its parent took, and costs that within a fifth', async () => {
    const { post, get, runId, state, end, councils } = await ended()
    for (const [atSeq, overrides] of [
      [1, {}],
      [Math.floor(state.seq / 2), {}],
      [1, { silent: ['expert_b'] }],
      [1, { order: 5 }],
    ] as const) {
      // When it is priced, nothing is started
      const runs = list((await json(await get('/runs'))).items).length
      const priced = await post(`/runs/${runId}/fork?estimate=true`, { atSeq, overrides })
      expect(priced.status).toBe(200)
      const estimate = await json(priced)
      expect(list((await json(await get('/runs'))).items)).toHaveLength(runs)
      // When it is held
      const answer = await post(`/runs/${runId}/fork`, { atSeq, overrides })
      expect(answer.status).toBe(201)
      const forked = String(record((await json(answer)).run).id)
      expect(answer.headers.get('location')).toBe(`/api/v1/runs/${forked}`)
      await end(forked)
      const fork = await councils.state(forked)
      const before = await councils.stateAt(runId, Number(estimate.atSeq))
      if (fork === null || before === null) throw new Error('There are both.')
      // Then it took what was said
      const took = {
        turns: fork.turns - before.turns,
        tokens: fork.usage.tokens - before.usage.tokens,
        usd: (fork.usage.usd ?? 0) - (before.usage.usd ?? 0),
      }
      for (const figure of ['turns', 'tokens', 'usd'] as const)
        expect(Math.abs(Number(estimate[figure]) - took[figure])).toBeLessThanOrEqual(took[figure] / 5)
      expect(fork.parent).toEqual({ runId, seq: estimate.atSeq })
    }
  })

  it('is shown with what it comes from, gives its whole log, and is never adopted by itself', async () => {
    const { post, get, runId, end } = await ended()
    const answer = await post(`/runs/${runId}/fork`, { atSeq: 30, overrides: { name: 'Another way' } })
    const run = record((await json(answer)).run)
    const forked = String(run.id)
    const { title } = await json(await get(`/runs/${runId}`))
    const fork = { name: 'Another way', of: title }
    expect(run).toMatchObject({ kind: 'council', adopted: false, parent: { runId }, title, fork })
    await end(forked)
    expect(await json(await get(`/runs/${forked}`))).toMatchObject({ adopted: false, status: 'completed' })
    expect(await json(await get(`/runs/${runId}`))).toMatchObject({ adopted: true })
    // A list is asked for it by its own name; a fork of it tells that name.
    const { items } = await json(await get('/runs?q=another%20WAY'))
    expect(list(items).map(({ id }) => id)).toEqual([forked])
    // Also one that shares only what the fork itself shares.
    const next = await json(await post(`/runs/${forked}/fork`, { atSeq: 1 }))
    expect(record(next.run)).toMatchObject({ fork: { name: null, of: 'Another way' } })
    const at = Number(record(run.parent).seq)
    const [mine, theirs] = await Promise.all(
      [forked, runId].map(async (id) => (await (await get(`/runs/${id}/log`)).text()).split('\n')),
    )
    expect(mine?.slice(0, at)).toEqual(theirs?.slice(0, at))
    expect(record(JSON.parse(mine?.[at] ?? ''))).toMatchObject({
      type: 'run_created',
      runId: forked,
      seq: at + 1,
    })
  })

  it('says what cannot be forked, and where', async () => {
    const { post, runId } = await ended()
    const faulty = async (body: unknown) => {
      const answer = await post(`/runs/${runId}/fork`, body)
      return { status: answer.status, ...(await json(answer)) }
    }
    expect(await faulty({ overrides: { silent: ['nobody'] } })).toMatchObject({
      status: 400,
      errors: [{ pointer: expect.stringContaining('/silent/0') }],
    })
    expect(await faulty({ atSeq: 0 })).toMatchObject({ status: 400 })
    expect(await faulty({ colour: 'red' })).toMatchObject({ status: 400 })
    expect((await post('/runs/nobody/fork', {})).status).toBe(404)
  })
})
