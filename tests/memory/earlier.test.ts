import { describe, expect, it } from 'vitest'
import { createOfflineVoices } from '../../backend/agents/offline/offline-voices.ts'
import { scriptedVoices } from '../../backend/agents/scripted-voices.ts'
import { contradicted } from '../../backend/cli/show/contradicted.ts'
import { openMemory } from '../../backend/memory/open-memory.ts'
import { json, list, record, testDoors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { decisionPath, decisionsOf, held } from './support/held.ts'

const open = testDoors()
const AGAIN = {
  title: 'Tools, once more',
  question: 'Where should the shared tools of our members be kept?',
}

describe('a council on what was decided before', () => {
  it('holds it with its run, so that the log alone explains it; one on another matter holds nothing', async () => {
    const doors = await open({ script: plainCouncil() })
    const first = await held(doors)
    const [created] = await doors.events(await held(doors, AGAIN))
    expect(created?.data).toMatchObject({
      earlier: [
        {
          decisionId: `${first}/d1`,
          runId: first,
          title: MEETING.title,
          statement: expect.any(String),
          decidedAt: expect.stringMatching(/Z$/),
          relation: 'repeats',
        },
      ],
    })
    const lease = { title: 'The office lease', question: 'Do we renew the lease of the office?' }
    const [other] = await doors.events(await held(doors, lease))
    expect(other?.data).not.toHaveProperty('earlier')
  })

  it('replaces what its meeting says it replaces, and the register follows', async () => {
    const doors = await open({ script: plainCouncil() })
    const first = await held(doors)
    const supersedes = [`${first}/d1`]
    const second = await held(doors, { ...AGAIN, supersedes })
    const [created] = await doors.events(second)
    expect(created?.data).toMatchObject({ earlier: [{ relation: 'supersedes' }] })
    expect((await doors.state(second)).artifacts.decision_log?.body.supersedes).toEqual(supersedes)
    const page = await (await doors.get(`/runs/${second}/artifacts/decision_log?format=md`)).text()
    expect(page).toContain(`- Replaces: The council chooses The shed. (${MEETING.title}, `)
    expect(await decisionsOf(doors, '?status=superseded')).toMatchObject([
      { runId: first, stands: false, supersededBy: [`${second}/d1`] },
    ])
    expect(await decisionsOf(doors, '?status=proposed')).toMatchObject([{ runId: second, supersedes }])
  })

  it('that chose otherwise and says nothing of the one that stands contradicts it', async () => {
    const doors = await open({ script: plainCouncil() })
    const first = await held(doors)
    const options = [
      { id: 'o1', title: 'The attic', summary: '' },
      { id: 'o2', title: 'The cellar', summary: '' },
    ]
    const second = await held(doors, { ...AGAIN, options })
    const { related } = await json(await doors.get(decisionPath(`${second}/d1`)))
    expect(list(related)).toMatchObject([{ relation: 'contradicts', decision: { id: `${first}/d1` } }])
    const { decisions } = openMemory({ ...doors, store: doors.store.memory })
    expect(await contradicted(decisions, second)).toEqual([
      expect.stringMatching(
        /^This contradicts what stands: The council chooses The shed\. .+supersedes: \["run-1\/d1"\]/,
      ),
    ])
  })

  it.each([
    ['en', 'This was decided before, and it stands: “'],
    ['ru', 'Это уже решали, и решение в силе: «'],
  ])('hears of it from the moderator of the offline panel (%s)', async (language, words) => {
    const [scripted, offline] = [scriptedVoices(plainCouncil()), createOfflineVoices()]
    const doors = await open({
      voices: (run) => (run.meeting.title === MEETING.title ? scripted : offline)(run),
    })
    await held(doors)
    const second = await held(doors, { ...AGAIN, language })
    const said = [...(await doors.state(second)).messages][0]?.content ?? ''
    expect(said).toContain(words)
    expect(said).toContain(MEETING.title)
  })
})

describe('a meeting that names when to look again', () => {
  it('has that day in its record, also where it is counted from the decision', async () => {
    const doors = await open({ script: plainCouncil() })
    const runId = await held(doors, { review_at: '+90d' })
    const { body } = (await doors.state(runId)).artifacts.decision_log ?? {}
    const day = new Date(Date.parse(body?.decided_at ?? '') + 90 * 86_400_000).toISOString().slice(0, 10)
    expect(body?.review_at).toBe(day)
    expect((await doors.state(runId)).artifacts.decision_log?.valid).toBe(true)
    expect(await decisionsOf(doors)).toMatchObject([{ reviewAt: day, dueAt: day }])
  })

  it('is told of a day that the calendar has not', async () => {
    const doors = await open()
    const answer = await doors.post('/meetings', { ...MEETING, review_at: '2027-02-31' })
    expect(answer.status).toBe(400)
    expect(record(await answer.json()).errors).toMatchObject([{ pointer: '/review_at' }])
  })
})
