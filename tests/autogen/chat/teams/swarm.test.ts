import { describe, expect, it } from 'vitest'
import { MaxMessageTermination } from '../../../../backend/autogen/chat/conditions/max-message.ts'
import { HandoffTermination } from '../../../../backend/autogen/chat/conditions/one-message.ts'
import { handoffMessage } from '../../../../backend/autogen/chat/make-message.ts'
import { Swarm } from '../../../../backend/autogen/chat/teams/swarm.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import { agent, deaf, errorOf, handsTo, RUNTIMES, says, sources } from './doubles.ts'

const hands = (name: string, target: string) => agent(name, handsTo(name, target), ['HandoffMessage'])
/** second → third → first → second. */
const ring = () => [hands('second', 'third'), hands('first', 'second'), hands('third', 'first')]

describe.each(RUNTIMES)('a swarm on %s', (_, runtime) => {
  it('H01 Ring of handoffs', async () => {
    const team = new Swarm(ring(), { terminationCondition: new MaxMessageTermination(6), ...runtime() })
    const result = await team.run('task')
    expect(sources(result)).toEqual(['user', 'second', 'third', 'first', 'second', 'third'])
    expect(result.messages.slice(1).every(({ type }) => type === 'HandoffMessage')).toBe(true)
  })

  it('H03 One turn at a time', async () => {
    const team = new Swarm(ring(), { maxTurns: 1, ...runtime() })
    expect(sources(await team.run('task'))).toEqual(['user', 'second'])
    expect(sources(await team.run('new task'))).toEqual(['user', 'third'])
    expect(sources(await team.run())).toEqual(['first'])
  })

  it('H05 Stop on handoff and resume', async () => {
    const existing = new Swarm(ring(), {
      terminationCondition: new HandoffTermination('third'),
      ...runtime(),
    })
    expect((await existing.run('task')).messages).toHaveLength(2)
    expect((await existing.run()).messages).toHaveLength(3)
    expect((await existing.run('new task')).messages).toHaveLength(4)

    const members = [hands('second', 'third'), hands('first', 'second'), hands('third', 'non_existing')]
    const team = new Swarm(members, {
      terminationCondition: new HandoffTermination('non_existing'),
      ...runtime(),
    })
    expect(sources(await team.run('task'))).toEqual(['user', 'second', 'third'])
    for (const task of [undefined, 'go on']) {
      const error = await errorOf(team.run(task))
      expect(error).toBeInstanceOf(ConfigurationError)
      expect(error.message).toContain('non_existing')
    }
    const answer = handoffMessage({ source: 'non_existing', target: 'first', content: 'Here you are.' })
    const resumed = await team.run(answer)
    expect(sources(resumed)).toEqual(['non_existing', 'first', 'second', 'third'])
    // What was refused has left no trace.
    expect(members[1]!.heard.map(({ source }) => source)).not.toContain('user go on')
    expect(members[1]!.heard).toHaveLength(4)
  })

  it('refuses a first participant that hands nothing on, and says who handed the floor to nobody', async () => {
    expect(() => new Swarm([agent('a')], runtime())).toThrow(ConfigurationError)
    const error = await errorOf(new Swarm([hands('a', 'nobody')], runtime()).run('task'))
    expect(error.message).toMatch(/a handed the floor to nobody.*HandoffTermination\('nobody'\)/)
  })

  it('lets a handoff in the task win over whose turn was cut', async () => {
    const clock = new ManualClock()
    const controller = new AbortController()
    const members = [hands('a', 'b'), agent('b', deaf), agent('c', says('here'))]
    const team = new Swarm(members, { clock, maxTurns: 2, ...runtime() })
    const running = errorOf(team.run('task', { signal: controller.signal }))
    await settled()
    controller.abort()
    await clock.advance(1_000)
    await running
    const task = handoffMessage({ source: 'user', target: 'c', content: 'c should do it' })
    expect(sources(await team.run(task))).toEqual(['user', 'c', 'c'])
  })

  it('lets whoever hands nothing on go on', async () => {
    const quiet = agent('b', says('well', 'so'))
    const team = new Swarm([hands('a', 'b'), quiet], { maxTurns: 3, ...runtime() })
    expect(sources(await team.run('task'))).toEqual(['user', 'a', 'b', 'b'])
  })
})
