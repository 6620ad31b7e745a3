import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { record, testDoors } from '../support/doors.ts'
import { NO_OPTIONS } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, startXio, xio } from '../support/xio.ts'

const open = testDoors()
const tempDir = tempDirs()

/** A run whose first speaker has the floor and says nothing, and the program beside its server. */
async function atRun() {
  const { url, running, events, councils } = await open()
  const runId = await running()
  const cwd = tempDir()
  return {
    runId,
    councils,
    xio: (...args: string[]) => xio(args, { cwd, env: { XIO_SERVER: url } }),
    async commands() {
      const logged = (await events(runId)).filter(({ type }) => type === 'command')
      return logged.map(({ data }) => record(data).command)
    },
  }
}

describe('steering a run from a terminal', { timeout: 120_000 }, () => {
  it('says of each command what became of it: applied, queued, or refused with what to do instead', async () => {
    const { runId, xio: type, commands } = await atRun()
    const floor = await type('floor', runId, 'Expert B')
    expect(floor).toEqual({
      code: 0,
      out: expect.stringMatching(
        /^Queued: it applies when the turn under way has ended \(event \d+\)\. Take it back with\n {2}.* do \S+ cancel_command commandId=\S+\n$/,
      ),
      err: '',
    })
    const back = /do (.*)\n$/.exec(floor.out)?.[1]?.split(' ') ?? []
    expect(await type('do', ...back)).toMatchObject({ code: 0, out: expect.stringMatching(/^Applied/) })
    expect(await type('do', ...back)).toMatchObject({ code: 2, err: expect.stringContaining('Refused: ') })
    expect(await type('extend', runId, 'run', '1m30s')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Applied: b1 \(run\) has 1 minute 30 seconds more \(event \d+\)\.\n$/),
    })
    expect(await type('decide', runId)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^xio: Refused: No agenda item is open now\. .*\n$/),
    })
    expect(await type('skip', runId)).toMatchObject({ code: 0, out: expect.stringMatching(/^Applied/) })
    expect((await commands()).map((command) => record(command).type)).toEqual([
      'give_floor',
      'cancel_command',
      'give_floor',
      'cancel_command',
      'extend_timebox',
      'call_decision',
      'skip_turn',
    ])
  })

  it('has a short form for each thing that people want, and sends what it is called for', async () => {
    const { runId, xio: type, commands } = await atRun()
    await type('pause', runId)
    for (const args of [
      ['close', runId],
      ['park', runId],
      ['take', runId, 'expert_a'],
      ['leave', runId, 'expert_a'],
      ['extend', runId, '5m'],
      ['do', runId, 'request-risks', 'about=the wind'],
    ])
      await type(...args)
    expect(await commands()).toEqual([
      { type: 'pause', when: 'now' },
      { type: 'close_item' },
      { type: 'park_item' },
      { type: 'take_seat', seat: 'expert_a' },
      { type: 'leave_seat', seat: 'expert_a' },
      expect.objectContaining({ type: 'extend_timebox', seconds: 300 }),
      { type: 'request_risks', about: 'the wind' },
    ])
  })

  it('sends nothing that is wrong, and offers what was meant', async () => {
    const { runId, xio: type, commands } = await atRun()
    const said = await Promise.all(
      [
        ['floor', runId, 'expert_c'],
        ['extend', runId, '5'],
        ['extend', runId, 'b9', '5m'],
        ['do', runId, 'giv_floor'],
        ['do', 'mute', 'seat=expert_a'],
        ['do', runId, 'mute', 'saet=expert_a'],
        ['do', runId, 'mute', 'seat=expert_a', 'on=maybe'],
        ['do', runId, 'give_floor', 'expert_a'],
        ['do', runId, 'give_floor', '--json', '{'],
        ['answer', runId, 'yes'],
      ].map((args) => type(...args)),
    )
    expect(said.map(({ code }) => code)).toEqual(said.map(() => 2))
    expect(said.map(({ err }) => err)).toEqual([
      expect.stringContaining('did you mean expert_a?'),
      expect.stringContaining('“5” is no time: write 90s, 2m or 1h30m.'),
      expect.stringContaining('There is no open timebox “b9”. Open ones: b1 (run)'),
      expect.stringContaining('did you mean give_floor?'),
      expect.stringContaining('“seat=expert_a” stands where the command should: xio do RUN COMMAND'),
      expect.stringContaining('did you mean seat?'),
      expect.stringMatching(/on must be true or false.*Its form is: mute seat=SEAT on=true\|false/),
      expect.stringContaining('The form is: give_floor seat=SEAT'),
      expect.stringContaining('--json is no JSON'),
      expect.stringMatching(/asks nothing now: .* status /),
    ])
    expect(await commands()).toEqual([])
  })

  it('lists what a run can be asked without a server, in 80 columns', async () => {
    const { code, out } = await xio(['do', 'any-run'], { cwd: tempDir() })
    expect(code).toBe(0)
    expect(out).toMatch(/^give_floor seat=SEAT\n {4}This seat speaks next, once\.$/m)
    expect(out).toMatch(/^ {4}PHASE: opening, positions, /m)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })
})

describe('a question to a person', { timeout: 120_000 }, () => {
  it('is shown where nobody can be asked, and answered by option or text from beside it, once', async () => {
    const cwd = tempDir()
    writeFileSync(path.join(cwd, 'meeting.md'), NO_OPTIONS)
    const server = await startServer(cwd)
    onTestFinished(() => void server.kill())
    const running = startXio(['run', 'meeting.md', '--pace', 'reading'], { cwd })
    onTestFinished(() => void running.child.kill('SIGKILL'))
    const runId = await running.until('out', /run (\d{8}-\d{6}-\w+)/)
    expect(await running.until('err', /Answer it with: .* answer (\S+)/)).toBe(runId)
    const { out } = await xio(['answer', runId], { cwd })
    expect(out).toMatch(/^h1 {2}The meeting names no options/)
    expect(out).toMatch(
      /Time to answer: (?:3 minutes|2 minutes \d+ seconds) \(until .*\); without an answer: “no_consensus”/,
    )
    expect((await xio(['status', runId], { cwd })).out).toMatch(/^answer .* answer \S+$/m)
    expect(await xio(['answer', runId, 'h7', 'no'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no such question.'),
    })
    const given = ['answer', runId, '--option', 'The canteen', '--option', 'The park']
    expect(await xio(given, { cwd })).toMatchObject({ code: 0, out: expect.stringMatching(/^Applied/) })
    await running.until('out', 'Answered by Owner: The canteen')
    expect(await xio(['answer', runId, 'h1', 'Elsewhere'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('first valid answer stands.'),
    })
    expect(await xio(['answer', runId], { cwd })).toMatchObject({
      code: 0,
      out: `Run ${runId} asks nothing now.\n`,
    })
  })
})
