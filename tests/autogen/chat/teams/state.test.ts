import { describe, expect, it } from 'vitest'
import { MaxMessageTermination } from '../../../../backend/autogen/chat/conditions/max-message.ts'
import { multiModalMessage, structuredMessage } from '../../../../backend/autogen/chat/make-message.ts'
import type { Task } from '../../../../backend/autogen/chat/team.ts'
import { RoundRobinGroupChat } from '../../../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { SelectorGroupChat } from '../../../../backend/autogen/chat/teams/selector-group-chat.ts'
import { Swarm } from '../../../../backend/autogen/chat/teams/swarm.ts'
import { BadState, Cancelled } from '../../../../backend/autogen/core/errors.ts'
import type { Json } from '../../../../backend/autogen/core/json.ts'
import { ReplayChatCompletionClient } from '../../../../backend/autogen/models/replay-client.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import { agent, deaf, errorOf, handsTo, named, RUNTIMES, says, slow, sources, texts } from './doubles.ts'

const structured = { customMessageTypes: [{ name: 'StructuredMessage<Report>' }] }
const limit = { maxTurns: 4, ...structured }
const hands = (name: string, target: string) => agent(name, handsTo(name, target), ['HandoffMessage'])
const TEAMS = {
  'round-robin': (options = {}) => new RoundRobinGroupChat(named('a', 'b', 'c'), { ...limit, ...options }),
  selector: (options = {}) => {
    const client = new ReplayChatCompletionClient(['b', 'c', 'a', 'b'])
    return new SelectorGroupChat(named('a', 'b', 'c'), client, { ...limit, ...options })
  },
  swarm: (options = {}) => new Swarm([hands('a', 'b'), hands('b', 'a')], { ...limit, ...options }),
}
const TASKS: Record<string, Task> = {
  text: 'task',
  multimodal: multiModalMessage({ source: 'user', content: ['see', { url: 'data:image/png;base64,AA==' }] }),
  structured: structuredMessage({ source: 'user', contentType: 'Report', content: { pages: [1, 2] } }),
}
const CASES = Object.entries(TEAMS).flatMap(([kind, make]) =>
  Object.entries(TASKS).map(([what, task]) => [kind, what, make, task] as const),
)

describe.each(RUNTIMES)('a team’s state on %s', (_, runtime) => {
  it.each(CASES)('J01 Team state round trip: %s, %s', async (_kind, _what, make, task) => {
    const team = make(runtime())
    const empty = await team.saveState()
    await team.run(task)
    const state = await team.saveState()
    expect(state).not.toEqual(empty)
    const fresh = make(runtime())
    await fresh.loadState(JSON.parse(JSON.stringify(state)) as Json)
    expect(await fresh.saveState()).toEqual(state)
    await fresh.loadState(empty)
    expect(await fresh.saveState()).toEqual(empty)
  })

  it('is that of the last finished turn while one is under way, at every point', async () => {
    const clock = new ManualClock()
    const make = () => {
      const members = ['a', 'b'].map((name) =>
        agent(
          name,
          slow(10, (_heard, turn) => `${name}${turn}`),
        ),
      )
      return new RoundRobinGroupChat(members, {
        clock,
        terminationCondition: new MaxMessageTermination(6),
        ...runtime(),
      })
    }
    const team = make()
    const running = team.run('task')
    const states: Json[] = []
    for (let at = 0; at < 5; at++) {
      await clock.advance(5)
      states.push(await team.saveState())
      await clock.advance(5)
    }
    const whole = texts(await running)
    for (const [finished, state] of states.entries()) {
      const fresh = make()
      await fresh.loadState(state)
      expect(await fresh.saveState()).toEqual(state)
      const rest = fresh.run()
      await clock.advance(100)
      // The condition goes on counting where it was, so that the two halves are one run.
      expect(texts(await rest)).toEqual(whole.slice(finished + 1))
    }
  })

  it('holds what a participant has not heard yet', async () => {
    const make = () => named('a', 'b', 'c')
    const team = new RoundRobinGroupChat(make(), { maxTurns: 2, ...runtime() })
    await team.run('task')
    const members = make()
    const fresh = new RoundRobinGroupChat(members, { maxTurns: 1, ...runtime() })
    await fresh.loadState(await team.saveState())
    await fresh.run()
    expect(members[2]!.heard.map(({ source }) => source)).toEqual(['user', 'a', 'b'])
    expect(members[0]!.heard.map(({ source }) => source)).toEqual(['user'])
  })

  it('is the same after a cancellation as before the turn that was cut', async () => {
    const clock = new ManualClock()
    const controller = new AbortController()
    const members = [agent('a', says('one')), agent('b', deaf)]
    const team = new RoundRobinGroupChat(members, { clock, ...runtime() })
    const running = errorOf(team.run('task', { signal: controller.signal }))
    await settled()
    const before = await team.saveState()
    controller.abort()
    await clock.advance(1_000)
    expect(await running).toBeInstanceOf(Cancelled)
    // But for the turns of the run, which is over.
    const over = JSON.stringify(before).replace('"turns":1,"condition"', '"turns":0,"condition"')
    expect(await team.saveState()).toEqual(JSON.parse(over))
  })

  it('is refused where it is another team’s, and then nothing has changed', async () => {
    const team = new RoundRobinGroupChat(named('a', 'b'), { maxTurns: 1, ...runtime() })
    await team.run('task')
    const state = await team.saveState()
    const larger = new RoundRobinGroupChat(named('a', 'b', 'c'), { maxTurns: 3, ...runtime() })
    await larger.run('task')
    const text = JSON.stringify(state)
    const foreign: Json[] = [
      await larger.saveState(),
      await TEAMS.swarm().saveState(),
      JSON.parse(text.replace('1.0.0', '2.0.0')) as Json,
      JSON.parse(text.replaceAll('"TextMessage"', '"OtherMessage"')) as Json,
      JSON.parse(text.replace('"unheard"', '"heard"')) as Json,
      JSON.parse(text.replace('"agentStates":{"a"', '"agentStates":{"x"')) as Json,
      null,
      'state',
      [],
    ]
    for (const one of foreign) expect(await errorOf(team.loadState(one))).toBeInstanceOf(BadState)
    expect(await team.saveState()).toEqual(state)
    expect(await errorOf(larger.loadState(state))).toBeInstanceOf(BadState)
    expect(sources(await team.run())).toEqual(['b'])
  })

  it('is as it was where an agent refuses its part', async () => {
    const picky = agent('b')
    const stubborn = {
      ...picky,
      loadState: async (saved: Json) => {
        if (JSON.stringify(saved).includes('I am a')) throw new BadState('not mine')
      },
    }
    const options = { maxTurns: 2, ...runtime() }
    const team = new RoundRobinGroupChat([named('a')[0]!, stubborn], options)
    const before = await team.saveState()
    const other = new RoundRobinGroupChat([named('a')[0]!, agent('b')], { maxTurns: 2 })
    await other.run('task')
    expect(await errorOf(team.loadState(await other.saveState()))).toBeInstanceOf(BadState)
    expect(await team.saveState()).toEqual(before)
  })
})
