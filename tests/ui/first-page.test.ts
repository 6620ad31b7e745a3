import { describe, expect, it } from 'vitest'
import { preparedMeetings } from '../../ui/home/prepared.ts'
import { doneSteps } from '../../ui/welcome/steps.ts'

const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`
const meeting = (id: string, day: number) => ({ id, title: id, question: `${id}?`, createdAt: at(day) })
const run = (meetingId: string, day: number) => ({ meetingId, createdAt: at(day) })

/** A server that has these, and a list of runs that holds so many of them. */
function server(meetings: object[], runs: { meetingId: string; createdAt: string }[], reach = 100) {
  const asked: string[] = []
  const ask = async (path: string) => {
    asked.push(path)
    const { pathname, searchParams } = new URL(path, 'http://x')
    if (pathname === '/meetings') return { items: meetings }
    const wanted = searchParams.get('meetingId')
    const found = runs.filter(({ meetingId }) => wanted === null || meetingId === wanted)
    return { items: found.slice(0, reach), ...(found.length > reach ? { nextCursor: 'c' } : {}) }
  }
  return { ask, asked }
}

describe('what is prepared and not yet held', () => {
  it('are the meetings that no run was held of', async () => {
    const { ask, asked } = server([meeting('new', 3), meeting('held', 1)], [run('held', 2)])
    expect((await preparedMeetings(ask)).map(({ id }) => id)).toEqual(['new'])
    expect(asked).toHaveLength(2)
  })

  it('a meeting older than the list of runs reaches is asked for by itself', async () => {
    const runs = [run('b', 9), run('old-held', 2)]
    const { ask, asked } = server([meeting('old-held', 1), meeting('old-free', 1)], runs, 1)
    expect((await preparedMeetings(ask)).map(({ id }) => id)).toEqual(['old-free'])
    expect(asked.filter((path) => path.includes('meetingId'))).toHaveLength(2)
  })
})

describe('the first steps', () => {
  const facts = (runs: object[], models: object[] = [], targets: object[] = []) => [
    ...doneSteps({ runs: { items: runs }, providers: { items: models }, targets: { items: targets } }),
  ]
  const sample = { kind: 'council', title: 'Where the team works next year' }

  it('none is done where nothing is', () => {
    const off = [{ name: 'notion', state: 'off' }]
    expect(
      facts(
        [],
        [
          { id: 'offline', configured: true },
          { id: 'openai', configured: false },
        ],
        off,
      ),
    ).toEqual([])
  })

  it('a council was watched when one has ended, and the sample is nobody’s own', () => {
    expect(facts([sample])).toEqual([])
    expect(facts([{ ...sample, endedAt: at(1) }])).toEqual(['watch'])
    expect(facts([{ kind: 'council', title: 'Tools', endedAt: at(1) }])).toEqual(['watch', 'own'])
    expect(facts([{ kind: 'import', title: 'Minutes', endedAt: at(1) }])).toEqual([])
  })

  it('a model and Notion are connected where the server says so', () => {
    const on = [{ name: 'notion', state: 'on' }]
    expect(facts([], [{ id: 'openai', configured: true }], on)).toEqual(['model', 'notion'])
  })
})
