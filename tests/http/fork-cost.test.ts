import { expect, it } from 'vitest'
import type { Script } from '../../backend/agents/scripted-voices.ts'
import { json, list, record, testDoors, until, type Doors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'

const open = testDoors()

/** Each word of a seat costs; the price of the first ones is not known. */
function priced({ unknown }: { unknown: number }): Script {
  let calls = 0
  return async (request, call) => {
    const answer = await plainCouncil()(request, call)
    const tokens = (answer.text ?? '').length
    const costUsd = ++calls <= unknown ? null : tokens / 1_024
    return {
      ...answer,
      usage: {
        purpose: 'speak',
        provider: 'priced',
        model: 'script',
        promptTokens: tokens,
        cachedTokens: 0,
        completionTokens: tokens,
        costUsd,
      },
    }
  }
}

async function stateOf(doors: Doors, runId: string, seq = Infinity) {
  const state = await doors.councils.stateAt(runId, seq)
  if (state === null) throw new Error('There is such a run.')
  return state
}

async function ended(doors: Doors, run: unknown): Promise<string> {
  const runId = String(record(run).id)
  await until(async () => (await doors.councils.state(runId))?.endedAt != null)
  await doors.pool.drive(runId)
  return runId
}

async function held(doors: Doors): Promise<string> {
  const { id } = await json(await doors.post('/meetings', MEETING))
  return ended(doors, (await json(await doors.post(`/meetings/${String(id)}/runs`, {}))).run)
}

const forked = async (doors: Doors, runId: string, atSeq: number): Promise<string> =>
  ended(doors, (await json(await doors.post(`/runs/${runId}/fork`, { atSeq }))).run)

const month = async (doors: Doors) => list((await json(await doors.get('/spend?months=1'))).items)[0]

const insight = async (doors: Doors, runId: string) =>
  list((await json(await doors.get('/insights/councils'))).items).find((one) => one.runId === runId)

it('is spent once, however many forks share it, and each fork adds what it took itself', async () => {
  // Given a council and what it cost
  const doors = await open({ script: priced({ unknown: 0 }) })
  const parent = await held(doors)
  const whole = await stateOf(doors, parent)
  expect(await month(doors)).toMatchObject({
    usd: whole.usage.knownUsd,
    tokens: whole.usage.tokens,
    runs: 1,
  })
  // When it is forked late, and the fork is forked again
  const child = await forked(doors, parent, Math.floor((whole.seq * 2) / 3))
  const grandchild = await forked(doors, child, (await stateOf(doors, child)).seq - 9)
  // Then each has cost what it took behind the log that it shares
  let [usd, tokens] = [whole.usage.knownUsd, whole.usage.tokens]
  for (const runId of [child, grandchild]) {
    const state = await stateOf(doors, runId)
    const shared = await stateOf(doors, runId, state.parent?.seq)
    const own = {
      tokens: state.usage.tokens - shared.usage.tokens,
      usd: state.usage.knownUsd - shared.usage.knownUsd,
    }
    expect(own.tokens).toBeGreaterThan(0)
    expect(shared.usage.tokens).toBeGreaterThan(0)
    expect(await insight(doors, runId)).toMatchObject({ ...own, knownUsd: own.usd })
    usd += own.usd
    tokens += own.tokens
  }
  expect(await month(doors)).toMatchObject({ usd, knownUsd: usd, tokens, runs: 3 })
  // While its own budget counts all that stands in its log
  const { usage } = record(await json(await doors.get(`/runs/${grandchild}`)))
  expect(record(usage).tokens).toBeGreaterThan(tokens - whole.usage.tokens)
})

it('is known of a fork although the price of what it shares is not', async () => {
  const doors = await open({ script: priced({ unknown: 2 }) })
  const parent = await held(doors)
  const whole = await stateOf(doors, parent)
  expect(whole.usage.usd).toBeNull()
  const child = await forked(doors, parent, Math.floor(whole.seq / 2))
  const row = await insight(doors, child)
  expect(row?.usd).toBe(row?.knownUsd)
  expect(Number(row?.usd)).toBeGreaterThan(0)
  // A fork of the very beginning shares nothing that cost anything.
  const again = await forked(doors, parent, 1)
  expect(await insight(doors, again)).toMatchObject({
    tokens: (await stateOf(doors, again)).usage.tokens,
  })
})
