import { describe, expect, it } from 'vitest'
import { StorageFailure, StorageFull } from '../../backend/log/failures.ts'
import { json, list, testDoors, until } from '../support/doors.ts'
import { TestViewer } from '../support/viewer.ts'

const open = testDoors()

describe('POST /runs/{id}/commands', () => {
  it('applies a command, once, and leaves the request id in the log', async () => {
    const { post, running, events } = await open()
    const runId = await running()
    const say = { commandId: 'say-1', type: 'say', text: 'Mind the damp.', when: 'now' }
    const first = await post(`/runs/${runId}/commands`, say, { 'x-request-id': 'from-me' })
    expect(first.status).toBe(202)
    const answer = await json(first)
    expect(answer).toEqual({ commandId: 'say-1', state: 'applied', seq: expect.any(Number) })
    expect(await json(await post(`/runs/${runId}/commands`, say))).toEqual(answer)
    const logged = await events(runId)
    expect(logged.filter(({ type }) => type === 'command')).toHaveLength(1)
    const said = logged.find(({ type }) => type === 'chat_message')
    expect(said).toMatchObject({
      correlationId: 'from-me',
      commandId: 'say-1',
      actor: { kind: 'person', id: 'owner' },
    })
  })

  it('makes a commandId where none is given', async () => {
    const { post, running } = await open()
    const runId = await running()
    const { commandId } = await json(
      await post(`/runs/${runId}/commands`, { type: 'say', text: 'Hello', when: 'now' }),
    )
    expect(commandId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('answers a refusal with its reason, code and seq', async () => {
    const { post, running } = await open()
    const runId = await running()
    const answer = await post(`/runs/${runId}/commands`, { commandId: 'c1', type: 'resume' })
    expect([200, 202, 409]).toContain(answer.status)
    const refused = await post(`/runs/${runId}/commands`, {
      commandId: 'c2',
      type: 'answer',
      questionId: 'h9',
      text: 'Yes',
    })
    expect(refused.status).toBe(409)
    expect(refused.headers.get('content-type')).toContain('application/problem+json')
    expect(await json(refused)).toMatchObject({
      title: 'Conflict',
      status: 409,
      commandId: 'c2',
      code: 'no_question',
      seq: expect.any(Number),
      detail: expect.stringMatching(/no such question/i),
    })
  })

  it('leaves cancel_command the commandId that it takes back', async () => {
    const { post, running, events } = await open()
    const runId = await running()
    await post(`/runs/${runId}/commands`, { commandId: 'say-1', type: 'say', text: 'Later.' })
    const answer = await post(`/runs/${runId}/commands`, { type: 'cancel_command', commandId: 'say-1' })
    expect((await json(answer)).commandId).not.toBe('say-1')
    const logged = await events(runId)
    expect(logged.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ command: { type: 'cancel_command', commandId: 'say-1' } }),
    )
  })

  it.each([
    [{ type: 'dance' }, '/type'],
    [{}, '/type'],
    [{ type: 'pause', when: 'soon' }, '/when'],
    [{ type: 'say' }, '/text'],
    [{ type: 'say', text: 'x', more: 1 }, '/more'],
    [{ type: 'pause', commandId: 7 }, '/commandId'],
    [{ type: 'pause', commandId: '' }, '/commandId'],
    ['[]', ''],
    ['"pause"', ''],
  ])('refuses %j and points at it', async (body, pointer) => {
    const { post, running } = await open()
    const answer = await post(`/runs/${await running()}/commands`, body)
    expect(answer.status).toBe(400)
    expect(list((await json(answer)).errors).map((error) => error.pointer)).toContain(pointer)
  })

  it('pauses, resumes and stops by the short forms, with or without a body', async () => {
    const { post, running, councils } = await open()
    const runId = await running()
    const status = async () => (await councils.state(runId))?.status
    expect((await post(`/runs/${runId}/pause`)).status).toBe(202)
    await until(async () => (await status()) === 'paused')
    expect((await post(`/runs/${runId}/resume`, {})).status).toBe(202)
    await until(async () => (await status()) === 'running')
    expect((await post(`/runs/${runId}/stop`, { reason: 'enough', commandId: 'stop-1' })).status).toBe(202)
    await until(async () => (await status()) === 'stopped')
    const late = await post(`/runs/${runId}/pause`)
    expect(late.status).toBe(409)
    expect(await json(late)).toMatchObject({ code: 'run_ended' })
    expect(
      (
        await post(`/runs/${runId}/pause`, 'when=now', {
          'content-type': 'application/x-www-form-urlencoded',
        })
      ).status,
    ).toBe(415)
  })

  it.each([
    [new StorageFull(), 507, '30'],
    [new StorageFailure('The disk failed (SQLITE_IOERR at /data/xio.db).'), 503, '5'],
    [new Error('secret at /backend/x.ts'), 500, null],
  ])('says when the store fails, and nothing of the inside', async (error, status, retryAfter) => {
    const doors = await open()
    const runId = await doors.running()
    const broken = await open({
      deps: { log: doors.log, councils: { ...doors.councils, command: () => Promise.reject(error) } },
    })
    const answer = await broken.post(`/runs/${runId}/commands`, { type: 'resume' })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('retry-after')).toBe(retryAfter)
    expect(await answer.text()).not.toMatch(/SQLITE|\/data|secret|\.ts/)
    expect(broken.logger.lines.join()).toMatch(/a request failed/)
  })

  it('is seen by who watches over the socket', async () => {
    const doors = await open()
    const runId = await doors.running()
    const viewer = await new TestViewer(doors.socket()).open()
    viewer.send({ type: 'subscribe', runId, after: 0 })
    await viewer.next('caught_up')
    viewer.send({
      type: 'command',
      runId,
      commandId: 'ws-1',
      command: { type: 'say', text: 'From the socket', when: 'now' },
    })
    expect(await viewer.next('ack')).toMatchObject({ commandId: 'ws-1', state: 'applied' })
    await doors.post(`/runs/${runId}/commands`, { type: 'say', text: 'From the API', when: 'now' })
    const said = (text: string) => viewer.of('event').find((frame) => JSON.stringify(frame).includes(text))
    await viewer.when(() => said('From the socket') && said('From the API'))
    expect(viewer.seqs()).toEqual(viewer.seqs().map((_, i) => i + 1))
  })
})

describe('Idempotency-Key', () => {
  it('gives the first answer again, and does the work once', async () => {
    const { post, get } = await open()
    const { id } = await json(await post('/meetings', { title: 'Tools', question: 'Where?' }))
    const start = () => post(`/meetings/${String(id)}/runs`, { seed: 3 }, { 'idempotency-key': 'k1' })
    const first = await start()
    const again = await start()
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
    expect(await again.text()).toBe(await first.text())
    expect(list((await json(await get('/runs'))).items)).toHaveLength(1)
    expect(
      (await post(`/meetings/${String(id)}/runs`, { seed: 4 }, { 'idempotency-key': 'k1' })).status,
    ).toBe(422)
    expect(
      (await post('/meetings', { title: 'A', question: 'B?' }, { 'idempotency-key': 'k1' })).status,
    ).toBe(422)
    expect(
      (await post('/meetings', { title: 'A', question: 'B?' }, { 'idempotency-key': 'x'.repeat(201) }))
        .status,
    ).toBe(400)
  })

  it('keeps a refusal too, and no fault of the request', async () => {
    const { post, running } = await open()
    const at = `/runs/${await running()}/commands`
    const refused = () =>
      post(at, { type: 'answer', questionId: 'h9', text: 'Yes' }, { 'idempotency-key': 'k2' })
    const first = await refused()
    const again = await refused()
    expect([first.status, again.status]).toEqual([409, 409])
    expect(again.headers.get('content-type')).toContain('application/problem+json')
    expect(await again.text()).toBe(await first.text())
    expect((await post(at, { type: 'dance' }, { 'idempotency-key': 'k3' })).status).toBe(400)
    expect(
      (await post(at, { type: 'say', text: 'x', when: 'now' }, { 'idempotency-key': 'k3' })).status,
    ).toBe(202)
  })
})
