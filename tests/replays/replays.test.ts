import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { NO_HASH, seal } from '../../backend/log/chain.ts'
import { Recordings } from '../../backend/replays/recordings.ts'
import { Replays } from '../../backend/replays/replays.ts'
import type { Voices } from '../../backend/ports/voice.ts'
import { scriptedVoices } from '../../backend/agents/scripted-voices.ts'
import { TestClock, countingIds } from '../support/clock.ts'
import { json, list, record, testDoors, until, type Doors } from '../support/doors.ts'
import { unsealed } from '../support/events.ts'
import { MEETING, memoryLog } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { TestViewer } from '../support/viewer.ts'

const open = testDoors()
const folder = tempDirs()
const JSONL = { 'content-type': 'application/jsonl' }

/** Doors behind which a council has ended; whoever asks a voice after that is told off. */
async function ended() {
  let over = false
  const script = scriptedVoices(plainCouncil())
  const voices: Voices = (state) => (seat) => ({
    speak(request, options) {
      if (over) throw new Error('A replay asked somebody to speak.')
      return script(state)(seat).speak(request, options)
    },
  })
  const clock = new TestClock()
  const doors = await open({ voices, replayClock: clock })
  const { id } = await json(await doors.post('/meetings', MEETING))
  const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, {}))
  const runId = String(record(run).id)
  await until(async () => (await doors.councils.state(runId))?.endedAt != null)
  over = true
  const lines = (await doors.store.log.read(runId, 0)).map(({ bytes }) => bytes)
  const start = async (body: object) => record((await json(await doors.post('/replays', body))).replay)
  const send = (text: string, query = '') => doors.ask('POST', `/replays${query}`, text, JSONL)
  return { ...doors, runId, lines, replayClock: clock, start, send }
}

const jsonl = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

/** All that is kept of runs, to the byte. */
async function kept({ store }: Pick<Doors, 'store'>) {
  const { items } = await store.log.runs({ workspaceId: 'main', limit: 100 })
  return Promise.all(items.map(async (run) => [run, await store.log.read(run.runId, 0)]))
}

describe('a replay', () => {
  it('is read like the run whose log it plays, and is of kind replay', async () => {
    const { get, start, runId, lines } = await ended()
    const replay = await start({ runId, speed: 'max' })
    expect(replay).toMatchObject({ runId, speed: 'max', lastSeq: lines.length })
    const at = (where: string) => get(`/runs/${String(replay.id)}${where}`)
    const run = await json(await get(`/runs/${runId}`))
    expect(await json(await at(''))).toEqual({ ...run, id: replay.id, kind: 'replay', adopted: false })
    expect(await (await at('/log')).text()).toBe(jsonl(lines))
    expect(await (await at('/marks')).text()).toBe(await (await get(`/runs/${runId}/marks`)).text())
    const mid = Math.floor(lines.length / 2)
    expect(await json(await at(`/snapshot?at=${mid}&light=true`))).toEqual(
      await json(await get(`/runs/${runId}/snapshot?at=${mid}&light=true`)),
    )
    expect((await at('/artifacts/decision_log')).status).toBe(200)
    expect(list((await json(await get('/replays'))).items)).toMatchObject([{ id: replay.id }])
    expect(list((await json(await get('/runs'))).items)).toMatchObject([{ id: runId }])
  })

  it('shows those who watch the same bytes, in order, and no more than has been played', async () => {
    const { start, socket, runId, lines, ask } = await ended()
    const { id } = await start({ runId })
    const at = `/replays/${String(id)}`
    expect((await ask('PATCH', at, { state: 'paused', at: 7 })).status).toBe(200)
    const viewer = await new TestViewer(socket()).open()
    viewer.send({ type: 'subscribe', runId: id, after: 0 })
    await viewer.next('caught_up', (frame) => frame.seq === 7)
    expect(viewer.seqs()).toEqual([1, 2, 3, 4, 5, 6, 7])
    await ask('PATCH', at, { speed: 'max', state: 'playing' })
    await viewer.when(() => (viewer.seqs().length === lines.length ? true : undefined))
    expect(viewer.of('event').map(({ event }) => JSON.stringify(event))).toEqual(lines)
    expect(viewer.of('event').every((frame) => frame.runId === id)).toBe(true)
    expect(await json(await ask('GET', at))).toMatchObject({ replay: { state: 'ended', seq: lines.length } })
  })

  it('ends the subscriptions of those who saw more where it goes back, and they see it again from there', async () => {
    const { start, socket, runId, ask, lines } = await ended()
    const { id } = await start({ runId, speed: 'max' })
    const viewer = await new TestViewer(socket()).open()
    viewer.send({ type: 'subscribe', runId: id, after: 0 })
    await viewer.when(() => (viewer.seqs().length === lines.length ? true : undefined))
    await ask('PATCH', `/replays/${String(id)}`, { at: 3 })
    expect(await viewer.next('error')).toMatchObject({ code: 'set_back', runId: id })
    viewer.send({ type: 'subscribe', runId: id, after: 2 })
    await viewer.next('caught_up', (frame) => frame.seq === 3)
    expect(viewer.seqs().slice(lines.length)).toEqual([3])
  })

  it('is set to an agenda item, a decision or a message by its id, and to nothing that is not there', async () => {
    const { start, runId, ask, lines } = await ended()
    const { id } = await start({ runId })
    const events = lines.map((line): { type: string; seq: number; data: Record<string, unknown> } =>
      JSON.parse(line),
    )
    const seqOf = (type: string, field: string) => {
      const event = events.find((one) => one.type === type)
      return [String(event?.data[field]), event?.seq] as const
    }
    for (const [place, seq] of [
      seqOf('agenda_item', 'itemId'),
      seqOf('decision', 'decisionId'),
      seqOf('chat_message', 'messageId'),
    ])
      expect(
        await json(await ask('PATCH', `/replays/${String(id)}`, { at: place, state: 'paused' })),
      ).toMatchObject({ replay: { seq, state: 'paused' } })
    for (const at of ['nowhere', lines.length + 1])
      expect(await json(await ask('PATCH', `/replays/${String(id)}`, { at }))).toMatchObject({
        status: 400,
        errors: [{ pointer: '/at' }],
      })
    expect((await ask('PATCH', '/replays/nobody', { at: 1 })).status).toBe(404)
  })

  it('only reads: nothing is asked, appended, exported, adopted or gone on with', async () => {
    // Given a council that has ended, and voices that fail whoever asks them from now on
    const doors = await ended()
    const { start, post, ask, runId, logger } = doors
    const before = await kept(doors)
    // When it is played and everything is asked of the replay
    const { id } = await start({ runId, speed: 'max' })
    const at = `/runs/${String(id)}`
    for (const [path, body] of [
      ['/commands', { type: 'say', text: 'Hello.' }],
      ['/commands', { type: 'export', target: 'markdown' }],
      ['/resume', {}],
      ['/stop', {}],
      ['/exports', { target: 'markdown' }],
      ['/adopt', {}],
      ['/fork', { atSeq: 4 }],
      ['/fork?estimate=true', { atSeq: 4 }],
    ] as const) {
      const answer = await post(at + path, body)
      expect([path, answer.status]).toEqual([path, 409])
      expect(String((await json(answer)).detail)).toMatch(/recording|replay/)
    }
    // Then each was refused, and of what is kept nothing has changed
    expect((await ask('DELETE', `/replays/${String(id)}`)).status).toBe(204)
    expect((await post(`${at}/pause`, {})).status).toBe(404)
    expect(await kept(doors)).toEqual(before)
    expect(logger.lines).toEqual([])
  })

  it('is dropped with its file where it was not touched for long, or where others need its room', async () => {
    const directory = folder()
    const clock = new TestClock()
    const recordings = new Recordings()
    const replays = new Replays({
      recordings,
      log: { head: async () => null, read: async () => [] },
      bus: { publish: () => {} },
      clock,
      ids: countingIds(),
      logger: memoryLog(),
      directory: path.join(directory, 'replays'),
      bounds: { replays: 2, idleMs: 3_600_000 },
    })
    const { lines } = await ended()
    const one = async (n: number) => {
      const file = path.join(directory, `${n}.jsonl`)
      writeFileSync(file, jsonl(lines))
      clock.advance(1_000)
      const { id } = await replays.ofFile({ workspaceId: 'main', file, speed: 1 })
      return id
    }
    const [first, second, third] = [await one(1), await one(2), await one(3)]
    expect(replays.list('main').map(({ id }) => id)).toEqual([second, third])
    expect([recordings.has(first), recordings.has(third)]).toEqual([false, true])
    clock.advance(3_000_000)
    await replays.change('main', third, { speed: 2 })
    clock.advance(1_200_000)
    await until(() => replays.list('main').length === 1)
    expect(replays.list('main')).toMatchObject([{ id: third, speed: 2 }])
    await replays.close()
    expect(existsSync(path.join(directory, 'replays'))).toBe(false)
  })
})

describe('a log that is sent', () => {
  it('is played as it is, at the speed that is asked for', async () => {
    const { send, get, lines, runId } = await ended()
    const answer = await send(jsonl(lines), '?speed=0.5')
    expect(answer.status).toBe(201)
    const replay = record((await json(answer)).replay)
    expect(replay).toMatchObject({ runId, speed: 0.5, lastSeq: lines.length })
    expect(answer.headers.get('location')).toBe(`/api/v1/replays/${String(replay.id)}`)
    expect(await (await get(`/runs/${String(replay.id)}/log`)).text()).toBe(jsonl(lines))
    expect((await send(jsonl(lines), '?speed=17')).status).toBe(400)
  })

  it('is refused with the line that is at fault', async () => {
    const { send, lines, dataDir, get } = await ended()
    const [first = '', second = '', third = ''] = lines
    const whole = jsonl(lines)
    for (const [text, why] of [
      ['', 'holds no event'],
      [whole.slice(0, -40), `line ${lines.length} is not as it was written: the file ends`],
      [jsonl([first, second, second]), 'line 3 is not as it was written: event 3 is missing'],
      [jsonl([first, third]), 'line 2 is not as it was written: event 2 is missing'],
      [whole + whole, `line ${lines.length + 1} is not as it was written`],
      [jsonl([second, third]), 'line 1 is not as it was written: event 1 is missing'],
      [jsonl([first, second.replace('"v":1', '"v":3')]), 'line 2 is not as it was written: its hash'],
      [jsonl([first, '']), 'line 2 is not as it was written: it is not a JSON object'],
      ['# Garden club\n', 'line 1 is not as it was written'],
    ] as const) {
      const answer = await send(text)
      expect([why, answer.status]).toEqual([why, 400])
      expect(String((await json(answer)).detail)).toContain(why)
    }
    expect(list((await json(await get('/replays'))).items)).toEqual([])
    // Nothing of them is left behind
    mkdirSync(path.join(dataDir, 'replays'), { recursive: true })
    expect([readdirSync(path.join(dataDir, 'replays')), readdirSync(path.join(dataDir, 'incoming'))]).toEqual(
      [[], []],
    )
  })

  it('may hold types and versions that nobody here knows: they are shown the way, and nothing fails', async () => {
    const { send, get, lines } = await ended()
    const { hash, seq } = JSON.parse(lines[8] ?? '')
    const place = (n: number) => ({
      ...unsealed(seq + n, { anything: [n] }),
      runId: JSON.parse(lines[0]!).runId,
    })
    const strange = seal(
      [
        { ...place(1), type: 'telepathy' },
        { ...place(2), v: 7 },
      ],
      hash,
    )
    const log = jsonl([...lines.slice(0, 9), ...strange.map(({ bytes }) => bytes)])
    const answer = await send(log, '?speed=max')
    expect(answer.status).toBe(201)
    const id = String(record((await json(answer)).replay).id)
    expect(await (await get(`/runs/${id}/log`)).text()).toBe(log)
    expect(await json(await get(`/runs/${id}/snapshot`))).toMatchObject({
      seq: 11,
      beyond: { seq: 10, type: 'telepathy' },
    })
    for (const where of ['', '/marks', '/transcript', '/messages', '/participants', '/snapshot?light=true'])
      expect([where, (await get(`/runs/${id}${where}`)).status]).toEqual([where, 200])
  })

  it('is not read at all where it begins with a version that nobody knows', async () => {
    const { send } = await ended()
    const [first] = seal([{ ...unsealed(1, {}), type: 'run_created', v: 2 }], NO_HASH)
    const answer = await send(jsonl([first?.bytes ?? '']))
    expect(answer.status).toBe(400)
    expect(String((await json(answer)).detail)).toContain('read it with a newer one')
  })

  it('is not taken where it is longer than it may be, or where no log is', async () => {
    const { ask, url } = await ended()
    const declared = await fetch(`${url}/api/v1/replays`, {
      method: 'POST',
      headers: JSONL,
      body: new Blob([new Uint8Array(101 * 1024 * 1024)]),
    }).catch(() => null)
    // Whoever is still sending may be cut off before they read the answer.
    if (declared !== null) expect(declared.status).toBe(413)
    expect((await ask('POST', '/meetings', '{}\n', JSONL)).status).toBe(415)
  })
})
