// What people ask of councils from a messenger, on the real house: the place here is the folder of Markdown files.
import { afterEach, expect, test } from 'vitest'
import { scriptedVoices, type Script } from '../../../backend/agents/scripted-voices.ts'
import { openHouse } from '../../../backend/compose.ts'
import {
  answerQuestion,
  buttonValue,
  readButton,
} from '../../../backend/exports/conversation/answer-question.ts'
import { converse } from '../../../backend/exports/conversation/converse.ts'
import type { Said } from '../../../backend/exports/conversation/said.ts'
import { questionsOf } from '../../../backend/exports/conversation/questions.ts'
import { silentCouncil, until } from '../../support/doors.ts'
import { MINUTES } from '../../support/export-world.ts'
import { memoryLog } from '../../support/house.ts'
import { NO_SERVICES } from '../../support/services.ts'
import { tempDirs } from '../../support/temp-dir.ts'

const newDir = tempDirs()
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const house of open.splice(0)) await house.close()
})

const ADA = { kind: 'person', id: 'slack:U1', name: 'Ada' } as const

async function givenPlace(script: Script = silentCouncil) {
  const house = await openHouse({
    dataDir: newDir(),
    logger: memoryLog(),
    alone: false,
    voices: scriptedVoices(script),
    exporting: { ...NO_SERVICES, exportDir: newDir(), host: '127.0.0.1', port: 3000 },
  })
  open.push(house)
  const { councils, store, exports, clock } = house
  if (exports === null) throw new Error('the house has no exports')
  const deps = {
    councils,
    exports,
    clock,
    meetings: store.meetings,
    log: store.log,
    idempotency: store.idempotency,
    store: store.outbox,
    panelUrl: 'http://127.0.0.1:3000',
  }
  let deliveries = 0
  const say = async (text: string, more: Partial<Said> = {}) => {
    const told = await converse(deps, {
      text,
      by: ADA,
      target: 'markdown',
      command: '/council',
      delivery: `test-${++deliveries}`,
      maySteer: true,
      workspaceId: 'main',
      ...more,
    })
    return { ...told, text: told.lines.map((line) => line.text).join('\n') }
  }
  const begun = async (question: string) => {
    const { runId } = await say(`start ${question}`)
    if (runId === null) throw new Error('no council was started')
    await until(async () => (await councils.state(runId))?.turn != null)
    return runId
  }
  return { house, deps, say, begun, runsHeld: () => store.log.runs({ workspaceId: 'main', limit: 50 }) }
}

test('given a question, when it is started, then a council goes on whose record comes back, and the answer leads to it', async () => {
  const { say, house } = await givenPlace()
  const told = await say('start Where do we keep the tools: the shed or the cellar?')
  const state = await house.councils.state(told.runId ?? '')
  expect(state?.meeting).toMatchObject({
    question: 'Where do we keep the tools: the shed or the cellar?',
    exports: ['markdown'],
  })
  expect(told.lines[0]?.url).toBe(`http://127.0.0.1:3000/councils/${told.runId}`)
  expect(told.text).toContain('goes on')
})

test('given a delivery that comes twice at once, when it starts a council, then there is one, and both are told of it', async () => {
  const { say, runsHeld } = await givenPlace()
  const again = { delivery: 'the same' }
  const told = await Promise.all([
    say('start Where do we meet?', again),
    say('start Where do we meet?', again),
  ])
  const third = await say('start Where do we meet?', again)
  expect(new Set([...told, third].map(({ runId }) => runId)).size).toBe(1)
  expect((await runsHeld()).items).toHaveLength(1)
})

test('given a council that goes on, when another person asks the same, then they are led to it', async () => {
  const { say, runsHeld } = await givenPlace()
  const first = await say('start Where do we meet?')
  expect((await say('start Where do we meet?')).runId).toBe(first.runId)
  expect((await runsHeld()).items).toHaveLength(1)
})

test('given one council that goes on, when it is paused, resumed and stopped without its name, then it is', async () => {
  const { say, begun, house } = await givenPlace()
  const runId = await begun('Where do we meet in spring?')
  const status = async () => (await house.councils.state(runId))?.status
  expect((await say('status')).text).toContain('going on')
  await say('pause')
  await until(async () => (await status()) === 'paused')
  expect((await say('status')).text).toContain('paused')
  await say('resume')
  await until(async () => (await status()) === 'running')
  await say(`stop ${runId}`)
  await until(async () => (await status()) === 'stopped')
  expect((await say('status')).text).toContain('No council of this place goes on')
  expect((await say(`resume ${runId}`)).text).toContain('Nothing was changed. The run has ended.')
})

test('given two councils, when one is to be paused without a name, then it is asked which, and its end is enough', async () => {
  const { say, begun, house } = await givenPlace()
  const [one, two] = [await begun('Where do we meet?'), await begun('When do we meet?')]
  const asked = await say('pause')
  expect(asked.text).toContain(one)
  expect(asked.text).toContain(two)
  await say(`pause ${two.slice(-8)}`)
  await until(async () => (await house.councils.state(two))?.status === 'paused')
  expect((await house.councils.state(one))?.status).toBe('running')
})

test('given a council of another place, when its id is said here, then nothing is told of it', async () => {
  const { say, begun } = await givenPlace()
  const runId = await begun('Whom do we let go?')
  const elsewhere = { target: 'slack' }
  for (const text of [`status ${runId}`, `stop ${runId}`, 'status', 'decisions', 'actions']) {
    const told = await say(text, elsewhere)
    expect(told.text).not.toContain('let go')
    expect(told.runId).toBeNull()
  }
})

test('given somebody who may only look on, when they steer, then they are refused in words and nothing happens', async () => {
  const { say, begun, runsHeld, house } = await givenPlace()
  const runId = await begun('Where do we meet?')
  for (const text of ['pause', 'stop', 'start Where do we eat?'])
    expect((await say(text, { maySteer: false })).text).toContain('not steer')
  expect((await say('status', { maySteer: false })).text).toContain('going on')
  expect((await runsHeld()).items).toHaveLength(1)
  expect((await house.councils.state(runId))?.status).toBe('running')
})

test('given lines that ask for nothing there is, when they are said, then the answer says what there is', async () => {
  const { say } = await givenPlace()
  expect((await say('')).text).toContain('/council start QUESTION')
  expect((await say('explode now')).text).toContain('There is no “explode”')
  expect((await say('start')).text).toContain('Say what is to be decided')
  expect((await say('start !')).text).toContain('No council was started')
  expect((await say('статус')).text).toContain('Сейчас здесь нет совета')
  expect((await say('status nowhere')).text).toContain('No council “nowhere” goes to this place')
  expect((await say('decisions')).text).toContain('Nothing has been decided')
})

test('given a question without options, when it is asked, then it takes words, the status tells it, and a button of no object answers nothing', async () => {
  const { say, house, deps } = await givenPlace(() => ({}))
  const { runId } = await say('start Where do we meet in spring?')
  const asked = async () => (await house.councils.state(runId ?? ''))?.human
  await until(async () => (await asked())?.purpose === 'options')
  const state = await house.councils.state(runId ?? '')
  const [question] = state === null ? [] : questionsOf(state)
  expect(question).toMatchObject({ isOpen: true, takesText: true, settled: null })
  expect((await say('status')).text).toContain('It asks:')
  const none = { exportId: `x${'0'.repeat(24)}`, by: ADA, target: 'markdown', workspaceId: 'main' }
  expect(await answerQuestion(deps, { ...none, delivery: 'a', answer: { text: 'In the hall' } })).toEqual({
    refused: 'This question is not asked any more. Nothing was changed.',
  })
})

test('given a record that may leave, when decisions and tasks are asked for, then they are told, what is due first first', async () => {
  const { say, house } = await givenPlace()
  const by = ADA
  const given = { name: 'minutes.md', text: MINUTES, by, workspaceId: 'main', correlationId: 'test' }
  const { state } = await house.imports.import(given)
  const { runId, meeting } = state
  await house.store.meetings.adopt({ workspaceId: 'main', meetingId: meeting.id, runId, by: 'person' })
  expect((await say('decisions')).text).toContain('Nothing has been decided here')
  const command = { type: 'export', target: 'markdown' } as const
  await house.councils.command({ runId, commandId: 'e1', command, by, correlationId: 'test' })
  const decisions = await say('decisions')
  expect(decisions.text).toContain('The tool library moves to the school hall in March')
  expect(decisions.lines[0]?.url).toContain(runId)
  const tasks = await say('actions')
  expect(tasks.lines.map(({ text }) => text)).toEqual([
    expect.stringMatching(/list the tools.*\(Chidi, 2026-01-20\)/i),
    expect.stringMatching(/ask the school.*\(Boris, 2026-02-01\)/i),
  ])
  const boris = { kind: 'person', id: 'slack:U2', name: 'boris' } as const
  expect((await say('actions mine', { by: boris })).lines).toHaveLength(1)
  expect((await say('actions mine')).text).toContain('no open task under your name')
})

test('given what stands on a button, when it is read, then it is what was written, and nothing else is', () => {
  const id = `x${'0123456789abcdef'.repeat(2).slice(0, 24)}`
  expect(readButton(buttonValue(id, 24))).toEqual({ exportId: id, option: 24 })
  for (const other of ['', id, `${id}:`, `${id}:-1`, `${id}:1x`, `${id}:1\n`, `y${id.slice(1)}:1`])
    expect(readButton(other)).toBeNull()
})
