import { describe, expect, it } from 'vitest'
import { TextMentionTermination } from '../../../../backend/autogen/chat/conditions/one-message.ts'
import { structuredMessage } from '../../../../backend/autogen/chat/make-message.ts'
import { RoundRobinGroupChat } from '../../../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { Swarm } from '../../../../backend/autogen/chat/teams/swarm.ts'
import { Cancelled } from '../../../../backend/autogen/core/errors.ts'
import { ReplayChatCompletionClient } from '../../../../backend/autogen/models/replay-client.ts'
import { metered } from '../../../../backend/autogen/models/usage-ledger.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import {
  agent,
  deaf,
  errorOf,
  failsFirst,
  named,
  RUNTIMES,
  says,
  sources,
  streamed,
  texts,
} from './doubles.ts'

describe.each(RUNTIMES)('teams in teams on %s', (_, runtime) => {
  it('J05 Three levels', async () => {
    const until = (...members: string[]) => new TextMentionTermination('TERMINATE', { sources: members })
    const innermost = new RoundRobinGroupChat(
      [agent('a', says('1')), agent('b', says('2', 'TERMINATE', '3', 'TERMINATE'))],
      { name: 'innermost', terminationCondition: until('a', 'b') },
    )
    const middle = new RoundRobinGroupChat([innermost, agent('c', says('TERMINATE'))], {
      name: 'middle',
      terminationCondition: until('c'),
    })
    const options = { terminationCondition: until('d'), ...runtime() }
    const team = new RoundRobinGroupChat([middle, agent('d', says('go on', 'TERMINATE'))], options)
    const { items, result } = await streamed(team.runStream('task'))
    const round = ['a', 'b', 'a', 'b', 'c', 'd']
    // Twice round: the innermost team is at its second word each time.
    expect(sources(result)).toEqual(['user', ...round, ...round])
    expect(items).toEqual(result.messages)
    expect(result.stopReason).toContain('TERMINATE')
  })

  it('shows the others every message of the inner team, and the inner team only what is new', async () => {
    const [a, b, c] = named('a', 'b', 'c')
    const inner = new RoundRobinGroupChat([a!, b!], { name: 'inner', maxTurns: 2 })
    const team = new RoundRobinGroupChat([inner, c!], { maxTurns: 3, ...runtime() })
    const result = await team.run('task')
    expect(sources(result)).toEqual(['user', 'a', 'b', 'c', 'a', 'b'])
    expect(c!.heard.map(({ source }) => source)).toEqual(['user', 'a', 'b'])
    expect(a!.heard.map(({ source }) => source)).toEqual(['user', 'b', 'c'])
  })

  it('leaves no trace of an inner run that failed, and hands it the same again', async () => {
    const [a] = named('a')
    const inner = new RoundRobinGroupChat([a!, agent('b', failsFirst(1, says('fine')))], {
      name: 'inner',
      maxTurns: 2,
    })
    const team = new RoundRobinGroupChat([inner], { maxTurns: 1, ...runtime() })
    const before = await inner.saveState()
    expect((await errorOf(team.run('task'))).message).toContain('flaky')
    expect(await inner.saveState()).toEqual(before)
    const result = await team.run()
    expect(texts(result)).toEqual(['I am a', 'fine'])
    expect(a!.heard).toHaveLength(1)
  })

  it('cuts the inner turn with the outer one, and can go on', async () => {
    const clock = new ManualClock()
    const controller = new AbortController()
    const person = agent('person', (heard, turn, context) =>
      person.asked === 1 ? deaf(heard, turn, context) : 'here',
    )
    const inner = new RoundRobinGroupChat([...named('a'), person], { name: 'inner', clock, maxTurns: 2 })
    const team = new RoundRobinGroupChat([inner], { clock, maxTurns: 1, ...runtime() })
    const before = await inner.saveState()
    const running = errorOf(team.run('task', { signal: controller.signal }))
    await settled()
    controller.abort()
    await clock.advance(1_000)
    expect(await running).toBeInstanceOf(Cancelled)
    expect(await inner.saveState()).toEqual(before)
    expect(texts(await team.run())).toEqual(['I am a', 'here'])
  })

  it('X22 counts what inner teams cost in the outer run', async () => {
    const client = new ReplayChatCompletionClient(['one two', 'three'])
    const asking = agent('a', async (_heard, _turn, { ledger }) => {
      const mine = metered(client, ledger, { agent: 'a', purpose: 'speak' })
      return String((await mine.create([{ type: 'UserMessage', content: 'hi', source: 'u' }])).content)
    })
    const inner = new RoundRobinGroupChat([asking], { name: 'inner', maxTurns: 2 })
    const team = new RoundRobinGroupChat([inner], { maxTurns: 1, ...runtime() })
    const { usage } = await team.run('task')
    expect(usage).toMatchObject({ promptTokens: 2, completionTokens: 3, calls: 2, unknown: 0 })
  })

  it('knows the structured messages of an inner team', async () => {
    const reports = agent(
      'a',
      (_heard, _turn, context) =>
        structuredMessage({ source: 'a', contentType: 'Report', content: { ok: true } }, context),
      ['StructuredMessage<Report>'],
    )
    const inner = new RoundRobinGroupChat([reports], { name: 'inner', maxTurns: 1 })
    const team = new RoundRobinGroupChat([inner], { maxTurns: 1, ...runtime() })
    expect((await team.run('task')).messages.at(-1)?.type).toBe('StructuredMessage')
    const stranger = new RoundRobinGroupChat([{ ...reports, producedMessageTypes: [] }], runtime())
    expect((await errorOf(stranger.run('task'))).message).toContain('not registered')
  })

  it('saves and loads the inner team with the outer one', async () => {
    const make = () => {
      const inner = new RoundRobinGroupChat(named('a', 'b', 'c'), { name: 'inner', maxTurns: 2 })
      return new RoundRobinGroupChat([inner, ...named('d')], { maxTurns: 2, ...runtime() })
    }
    const team = make()
    await team.run('task')
    const fresh = make()
    await fresh.loadState(await team.saveState())
    expect(await fresh.saveState()).toEqual(await team.saveState())
    expect(sources(await fresh.run())).toEqual(['c', 'a', 'd'])
  })
})

it('resets inner teams with the outer one', async () => {
  const inner = new RoundRobinGroupChat(named('a', 'b'), { name: 'inner', maxTurns: 1 })
  const team = new RoundRobinGroupChat([inner], { maxTurns: 1 })
  expect(sources(await team.run('task'))).toEqual(['user', 'a'])
  await team.reset()
  expect(sources(await team.run('task'))).toEqual(['user', 'a'])
})

it('A swarm is of agents: a team has nobody to hand the floor to', () => {
  const team: unknown = new RoundRobinGroupChat(named('a'), {})
  expect(() => new Swarm([team as never])).toThrow()
})
