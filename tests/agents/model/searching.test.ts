import { describe, expect, it } from 'vitest'
import type { CouncilGiven } from '../../support/model-council.ts'
import { councilOf, held } from '../../support/model-council.ts'
import { shelf } from '../../support/shelf.ts'

const INSURER = 'The insurer pays only behind a lock.'
const KNOWLEDGE = { knowledge: { scopes: ['docs' as const] } }

/** Expert B looks before it objects, and cites what it has found. */
const looking: CouncilGiven['script'] = councilOf((asked, plain) => {
  if (asked.seat !== 'expert_b' || asked.phase !== 'debate' || asked.round !== 1) return plain
  const id = /<source-\w+ id="(p[0-9a-f]{10})"/.exec(asked.text)?.[1]
  if (id === undefined)
    return { text: 'Let me look.', calls: [{ name: 'search_sources', arguments: { query: 'insurer pays' } }] }
  const quotes = [{ quote: INSURER, source_id: id }]
  return {
    text: 'It is not insured.',
    calls: [{ name: 'make_claim', arguments: { text: INSURER, kind: 'fact', quotes } }],
  }
})

describe.each([
  ['by tools', { tools: true, structured: true }],
  ['by structured output', { tools: false, structured: true }],
])('a model that looks into the library while it speaks, %s', (_, knows) => {
  it('is asked again with what was found, cites it, and both calls are counted', async () => {
    const { lookUp } = await shelf({ insurance: `# Insurance\n\n${INSURER}\n` })
    const { events, server, state } = await held({ script: looking, knows, meeting: KNOWLEDGE, lookUp })
    const search = events.flatMap((event) =>
      event.type === 'tool_call' && event.data.tool === 'search_sources' ? [event.data] : [],
    )
    expect(search).toMatchObject([
      { seat: 'expert_a', result: { passages: [] } },
      { seat: 'expert_b', result: { passages: [] } },
      {
        seat: 'expert_b',
        arguments: { query: 'insurer pays' },
        result: { passages: [{ title: 'insurance', line: 1 }] },
      },
    ])
    const claim = events.flatMap((event) =>
      event.type === 'claim' && event.data.text === INSURER ? [event.data] : [],
    )
    expect(claim).toMatchObject([{ support: 'verbatim', anchors: [{ quote: INSURER, line: 3 }] }])
    const turn = server.asked.filter(
      (one) => one.seat === 'expert_b' && one.phase === 'debate' && one.round === 1,
    )
    expect(turn).toHaveLength(2)
    const spent = events.flatMap((event) =>
      event.type === 'usage' && event.data.seat === 'expert_b' ? [event.data] : [],
    )
    expect(spent).toHaveLength(server.charged.filter(({ seat }) => seat === 'expert_b').length)
    expect(state.reason?.code).toBe('decided')
  })
})

it('counts the call that only looked also where the next one fails', async () => {
  const { lookUp } = await shelf({ insurance: `# Insurance\n\n${INSURER}\n` })
  let broken = 0
  const { events, server } = await held({
    lookUp,
    meeting: KNOWLEDGE,
    script: councilOf((asked, plain) => {
      if (asked.seat !== 'expert_b' || asked.phase !== 'debate' || asked.round !== 1) return plain
      const hasFound = /id="p[0-9a-f]{10}"/.test(asked.text)
      if (!hasFound)
        return {
          text: 'Let me look.',
          calls: [{ name: 'search_sources', arguments: { query: 'insurer pays' } }],
        }
      return broken++ === 0 ? (response) => void response.writeHead(400).end('{}') : plain
    }),
  })
  const counted = events.filter(
    (event) => event.type === 'usage' && event.data.seat === 'expert_b' && event.data.promptTokens !== null,
  )
  expect(broken).toBeGreaterThan(0)
  expect(counted).toHaveLength(server.charged.filter(({ seat }) => seat === 'expert_b').length)
})

it('a model that only ever looks is asked thrice, told that nothing is there, and then must speak', async () => {
  const { lookUp } = await shelf({ choir: 'The altos sing on Mondays.' })
  const { server, events } = await held({
    meeting: KNOWLEDGE,
    lookUp,
    script: councilOf((asked, plain) =>
      asked.seat === 'expert_b' && asked.phase === 'debate' && asked.round === 1
        ? {
            text: 'I would look.',
            calls: [{ name: 'search_sources', arguments: { query: `pump ${asked.text.length}` } }],
          }
        : plain,
    ),
  })
  const turn = server.asked.filter(
    (one) => one.seat === 'expert_b' && one.phase === 'debate' && one.round === 1,
  )
  expect(turn).toHaveLength(3)
  expect(turn[1]?.text).toContain('the library has no evidence of it')
  expect(events.filter((event) => event.type === 'tool_call' && event.data.status === 'failed')).toEqual([])
})

it('a council without a library is offered none', async () => {
  const { server } = await held()
  expect(JSON.stringify(server.asked)).not.toContain('search_sources')
})
