import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeRegistry } from '../../backend/agents/registry.ts'
import { readRegistryFiles } from '../../backend/agents/read-registry.ts'
import {
  assistant,
  ending,
  imported,
  importedFrom,
  part,
  roundRobin,
  SHIPPED,
  studioFile,
} from '../support/studio.ts'

const lostAt = ({ lost }: ReturnType<typeof imported>) =>
  lost.map(({ pointer, what }): [string, string] => [pointer, what])
const whyOf = ({ lost }: ReturnType<typeof imported>, what: string) =>
  lost.find((one) => one.what.startsWith(what))?.why

describe('a team that takes turns', () => {
  const council = imported('round-robin')

  it('becomes a council: its participants are the experts, in their order, beside the standard seats', () => {
    expect(council.template).toMatchObject({
      id: 'two-views',
      title: 'Two views',
      description: 'Two agents who look at a plan by its cost and by its use.',
      policy: { name: 'round_robin' },
    })
    expect(council.template.seats).toEqual([
      { seat: 'moderator', role: 'moderator', name: 'Moderator', agent: 'moderator' },
      {
        seat: 'thrifty_planner',
        role: 'expert',
        name: 'thrifty_planner',
        agent: 'two-views.thrifty_planner',
      },
      { seat: 'daily_user', role: 'expert', name: 'DailyUser', agent: 'two-views.daily_user' },
      { seat: 'scribe', role: 'scribe', name: 'Scribe', agent: 'scribe' },
      { seat: 'integrator', role: 'integrator', name: 'Integrator', agent: 'integrator' },
    ])
  })

  it('carries the instructions as a quotation below the council’s own words', () => {
    const prompt = council.agents[0]?.prompt ?? ''
    expect(prompt.startsWith('You are an expert in a council.')).toBe(true)
    expect(prompt.trimEnd().split('\n').slice(-2)).toEqual([
      '> You plan with other people’s money.',
      '> Name every cost you find, with its source. When all is said, say TERMINATE.',
    ])
    expect(council.agents[0]).toMatchObject({ role: 'expert', contextTurns: 12 })
    expect(council.agents[0]?.description).toBe('looks for what a plan costs over five years')
  })

  it('carries the bound on messages as the bound on turns', () => {
    expect(council.template.budget.maxTurns).toBe(40)
    expect(council.carried).toContainEqual({
      pointer: '/config/termination_condition/config/conditions/1',
      what: 'the end after 40 messages',
      as: 'budget.maxTurns 40',
    })
  })

  it('lists everything else with its place', () => {
    expect(lostAt(council)).toEqual([
      ['/config/participants/0/config/model_client', 'the model gpt-4o-mini'],
      ['/config/participants/0/config/workbench/0/config/tools/0', 'the tool add_up'],
      ['/config/participants/1/config/model_client', 'the model gpt-4o-mini'],
      ['/config/participants/1/config/model_context', 'the model context UnboundedChatCompletionContext'],
      [
        '/config/termination_condition/config/conditions/0',
        'the end by TextMentionTermination (“TERMINATE”)',
      ],
    ])
    expect(whyOf(council, 'the tool add_up')).toContain('never run here')
    expect(JSON.stringify(council)).not.toContain('def add_up')
  })
})

describe('a team whose speakers a model chooses', () => {
  const council = imported('selector')

  it('becomes a council whose speakers a model chooses, by the words of the file', () => {
    expect(council.template.policy).toEqual({
      name: 'selector',
      prompt: 'Roles:\n{roles}\nRead {history} and choose the next of {participants}.',
      allowRepeatedSpeaker: true,
    })
    expect(council.carried.map(({ pointer, as }) => [pointer, as])).toEqual(
      expect.arrayContaining([
        ['/component/provider', 'policy selector'],
        ['/component/config/selector_prompt', 'the policy’s prompt, quoted'],
        ['/component/config/allow_repeated_speaker', 'the policy’s allowRepeatedSpeaker'],
      ]),
    )
    expect(lostAt(council)).toEqual(
      expect.arrayContaining([
        ['/component/config/model_client', 'the model gpt-4o'],
        ['/component/config/participants/0/config/tools/0', 'the tool look_up'],
        ['/component/config/participants/0/config/reflect_on_tool_use', 'the setting reflect_on_tool_use'],
      ]),
    )
    // As Studio writes it when nobody has set it.
    expect(lostAt(council).map(([pointer]) => pointer)).not.toContain(
      '/component/config/max_selector_attempts',
    )
  })

  it('says what it does not keep of how its model is asked', () => {
    const text = JSON.stringify({
      ...part('autogen_agentchat.teams.SelectorGroupChat', 'team', {
        participants: [assistant('one'), assistant('two')],
        selector_prompt: `Choose. ${'x'.repeat(9000)}`,
        max_selector_attempts: 5,
        model_context: part(
          'autogen_core.model_context.UnboundedChatCompletionContext',
          'chat_completion_context',
          {},
        ),
      }),
      label: 'Two',
    })
    const long = importedFrom(JSON.parse(text))
    expect(long.template.policy.prompt).toHaveLength(8000)
    expect(lostAt(long)).toEqual(
      expect.arrayContaining([
        ['/config/selector_prompt', 'the end of selector_prompt'],
        ['/config/max_selector_attempts', 'the setting max_selector_attempts'],
        ['/config/model_context', 'the selector’s model context UnboundedChatCompletionContext'],
      ]),
    )
  })

  it('seats no person, and says how one takes part', () => {
    expect(council.agents.map(({ name }) => name)).toEqual(['researcher', 'critic'])
    expect(lostAt(council)).toContainEqual(['/component/config/participants/2', 'the person “user_proxy”'])
  })

  it('gets the turns that a decision takes where the file has fewer, and says so', () => {
    expect(council.template.budget.maxTurns).toBe(20)
    expect(whyOf(council, 'the end after 10 messages')).toContain('it takes 20 turns to decide')
  })
})

describe('a team whose speakers name the next', () => {
  const council = imported('swarm')

  it('becomes a council whose speakers hand on the floor, to anyone who sits there', () => {
    expect(council.template.policy).toEqual({ name: 'handoff' })
    const handoffs = ({ what }: { what: string }) => what.startsWith('the handoff')
    expect(council.carried.filter(handoffs).map(({ pointer, what }) => [pointer, what])).toEqual([
      ['/config/participants/0/config/handoffs/0', 'the handoff to lawyer'],
      ['/config/participants/0/config/handoffs/1', 'the handoff to treasurer'],
      ['/config/participants/1/config/handoffs/0', 'the handoff to treasurer'],
    ])
    expect(lostAt(council).filter(([, what]) => what.startsWith('the handoff'))).toEqual([
      ['/config/participants/1/config/handoffs/1', 'the handoff to user'],
    ])
    expect(lostAt(council)).toContainEqual([
      '/config/participants/2/config/memory/0',
      'the memory ListMemory',
    ])
  })

  it('carries the bounds that a council has as well', () => {
    expect(council.template.budget).toMatchObject({ maxMinutes: 20, maxTokens: 60_000 })
    expect(council.template.agenda[0]?.timeboxMinutes).toBe(20)
  })
})

describe('what ends a team', () => {
  const two = [assistant('one'), assistant('two')]
  const endedBy = (condition: unknown, config: object = {}) =>
    importedFrom(roundRobin(two, { termination_condition: condition, ...config }))
  const max = (max_messages: number) => ending('MaxMessageTermination', { max_messages })

  it('is the smallest of its bounds', () => {
    const council = endedBy(max(50), { max_turns: 30 })
    expect(council.template.budget.maxTurns).toBe(30)
    expect(lostAt(council)).toEqual([['/config/termination_condition', 'the end after 50 messages']])
  })

  it('is no bound where it needs another condition beside it', () => {
    const both = (provider: string) =>
      endedBy(part(provider, 'termination', { conditions: [max(30), ending('StopMessageTermination', {})] }))
    for (const name of ['autogen_agentchat.base', 'autogen_agentchat.conditions']) {
      expect(both(`${name}.AndTerminationCondition`).template.budget.maxTurns).toBe(40)
      expect(both(`${name}.AndTerminationCondition`).lost).toHaveLength(2)
      expect(both(`${name}.OrTerminationCondition`).template.budget.maxTurns).toBe(30)
    }
  })

  it.each([
    ['SourceMatchTermination', { sources: ['one'] }],
    ['ExternalTermination', {}],
    ['FunctionCallTermination', { function_name: 'approve' }],
    ['TextMessageTermination', { source: 'one' }],
    ['MaxMessageTermination', { max_messages: 'ten' }],
    ['TokenUsageTermination', { max_total_token: null, max_prompt_token: 5 }],
  ])('is told as lost where a council has nothing like it: %s', (kind, config) => {
    const council = endedBy(ending(kind, config))
    expect(council.template.budget).toMatchObject({ maxTurns: 40, maxMinutes: 15, maxTokens: null })
    expect(lostAt(council)).toEqual([['/config/termination_condition', expect.stringContaining(kind)]])
  })

  it('leaves a large table as much room as a small one', () => {
    const many = Array.from({ length: 17 }, (_, i) => assistant(`agent_${i}`))
    const { budget } = importedFrom(roundRobin(many)).template
    expect(budget).toMatchObject({ maxTurns: 190, maxMinutes: 72 })
  })
})

describe('a participant of another class', () => {
  it('is seated by its words, and what it did beyond speaking is told as lost', () => {
    const surfer = part('autogen_ext.agents.web_surfer.MultimodalWebSurfer', 'agent', {
      name: 'surfer',
      description: 'browses',
      headless: true,
      start_page: 'https://example.org',
    })
    const inner = part('autogen_agentchat.agents.SocietyOfMindAgent', 'agent', {
      name: 'society',
      team: roundRobin([assistant('inner')]),
    })
    const council = importedFrom(roundRobin([surfer, inner]))
    expect(council.agents.map(({ name }) => name)).toEqual(['surfer', 'society'])
    expect(lostAt(council)).toEqual([
      ['/config/participants/0', 'what MultimodalWebSurfer does beyond speaking'],
      ['/config/participants/0/config/headless', 'the setting headless'],
      ['/config/participants/0/config/start_page', 'the setting start_page'],
      ['/config/participants/1', 'what SocietyOfMindAgent does beyond speaking'],
      ['/config/participants/1/config/team', 'the team inside (RoundRobinGroupChat)'],
    ])
  })
})

describe('a file', () => {
  it('with several teams asks which, and takes its number or its label', () => {
    expect(() => imported('gallery')).toThrow(
      /holds 3 teams \(1 “Two views”, 2 “Research and critique”, 3 “Contract desk”\): choose one by --team/,
    )
    expect(imported('gallery', { choose: '3' }).template.id).toBe('contract-desk')
    const second = imported('gallery', { choose: 'Research and critique' })
    expect(second.carried[0]?.pointer).toBe('/components/teams/1/provider')
    expect(second.lost.every(({ pointer }) => pointer.startsWith('/components/teams/1/'))).toBe(true)
    expect(() => imported('gallery', { choose: '4' })).toThrow(/holds no team “4”: choose one by its number/)
  })

  it('of each wrapping gives the same council', () => {
    const team: unknown = JSON.parse(readFileSync(studioFile('round-robin'), 'utf8'))
    const plain = importedFrom(team).template
    for (const wrapped of [
      { component: team },
      [team],
      { items: { teams: [team] } },
      { config: { components: { teams: [team] } } },
    ])
      expect(importedFrom(wrapped).template).toEqual(plain)
  })

  it('without a label of its own is called by its name', () => {
    const bare = { ...roundRobin([assistant('one')]), label: 'RoundRobinGroupChat' }
    expect(importedFrom(bare, { file: '/some/where/Lunch plans.json' }).template).toMatchObject({
      id: 'lunch-plans',
      title: 'Lunch plans',
    })
    const russian = { ...bare, label: 'Совет дома' }
    expect(importedFrom(russian).template).toMatchObject({ id: 'imported-team', title: 'Совет дома' })
    expect(importedFrom(russian, { id: 'house' }).agents[0]?.id).toBe('house.one')
  })

  it.each(['round-robin', 'selector', 'swarm'])('%s passes the registry’s check', (name) => {
    const { template, agents } = imported(name)
    const { roles, councils } = readRegistryFiles(SHIPPED)
    const registry = makeRegistry({
      roles: [...roles, ...agents.map((value) => ({ file: value.id, value }))],
      councils: [...councils, { file: template.id, value: template }],
    })
    expect(registry.template(template.id)).toEqual(template)
  })

  it('gives its seats another version where it gives them other words', () => {
    const version = (system_message: string) =>
      importedFrom(roundRobin([assistant('one', { system_message })])).agents[0]?.version
    expect(version('a')).toMatch(/^1\.0\.0\+[0-9a-f]{8}$/)
    expect(version('a')).toBe(version('a'))
    expect(version('a')).not.toBe(version('b'))
  })
})
