import { describe, expect, it } from 'vitest'
import { RoundRobinGroupChat } from '../../../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { Cancelled } from '../../../../backend/autogen/core/errors.ts'
import { CountingAgent } from '../../../../backend/autogen/testkit/counting-agent.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import { agent, errorOf, named, RUNTIMES, says, slow, sources } from './doubles.ts'

describe.each(RUNTIMES)('pausing a team on %s', (_, runtime) => {
  it('J03 Pause and resume a running turn', async () => {
    const clock = new ManualClock()
    const counting = new CountingAgent('counting', { to: 100 })
    const team = new RoundRobinGroupChat([counting], { clock, maxTurns: 1, ...runtime() })
    const running = team.run('task')
    await clock.advance(1_000)
    await team.pause()
    const { count } = counting
    expect(count).toBeGreaterThan(5)
    await clock.advance(2_000)
    expect(counting.count).toBe(count)
    await team.resume()
    await clock.advance(1_000)
    expect(counting.count).toBe(count + 10)
    await clock.advance(10_000)
    expect(sources(await running)).toEqual(['user', 'counting'])
  })

  it('of a team in a team reaches the agent that has the turn', async () => {
    const clock = new ManualClock()
    const counting = new CountingAgent('counting', { to: 10 })
    const inner = new RoundRobinGroupChat([counting], { clock, maxTurns: 1 })
    const team = new RoundRobinGroupChat([inner], { clock, maxTurns: 1, ...runtime() })
    const running = team.run('task')
    await clock.advance(500)
    await team.pause()
    await clock.advance(5_000)
    expect(counting.count).toBe(5)
    await team.resume()
    await clock.advance(500)
    expect(sources(await running)).toEqual(['user', 'counting'])
  })

  it('lets no new turn begin, the turn under way being finished', async () => {
    const clock = new ManualClock()
    const [b] = named('b')
    const a = agent('a', slow(10, says('done')))
    const team = new RoundRobinGroupChat([a, b!], { clock, maxTurns: 2, ...runtime() })
    const running = team.run('task')
    await settled()
    await team.pause()
    await clock.advance(1_000)
    expect([a.turns, b!.asked]).toEqual([1, 0])
    await team.resume()
    expect(sources(await running)).toEqual(['user', 'a', 'b'])
    expect(b!.told).toEqual(['pause', 'resume'])
  })

  it('of an idle team is remembered, in its state too', async () => {
    const [a] = named('a')
    const first = new RoundRobinGroupChat(named('a'), { maxTurns: 1, ...runtime() })
    await first.pause()
    const team = new RoundRobinGroupChat([a!], { maxTurns: 1, ...runtime() })
    await team.loadState(await first.saveState())
    const running = team.run('task')
    await settled()
    expect(a!.asked).toBe(0)
    await team.resume()
    expect(sources(await running)).toEqual(['user', 'a'])
  })

  it('does not wait longer than the grace for an agent that does not stand still', async () => {
    const clock = new ManualClock()
    const [a] = named('a')
    const given: AbortSignal[] = []
    const hangs = async ({ signal }: { signal: AbortSignal }) => {
      given.push(signal)
      await new Promise<never>(() => {})
    }
    const members = [{ ...a!, onPause: hangs, onResume: hangs }]
    const team = new RoundRobinGroupChat(members, { clock, graceMs: 100, maxTurns: 1, ...runtime() })
    let paused = false
    const pausing = team.pause().then(() => (paused = true))
    await clock.advance(99)
    expect([paused, given[0]!.aborted]).toEqual([false, false])
    await clock.advance(1)
    expect([paused, given[0]!.aborted]).toEqual([true, true])
    await pausing
    const running = team.run('task')
    await settled()
    expect(a!.asked).toBe(0)
    const resuming = team.resume()
    await clock.advance(100)
    await resuming
    expect(sources(await running)).toEqual(['user', 'a'])
    expect(clock.sleeping).toBe(0)
  })

  it('does not keep a run from being stopped or cancelled', async () => {
    const team = new RoundRobinGroupChat(named('a'), { maxTurns: 1, ...runtime() })
    await team.pause()
    const stopped = team.run('task')
    await settled()
    await team.stop('enough')
    expect((await stopped).stopReason).toBe('enough')
    const controller = new AbortController()
    const cancelled = errorOf(team.run(undefined, { signal: controller.signal }))
    await settled()
    controller.abort()
    expect(await cancelled).toBeInstanceOf(Cancelled)
    await team.resume()
    expect(sources(await team.run())).toEqual(['a'])
  })
})
