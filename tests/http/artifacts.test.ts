import { describe, expect, it } from 'vitest'
import { byName, json, list, record, testDoors, until, type Doors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { TestViewer } from '../support/viewer.ts'

const open = testDoors()

async function ended(): Promise<{ at: Doors; run: string; runId: string }> {
  const at = await open({ script: plainCouncil(), deps: { identify: byName } })
  const { id } = await json(await at.post('/meetings', MEETING))
  const { run } = await json(await at.post(`/meetings/${String(id)}/runs`, {}))
  const runId = String(record(run).id)
  await until(async () => (await at.councils.state(runId))?.status === 'completed')
  return { at, run: `/runs/${runId}`, runId }
}

const by = (person: string) => ({ 'x-person': person })
const owner = { op: 'add', path: '/0/owner', value: { name: 'Carol' } }
const edit = (patch: object[], more: object = {}) => ({
  type: 'edit_artifact',
  kind: 'action_items',
  patch,
  ...more,
})

describe('a document of a run that has ended', () => {
  it('is edited by a person, and tells who changed what', async () => {
    const { at, run } = await ended()
    const answer = await at.post(`${run}/commands`, edit([owner], { version: 1 }), by('carol'))
    expect(answer.status).toBe(202)
    const now = await at.get(`${run}/artifacts/action_items`)
    expect(now.headers.get('x-artifact-version')).toBe('2')
    expect(await now.json()).toMatchObject([
      { owner: { name: 'Carol' }, edited: { owner: { name: 'Carol' } } },
    ])
    expect(await (await at.get(`${run}/artifacts/action_items?version=1`)).json()).toMatchObject([
      { owner: null },
    ])
    const { items, nextCursor } = await json(await at.get(`${run}/artifacts/action_items/versions`))
    expect(nextCursor).toBeNull()
    expect(list(items)).toMatchObject([
      {
        version: 2,
        by: { kind: 'person', id: 'carol' },
        valid: true,
        changes: [{ pointer: '/0/owner', what: 'changed', before: null, after: 'Carol' }],
        approvals: [],
      },
      { version: 1, by: { kind: 'agent' }, changes: [] },
    ])
    const page = await json(await at.get(`${run}/artifacts/action_items/versions?limit=1`))
    expect(page).toMatchObject({ items: [{ version: 2 }], nextCursor: '2' })
    const older = await json(await at.get(`${run}/artifacts/action_items/versions?limit=1&cursor=2`))
    expect(older).toMatchObject({ items: [{ version: 1 }], nextCursor: null })
    expect((await at.get(`${run}/artifacts/agenda/versions`)).status).toBe(404)
  })

  it('is approved by two people, and says so wherever it is read', async () => {
    const { at, run } = await ended()
    const approve = { type: 'approve_artifact', kind: 'decision_log', version: 1 }
    for (const person of ['anna', 'bob'])
      expect((await at.post(`${run}/commands`, approve, by(person))).status).toBe(202)
    const log = await json(await at.get(`${run}/artifacts/decision_log`))
    expect(list(log.approved_by).map(({ name }) => name)).toEqual(['Anna', 'Bob'])
    expect(await (await at.get(`${run}/artifacts/decision_log?format=md`)).text()).toContain(
      'Approved by: Anna, Bob',
    )
    const { items } = await json(await at.get(`${run}/artifacts`))
    expect(list(items).find(({ kind }) => kind === 'decision_log')).toMatchObject({
      by: { kind: 'agent' },
      approvedBy: [{ id: 'anna' }, { id: 'bob' }],
    })
  })

  it('does nothing more when the same command comes again, and refuses without a trace', async () => {
    const { at, run, runId } = await ended()
    const command = edit([owner], { commandId: 'once' })
    const first = await json(await at.post(`${run}/commands`, command, by('anna')))
    expect(await json(await at.post(`${run}/commands`, command, by('anna')))).toEqual(first)
    const length = (await at.store.log.read(runId, 0)).length
    const late = await at.post(`${run}/commands`, edit([owner], { version: 1 }), by('bob'))
    expect(late.status).toBe(409)
    expect(await json(late)).toMatchObject({
      code: 'artifact_version',
      seq: length,
      detail: expect.stringContaining('Anna has made version 2 since version 1'),
    })
    const wrong = await at.post(`${run}/commands`, edit([{ ...owner, path: '/0/id' }]), by('bob'))
    expect(await json(wrong)).toMatchObject({
      code: 'edit_refused',
      detail: expect.stringContaining('/0/id'),
    })
    expect(await at.store.log.read(runId, 0)).toHaveLength(length)
  })

  it('keeps what two people send at once apart', async () => {
    const { at, run } = await ended()
    const answers = await Promise.all(
      ['anna', 'bob'].map((person) =>
        at.post(`${run}/commands`, edit([{ ...owner, value: { name: person } }], { version: 1 }), by(person)),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 409])
  })

  it('reaches whoever watches, after the end too', async () => {
    const { at, run, runId } = await ended()
    const viewer = await new TestViewer(at.socket()).open()
    viewer.send({ type: 'subscribe', runId, after: 0 })
    await at.post(`${run}/commands`, edit([owner]), by('anna'))
    await viewer.next('event', ({ event }) => {
      const { type, data } = record(event)
      return type === 'artifact' && record(data).version === 2
    })
  })

  it.each<[string, object]>([
    ['an operation that there is not', { op: 'merge', path: '/0' }],
    ['no path', { op: 'remove' }],
    ['another field', { op: 'remove', path: '/0', where: 'here' }],
  ])('refuses %s at its place', async (_, operation) => {
    const { at, run } = await ended()
    const answer = await at.post(`${run}/commands`, edit([operation]))
    expect(answer.status).toBe(400)
    const { errors } = await json(answer)
    expect(list(errors)[0]?.pointer).toMatch(/^\/patch\/0/)
  })

  it('holds against what is meant to break it', async () => {
    const { at, run } = await ended()
    const post = (body: string) =>
      at.ask('POST', `${run}/commands`, body, { 'content-type': 'application/json', ...by('eve') })
    const sent = (patch: string) => post(`{"type":"edit_artifact","kind":"action_items","patch":${patch}}`)
    const hostile = [
      '[{"op":"add","path":"/0/title","value":{"__proto__":{"a":1}}}]',
      '[{"op":"add","path":"/__proto__/a","value":1}]',
      `[${Array.from({ length: 501 }, () => '{"op":"remove","path":"/0"}').join()}]`,
      `[${Array.from({ length: 500 }, () => '{"op":"copy","from":"","path":"/-"}').join()}]`,
      `[{"op":"replace","path":"/0/title","value":"${'x'.repeat(100_000)}"}]`,
      String.raw`[{"op":"replace","path":"/0/title","value":"\ud800"}]`,
      `[{"op":"add","path":"/-","value":${'['.repeat(5_000)}${']'.repeat(5_000)}}]`,
    ]
    for (const patch of hostile) expect([400, 409]).toContain((await sent(patch)).status)
    expect((await at.get(`${run}/artifacts/action_items`)).headers.get('x-artifact-version')).toBe('1')
  })
})
