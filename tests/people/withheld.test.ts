import { expect, test } from 'vitest'
import { verifyChain } from '../../backend/log/chain.ts'
import { byName, json, list, record, testDoors, until, type Doors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { TestViewer, type Frame } from '../support/viewer.ts'

const open = testDoors()
const SECRET = /ONLY EXPERT A KNOWS/
const council = plainCouncil((request, plain) =>
  request.seat === 'expert_a' && request.phase === 'positions'
    ? {
        text: 'ONLY EXPERT A KNOWS',
        contributions: [
          { tool: 'take_position', arguments: { option: 'o1', quote: 'ONLY EXPERT A KNOWS' } },
          { tool: 'make_claim', arguments: { text: 'ONLY EXPERT A KNOWS', kind: 'assumption' } },
        ],
      }
    : plain,
)

/** Expert A has answered blind; Anna and Bob sit in the seats that are asked next. */
async function blindRound() {
  const doors = await open({ script: council, alone: false, deps: { identify: byName } })
  const runId = await started(doors)
  const as = asPerson(doors, runId)
  await as('anna').command({ type: 'take_seat', seat: 'expert_b' })
  await as('bob').command({ type: 'take_seat', seat: 'expert_c' })
  return { doors, runId, as }
}

async function started(doors: Doors): Promise<string> {
  const seats = [
    { seat: 'expert_a', role: 'expert', agent: 'expert-a' },
    { seat: 'expert_b', role: 'expert', person: 'Anna' },
    { seat: 'expert_c', role: 'expert', person: 'Bob' },
  ]
  const { id } = await json(await doors.post('/meetings', { ...MEETING, seats }))
  const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, {}))
  const runId = String(record(run).id)
  await until(async () => (await doors.councils.state(runId))?.human?.seat === 'expert_b')
  return runId
}

const asPerson = (doors: Doors, runId: string) => (person: string) => {
  const headers = { 'x-person': person }
  const text = async (path: string) => (await doors.get(`/runs/${runId}/${path}`, headers)).text()
  return {
    text,
    items: async (path: string) => list(record(JSON.parse(await text(path))).items),
    command: async (command: object) =>
      (await doors.post(`/runs/${runId}/commands`, command, headers)).status,
    async watch() {
      const viewer = await new TestViewer(doors.socket({ person })).open()
      viewer.send({ type: 'subscribe', runId, after: 0 })
      await viewer.next('caught_up')
      return viewer
    },
  }
}

const DOORS = ['events?limit=1000', 'log', 'snapshot', 'messages', 'participants', 'artifacts'] as const

test('what was said blind is kept on every door from whoever has not answered, and from nobody else', async () => {
  const { as } = await blindRound()
  const [anna, carl] = [as('anna'), as('carl')]
  for (const door of DOORS) expect(await anna.text(door), door).not.toMatch(SECRET)
  for (const door of DOORS.slice(0, 5)) expect(await carl.text(door), door).toMatch(SECRET)
  const positions = async (who: typeof anna) =>
    (await who.items('participants')).map((seat) => seat.position !== null)
  expect(await positions(anna)).not.toContain(true)
  expect(await positions(carl)).toContain(true)
  const [kept, whole] = [await anna.watch(), await carl.watch()]
  expect(kept.raw.join('\n')).not.toMatch(SECRET)
  expect(whole.raw.join('\n')).toMatch(SECRET)
  expect(kept.seqs()).toEqual(whole.seqs())
})

test('the chain holds for what is handed out, and a page of events is the log', async () => {
  const { as } = await blindRound()
  const anna = as('anna')
  const lines = (await anna.text('log')).trimEnd().split('\n')
  expect(verifyChain(lines, { withheld: true })).toMatchObject({ ok: true, headSeq: lines.length })
  expect(lines.filter((line) => !('data' in record(JSON.parse(line)))).length).toBe(3)
  const page = await anna.text('events?limit=1000')
  expect(page).toContain(lines.join(','))
  const at = JSON.parse(await anna.text(`snapshot?at=${lines.length}`))
  expect(at).toMatchObject({ seq: lines.length, status: 'waiting_for_human' })
})

test('an answer that comes while somebody watches reaches them without its words until they have answered', async () => {
  const { as, doors, runId } = await blindRound()
  const [anna, bob] = [as('anna'), as('bob')]
  const watching = await bob.watch()
  const { questionId } = (await doors.councils.state(runId))?.human ?? { questionId: '' }
  const said = { type: 'answer', questionId, option: 'The cellar', text: 'FLOODED' }
  expect(await anna.command(said)).toBe(202)
  const askedBob = ({ event }: Frame) => {
    const { type, data } = record(event)
    return type === 'human_question' && record(data ?? {}).seat === 'expert_c'
  }
  await watching.next('event', askedBob)
  expect(watching.raw.join('\n')).not.toMatch(/FLOODED|The cellar","by|"optionId":"o2"/)
  expect(await bob.text('events?limit=1000')).not.toContain('FLOODED')
  // Who has answered reads the others at once.
  expect(await anna.text('messages')).toMatch(SECRET)
  const second = (await doors.councils.state(runId))?.human?.questionId
  expect(await bob.command({ type: 'answer', questionId: second, option: 'o1' })).toBe(202)
  await watching.next('event', ({ event }) => record(event).type === 'reveal')
  expect(await bob.text('events?limit=1000')).toContain('FLOODED')
  expect(await bob.text('log')).toBe(await as('carl').text('log'))
})
