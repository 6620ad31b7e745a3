import { expect, it } from 'vitest'
import { json, record, testDoors } from '../support/doors.ts'
import { MINUTES } from '../support/export-world.ts'

const open = testDoors()

it('a link from what was exported leads to the run that stands for its meeting, from a task as from the record', async () => {
  const at = await open()
  const made = await at.ask('POST', '/imports?name=minutes.md', MINUTES, { 'content-type': 'text/markdown' })
  const runId = String(record((await json(made)).run).id)
  const { meeting } = await at.state(runId)
  const follow = async (key: string) => {
    const answer = await fetch(`${at.url}/x/${encodeURIComponent(key)}`, { redirect: 'manual' })
    return [answer.status, answer.headers.get('location')]
  }
  // No run stands for it yet.
  expect(await follow(meeting.id)).toEqual([404, null])
  await at.post(`/runs/${runId}/adopt`)
  const there = [302, `/councils/${runId}`]
  expect(await follow(meeting.id)).toEqual(there)
  expect(await follow(`${meeting.id}/task/a1`)).toEqual(there)
  for (const key of ['nobody', `nobody/${meeting.id}`, '//evil.example', `${meeting.id}x`])
    expect(await follow(key)).toEqual([404, null])
  const missing = await fetch(`${at.url}/x/nobody`)
  expect((await json(missing)).detail).toMatch(/leads to no record here.*Open the panel/)
  const foreign = await fetch(`${at.url}/x/${encodeURIComponent(meeting.id)}`, {
    headers: { origin: 'https://evil.example' },
    redirect: 'manual',
  })
  expect(foreign.status).toBe(403)
})
