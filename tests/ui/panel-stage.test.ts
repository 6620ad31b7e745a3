import { afterEach, describe, expect, it } from 'vitest'
import { foldAll } from '../../backend/council/evolve.ts'
import { verifyChain } from '../../backend/log/chain.ts'
import { parseStored } from '../../backend/log/fold-stored.ts'
import { eventValidators } from '../../schemas/generated/validators.js'
import type { Validator } from '../../schemas/validate.ts'
import { json, list, record } from '../support/doors.ts'
import { openPanelStage, type PanelStage, type StageOptions } from '../support/panel-stage/open.ts'
import { makeRun, stagedRun } from '../support/panel-stage/staged-run.ts'
import { ONLY_IN_17 } from '../support/panel-stage/texts.ts'
import { snapshot } from '../support/promises.ts'
import { TestViewer } from '../support/viewer.ts'
import { WebSocket } from 'ws'

const stages: PanelStage[] = []
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close()
})
async function opened(options: StageOptions = {}): Promise<PanelStage> {
  const stage = await openPanelStage({ messages: 120, ...options })
  stages.push(stage)
  return stage
}
const watching = ({ url }: PanelStage) =>
  new TestViewer(new WebSocket(`${url.replace('http', 'ws')}/api/v1/ws`, ['xio.v1'])).open()
const logOf = async ({ log, runId }: PanelStage): Promise<string[]> =>
  (await log.read(runId, 0)).map(({ bytes }) => bytes)

describe('a staged council', () => {
  it.each([1, 2, 3])('of seed %d is a valid log, and the same one each time', (seed) => {
    const { stored, state } = stagedRun(seed, 400)
    const lines = stored.map(({ bytes }) => bytes)
    expect(verifyChain(lines)).toEqual({ ok: true, headSeq: state.seq, headHash: state.headHash })
    const events = lines.map(parseStored)
    const faulty = events.filter((event) => {
      const validator: Validator<unknown> = eventValidators[event.type]
      return !validator(event.data)
    })
    expect(faulty).toEqual([])
    const folded = foldAll(events)
    expect(folded && snapshot(folded)).toBe(snapshot(state))
    expect(state.messages.length).toBeGreaterThanOrEqual(400)
    expect(makeRun(seed, 400).state.headHash).toBe(state.headHash)
    expect([state.status, state.phase, state.turn]).toEqual(['running', 'debate', null])
  })

  it('says one thing in message 17 and nowhere else', () => {
    const said = stagedRun(5, 300).state.messages.toArray()
    expect(said.flatMap(({ content }, i) => (content.includes(ONLY_IN_17) ? [i + 1] : []))).toEqual([17])
  })

  it('goes on by the rules when it is told, and its log still verifies', async () => {
    const stage = await opened()
    const before = (await stage.state()).messages.length
    await stage.say(5)
    await stage.deltas(['Half', ' a', ' word'])
    await stage.command({ type: 'pause', when: 'now' })
    const paused = await stage.state()
    expect([paused.status, paused.messages.length]).toEqual(['paused', before + 6])
    expect(paused.messages.at(-1)).toMatchObject({ content: 'Half a word', partial: true })
    await stage.command({ type: 'resume' })
    await stage.say(1)
    expect(verifyChain(await logOf(stage)).ok).toBe(true)
  })

  it('comes to a record when it is told to finish', async () => {
    const stage = await opened()
    await stage.finish()
    const { status, artifacts } = await stage.state()
    expect(['completed', 'waiting_for_human']).toContain(status)
    expect(status === 'completed' ? Object.keys(artifacts).length : 3).toBe(3)
  })

  it('refuses and holds answers as told, and comes back after it was killed', async () => {
    const stage = await opened()
    const ask = (type: string) =>
      fetch(`${stage.url}/api/v1/runs/${stage.runId}/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ type }),
      })
    stage.faults.refuse = { type: 'call_decision', reason: 'Not on this stage.' }
    const refused = await ask('call_decision')
    expect([refused.status, JSON.stringify(await refused.json())]).toEqual([
      409,
      expect.stringContaining('Not on this stage.'),
    ])
    stage.faults.holdAcks()
    const answer = ask('pause')
    while (stage.faults.heldAcks === 0) await new Promise((resolve) => setImmediate(resolve))
    expect((await stage.state()).status).toBe('paused')
    stage.faults.releaseAcks()
    expect((await answer).status).toBe(202)
    await stage.restart()
    const viewer = await watching(stage)
    viewer.send({ type: 'subscribe', runId: stage.runId, after: (await stage.state()).seq - 1 })
    expect(await viewer.next('caught_up')).toMatchObject({ seq: (await stage.state()).seq })
    expect((await stage.state()).status).toBe('paused')
  })

  it('breaks sockets with the code it is told', async () => {
    const stage = await opened()
    const viewer = await watching(stage)
    stage.breakSockets(1012)
    expect(await viewer.closed).toBe(1012)
  })

  it('gives its transcript by pages, and finds what is said once', async () => {
    const stage = await opened({ messages: 1_100 })
    const at = `${stage.url}/api/v1/runs/${stage.runId}`
    const pages = await Promise.all(
      [1, 2, 3].map(async (page) => json(await fetch(`${at}/transcript?page=${page}`))),
    )
    const numbers = pages.flatMap(({ items }) =>
      list(items).flatMap((row) => (row.kind === 'message' ? [Number(row.number)] : [])),
    )
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1))
    expect(pages.map(({ pages: all }) => all)).toEqual([3, 3, 3])
    const found = await json(await fetch(`${at}/search?q=${encodeURIComponent(ONLY_IN_17.toUpperCase())}`))
    expect([found.total, record(list(found.items)[0]).number]).toEqual([1, 17])
  })
})
