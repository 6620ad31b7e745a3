import { describe, expect, it } from 'vitest'
import { json, list, record, silentCouncil, testDoors, until, type Doors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'

const open = testDoors()

async function held(doors: Doors, meeting: object = {}) {
  const made = await json(await doors.post('/meetings', { ...MEETING, ...meeting }))
  const { run } = await json(await doors.post(`/meetings/${String(made.id)}/runs`, {}))
  const runId = String(record(run).id)
  await until(async () => (await doors.councils.state(runId))?.endedAt != null)
  await doors.pool.drive(runId)
  await doors.indexer.takeUp()
  return runId
}

const search = async (doors: Doors, q: string, more = '') => {
  const answer = await doors.get(`/search?q=${encodeURIComponent(q)}${more}`)
  return list((await json(answer)).items)
}

describe('GET /search', () => {
  it('finds messages, decisions, tasks and sources of all councils, with where they lead', async () => {
    const doors = await open({ script: plainCouncil() })
    const runId = await held(doors)
    const [task] = await search(doors, 'locks buy', '&kind=task')
    expect(task).toMatchObject({
      kind: 'task',
      runId,
      artifact: 'action_items',
      name: 'Buy a lock for the shed',
    })
    const [decision] = await search(doors, 'shed', '&kind=decision')
    expect(decision).toMatchObject({ title: MEETING.title, artifact: 'decision_log', messageId: null })
    const sources = await search(doors, '"cellar floods"', '&kind=source')
    expect(sources).toEqual([expect.objectContaining({ name: 'walk-through', status: 'completed' })])
    const [message] = await search(doors, 'debate', '&kind=message')
    const events = await doors.events(runId)
    const said = events.find(({ seq }) => seq === message?.seq)
    expect(said).toMatchObject({ type: 'chat_message', data: { messageId: message?.messageId } })
    const { excerpt, marks } = message ?? {}
    const [mark] = list(marks)
    expect(String(excerpt).slice(Number(mark?.start), Number(mark?.end))).toBe('debate')
  })

  it('finds Russian words in other forms', async () => {
    const doors = await open({ script: plainCouncil() })
    const context = [{ title: 'обход', text: 'Подвал заливает весной, ёмкости стоят в сараях.' }]
    const runId = await held(doors, { title: 'Инструменты', language: 'ru', context })
    const [found] = await search(doors, 'емкость сарай')
    expect(found).toMatchObject({ runId, kind: 'source' })
  })

  it('gives pages, and filters by what a run is', async () => {
    const doors = await open({ script: plainCouncil() })
    await held(doors)
    const first = await json(await doors.get('/search?q=shed&limit=2'))
    const next = await json(await doors.get(`/search?q=shed&limit=2&cursor=${String(first.nextCursor)}`))
    const places = [first, next].flatMap(({ items }) =>
      list(items).map(({ seq, kind, name }) => `${seq} ${kind} ${name}`),
    )
    expect(new Set(places).size).toBe(4)
    expect(await search(doors, 'shed', '&status=failed')).toEqual([])
    expect(await search(doors, 'shed', '&template=risk-review')).toEqual([])
    expect(await search(doors, 'shed', '&owner=nobody')).toEqual([])
    expect(await search(doors, 'shed', '&to=2000-01-01')).toEqual([])
    expect((await doors.get('/search?q=')).status).toBe(400)
    expect((await doors.get('/search?q=%22%22')).status).toBe(400)
    expect((await doors.get('/search?q=shed&cursor=zzz')).status).toBe(400)
  })

  it('does not find what is still sealed', async () => {
    let begun = 0
    const doors = await open({
      // The second of the blind round never answers.
      script: (request, given) =>
        request.phase === 'positions' && ++begun > 1
          ? silentCouncil(request, given)
          : { text: 'A sealed aardvark.', contributions: [] },
    })
    const made = await json(await doors.post('/meetings', MEETING))
    const { run } = await json(await doors.post(`/meetings/${String(made.id)}/runs`, {}))
    const runId = String(record(run).id)
    const sealed = async () => (await doors.events(runId)).some((event) => 'sealed' in event.data)
    await until(sealed)
    await doors.indexer.takeUp()
    const isSealed = new Set(
      (await doors.events(runId)).filter((event) => 'sealed' in event.data).map(({ seq }) => seq),
    )
    expect((await search(doors, 'aardvark')).filter(({ seq }) => isSealed.has(Number(seq)))).toEqual([])
    await doors.post(`/runs/${runId}/stop`, { reason: 'enough' })
    await until(async () => (await doors.councils.state(runId))?.endedAt != null)
    await doors.indexer.takeUp()
    const after = (await search(doors, 'aardvark', '&limit=100')).map(({ seq }) => Number(seq))
    expect(after.filter((seq) => isSealed.has(seq))).toEqual([...isSealed])
  })

  it('goes on after a kill where it was, and hides deleted meetings and runs', async () => {
    const first = await open({ script: plainCouncil() })
    const runId = await held(first)
    await first.close()
    const doors = await open({ dataDir: first.dataDir })
    expect(await doors.store.search.behind(1)).toEqual([])
    expect(await search(doors, 'shed')).not.toEqual([])
    const meetingId = String((await doors.councils.state(runId))?.meeting.id)
    await doors.ask('DELETE', `/meetings/${meetingId}`)
    expect(await search(doors, 'shed')).toEqual([])
    await doors.post('/meetings', MEETING)
    expect(await search(doors, 'shed')).not.toEqual([])
    await doors.ask('DELETE', `/runs/${runId}`)
    expect(await search(doors, 'shed')).toEqual([])
  })

  it('hears of what is said while it listens', async () => {
    const doors = await open()
    doors.indexer.start()
    const runId = await doors.running()
    await doors.post(`/runs/${runId}/commands`, { type: 'say', text: 'A quokka, please.', when: 'now' })
    await until(async () => (await doors.store.search.behind(1)).length === 0)
    await doors.indexer.idle()
    expect(await search(doors, 'quokkas')).toEqual([expect.objectContaining({ runId, kind: 'message' })])
  })
})
