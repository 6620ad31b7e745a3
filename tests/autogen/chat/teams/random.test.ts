import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MaxMessageTermination } from '../../../../backend/autogen/chat/conditions/max-message.ts'
import { TextMentionTermination } from '../../../../backend/autogen/chat/conditions/one-message.ts'
import { TimeoutTermination } from '../../../../backend/autogen/chat/conditions/timeout.ts'
import { DiGraphBuilder } from '../../../../backend/autogen/chat/policies/graph-builder.ts'
import { BaseGroupChat } from '../../../../backend/autogen/chat/teams/base-group-chat.ts'
import type { FailurePolicy } from '../../../../backend/autogen/chat/teams/failure-policy.ts'
import { GraphFlow } from '../../../../backend/autogen/chat/teams/graph-flow.ts'
import { RoundRobinGroupChat } from '../../../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { SelectorGroupChat } from '../../../../backend/autogen/chat/teams/selector-group-chat.ts'
import { Swarm } from '../../../../backend/autogen/chat/teams/swarm.ts'
import type { Json } from '../../../../backend/autogen/core/json.ts'
import { ReplayChatCompletionClient } from '../../../../backend/autogen/models/replay-client.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import { agent, type Double, type Line } from './doubles.ts'

const SEED = 20_261_121
const NAMES = ['a', 'b', 'c', 'd']

/** What an agent does when it is asked, one act after the other; then it says its name. */
type Act = 'say' | 'stop' | 'late' | 'throw' | 'deaf'
const acts = fc.array(fc.constantFrom<Act>('say', 'say', 'say', 'late', 'late', 'throw', 'stop', 'deaf'), {
  maxLength: 6,
})
const policy = fc.record<FailurePolicy>({
  retries: fc.nat({ max: 2 }),
  backoffMs: fc.nat({ max: 50 }),
  skips: fc.nat({ max: 2 }),
})
const scenario = fc.record({
  kind: fc.constantFrom('round', 'selector', 'swarm', 'graph', 'nested'),
  scripts: fc.array(acts, { minLength: 4, maxLength: 4 }),
  policy,
  condition: fc.constantFrom('word', 'messages', 'time', 'none'),
  maxTurns: fc.integer({ min: 1, max: 7 }),
  runs: fc.array(
    fc.record({
      task: fc.boolean(),
      command: fc.constantFrom('none', 'none', 'cancel', 'stop', 'pause', 'leave'),
      afterMs: fc.nat({ max: 40 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
})
type Scenario = typeof scenario extends fc.Arbitrary<infer Made> ? Made : never

function acting(script: readonly Act[], name: string): Line {
  let next = 0
  return async (_heard, turn, { clock, signal }) => {
    const act = script[next++]
    if (act === 'late') await clock.sleep(10, signal)
    if (act === 'throw') throw new Error(`${name} failed`)
    if (act === 'deaf') await clock.sleep(500)
    return act === 'stop' ? 'STOP' : `${name}${turn}`
  }
}

function teamOf({ kind, scripts, policy: failurePolicy, condition, maxTurns }: Scenario, clock: ManualClock) {
  const make = {
    word: () => new TextMentionTermination('STOP'),
    messages: () => new MaxMessageTermination(5),
  }
  const terminationCondition =
    condition === 'time' ? new TimeoutTermination(0.03) : condition === 'none' ? null : make[condition]()
  const options = { clock, maxTurns, failurePolicy, ...(terminationCondition && { terminationCondition }) }
  const members = NAMES.map((name, index) =>
    agent(name, acting(scripts[index] ?? [], name), ['TextMessage', 'HandoffMessage']),
  )
  const [a, b, c, d] = members as [Double, Double, Double, Double]
  const teams: Record<string, () => BaseGroupChat> = {
    round: () => new RoundRobinGroupChat(members, options),
    selector: () => {
      const picks = ReplayChatCompletionClient
      return new SelectorGroupChat(
        members,
        new picks(['b', 'a', 'nobody', 'c, d', 'd', ...Array<string>(99).fill('a')]),
        options,
      )
    },
    swarm: () => new Swarm(members, options),
    graph: () => {
      const builder = new DiGraphBuilder<Double>()
      for (const member of members) builder.addNode(member)
      for (const to of [b, c]) builder.addEdge(a, to).addEdge(to, d)
      return new GraphFlow(members, builder.build(), options)
    },
    nested: () => {
      const inner = new RoundRobinGroupChat([a, b], { name: 'inner', clock, maxTurns: 3, failurePolicy })
      return new RoundRobinGroupChat([inner, c, d], options)
    },
  }
  return { team: teams[kind]!(), members }
}

async function run(
  team: BaseGroupChat,
  { task, command, afterMs }: Scenario['runs'][number],
  clock: ManualClock,
) {
  const controller = new AbortController()
  let over = false
  const stream = team.runStream(task ? 'task' : undefined, { signal: controller.signal })
  const running = (async () => {
    for await (const item of stream)
      if (command === 'leave' && 'type' in item && item.source !== 'user') break
  })().then(
    () => (over = true),
    () => (over = true),
  )
  await clock.advance(afterMs)
  if (command === 'cancel') controller.abort()
  if (command === 'stop') await team.stop()
  if (command === 'pause') {
    await team.pause()
    await clock.advance(20)
    await team.resume()
  }
  const during = await team.saveState()
  // Any turn, its retries and its grace included, is shorter than this.
  for (let waited = 0; !over && waited < 20; waited++) await clock.advance(1_000)
  await settled()
  expect(over, 'every run settles').toBe(true)
  await running
  return during
}

it(`settles every run of random teams, and saves a state that loads back the same (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (made) => {
      const clock = new ManualClock()
      const { team } = teamOf(made, clock)
      const states: Json[] = []
      for (const one of made.runs) {
        states.push(await run(team, one, clock))
        states.push(await team.saveState())
      }
      for (const state of states) {
        const { team: fresh } = teamOf(made, clock)
        await fresh.loadState(JSON.parse(JSON.stringify(state)) as Json)
        expect(await fresh.saveState()).toEqual(state)
      }
      await team.close()
    }),
    { seed: SEED, numRuns: 300 },
  )
}, 60_000)

it(`hands every participant each message of the others once, whatever fails meanwhile (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (made) => {
      // What comes too late is the agent's own affair: it heard it, the team did not.
      const scripts = made.scripts.map((script) => script.filter((act) => act !== 'deaf'))
      const clock = new ManualClock()
      const { team, members } = teamOf({ ...made, scripts }, clock)
      for (const one of made.runs) await run(team, one, clock)
      for (const { heard, name } of members) {
        const ids = heard.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(heard.map(({ source }) => source)).not.toContain(name)
      }
      await team.close()
    }),
    { seed: SEED, numRuns: 300 },
  )
}, 60_000)
