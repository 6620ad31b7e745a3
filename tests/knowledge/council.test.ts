import { describe, expect, it } from 'vitest'
import { scriptedVoices, type Script } from '../../backend/agents/scripted-voices.ts'
import { withLibrary } from '../../backend/agents/looking-up.ts'
import { resolves } from '../../backend/council/contributions/quotes.ts'
import { foldAll } from '../../backend/council/evolve.ts'
import { sha256 } from '../../backend/log/digest.ts'
import type { LookUp } from '../../backend/ports/lookup.ts'
import type { TurnRequest } from '../../backend/ports/voice.ts'
import type { Meeting, ToolCallData } from '../../schemas/generated/types.ts'
import { openTestHouse } from '../support/house.ts'
import { Witness } from '../support/promises.ts'
import { plainCouncil } from '../support/scripts.ts'
import { shelf } from '../support/shelf.ts'

const INSURER = 'The insurer pays for tools in the shed only behind a lock.'
const PUMP = 'The cellar got a pump last year, and the floor stays dry.'
const TEXTS = {
  insurance: `# Insurance\n\n## The shed\n\nSigned in May.\n${INSURER}\n`,
  cellar: `# The cellar\n\n${PUMP}\n`,
  choir: '# Choir\n\nThe altos sing on Mondays.\n',
}

async function council({
  script = plainCouncil(),
  meeting = { knowledge: { scopes: ['docs'] } },
  texts = TEXTS,
  lookUp,
}: {
  script?: Script
  meeting?: Partial<Meeting>
  texts?: Parameters<typeof shelf>[0]
  lookUp?: LookUp
} = {}) {
  const library = await shelf(texts)
  const asked: TurnRequest[] = []
  const heard: Script = (request, call) => {
    asked.push(request)
    return script(request, call)
  }
  const house = openTestHouse({ voices: withLibrary(scriptedVoices(heard), lookUp ?? library.lookUp) })
  const { runId } = await house.start(meeting)
  await house.pool.drive(runId)
  const events = await house.events(runId)
  new Witness().see(await house.log.read(runId, 0))
  const searches = events.flatMap((event): ToolCallData[] =>
    event.type === 'tool_call' && event.data.tool === 'search_sources' ? [event.data] : [],
  )
  return { events, asked, searches, state: await house.state(runId) }
}

const foundIn = (searches: readonly ToolCallData[], title: string) =>
  searches.flatMap(({ result }) => result?.passages ?? []).filter((one) => one.title === title)

describe('a council with a library', () => {
  it('hands its experts the passages that speak of the matter, with their lines, and nothing else of it', async () => {
    const { asked, searches } = await council()
    const expert = asked.find(({ seat, phase }) => seat === 'expert_a' && phase === 'positions')
    expect(expert?.found?.map(({ title }) => title).toSorted()).toEqual(['cellar', 'insurance'])
    const [passage] = foundIn(searches, 'insurance')
    expect(passage).toMatchObject({
      line: 1,
      endLine: 6,
      start: 0,
      of: { sourceId: 'insurance', scope: 'docs' },
    })
    expect(passage?.text).toContain(INSURER)
    expect(foundIn(searches, 'choir')).toEqual([])
    for (const one of asked.filter(({ role }) => role !== 'expert')) expect(one.found).toBeUndefined()
  })

  it('stands in the log with what it found, once for each seat, and the log alone resolves a quote of it', async () => {
    const cites: Script = plainCouncil((request, plain) => {
      const found = request.found?.find(({ title }) => title === 'insurance')
      if (request.seat !== 'expert_b' || request.phase !== 'debate' || found === undefined) return plain
      const quotes = [{ quote: INSURER, source_id: found.id }]
      return {
        ...plain,
        contributions: [{ tool: 'make_claim', arguments: { text: INSURER, kind: 'fact', quotes } }],
      }
    })
    const { events, state, searches } = await council({ script: cites })
    const claim = events.flatMap((event) =>
      event.type === 'claim' && event.data.text === INSURER ? [event.data] : [],
    )[0]
    expect(claim).toMatchObject({ support: 'verbatim', anchors: [{ quote: INSURER, line: 6 }] })
    const alone = foldAll(events)
    expect(alone === null ? [] : claim?.anchors.map((anchor) => resolves(alone, anchor, { sha256 }))).toEqual(
      [true],
    )
    const told = events.flatMap((event) =>
      event.type === 'chat_message' ? (event.data.citations ?? []) : [],
    )
    expect(told.map(({ quote }) => quote)).toContain(INSURER)
    for (const seat of ['expert_a', 'expert_b'])
      expect(
        foundIn(
          searches.filter((one) => one.seat === seat),
          'insurance',
        ),
      ).toHaveLength(1)
    expect(state.found.map(({ title, seats }) => [title, seats])).toContainEqual([
      'insurance',
      ['expert_a', 'expert_b'],
    ])
  })

  it('keeps what is found in the blind round from whoever has not answered', async () => {
    const { events } = await council()
    const revealed = events.find(({ type }) => type === 'reveal')?.seq ?? 0
    const blind = events.filter(({ type, seq }) => type === 'tool_call' && seq < revealed)
    expect(blind.length).toBeGreaterThan(0)
    for (const { data } of blind) expect(data).toMatchObject({ sealed: true })
  })

  it('gives a source to the seats that may read it, and to no other', async () => {
    const { asked, searches } = await council({
      meeting: { context: [{ title: 'insurance', sourceId: 'insurance', seats: ['expert_b'] }] },
    })
    expect(new Set(searches.map(({ seat }) => seat))).toEqual(new Set(['expert_a', 'expert_b']))
    for (const { seat, result } of searches) if (seat !== 'expert_b') expect(result?.passages).toEqual([])
    for (const request of asked.filter(({ seat }) => seat !== 'expert_b'))
      expect(JSON.stringify(request)).not.toMatch(/insurer|insurance/i)
    expect(foundIn(searches, 'insurance')).toHaveLength(1)
  })

  it('keeps a source of one seat from the others also where all documents are open', async () => {
    const { asked, searches } = await council({
      meeting: {
        knowledge: { scopes: ['docs'] },
        context: [{ title: 'insurance', sourceId: 'insurance', seats: ['expert_b'] }],
      },
    })
    expect(foundIn(searches, 'insurance')).toHaveLength(1)
    expect(foundIn(searches, 'cellar').length).toBeGreaterThan(1)
    for (const request of asked.filter(({ seat }) => seat !== 'expert_b'))
      expect(JSON.stringify(request)).not.toMatch(/insurer|insurance/i)
  })

  it('puts what one seat alone has found before the decision, and says that nobody took it up', async () => {
    const { events, state } = await council({
      meeting: { context: [{ title: 'insurance', sourceId: 'insurance', seats: ['expert_b'] }] },
      script: plainCouncil((_, plain) => ({
        ...plain,
        // What the plain council quotes stands in a source that this one has not.
        contributions: (plain.contributions ?? []).map(({ tool, arguments: args }) => ({
          tool,
          arguments: typeof args === 'object' && args !== null ? { ...args, quotes: [] } : args,
        })),
      })),
    })
    const listed = events.find(({ type }) => type === 'unshared')
    expect(listed?.data).toMatchObject({
      seat: 'expert_b',
      state: 'listed',
      quote: expect.stringContaining(INSURER),
    })
    const vote = events.find(({ type }) => type === 'vote')?.seq ?? Infinity
    expect(listed?.seq).toBeLessThan(vote)
    expect(state.unshared.map((one) => one.state)).toEqual(['waived'])
  })

  it('says that there is no evidence where the library holds none', async () => {
    const { searches, state } = await council({ texts: { choir: TEXTS.choir } })
    expect(state.reason?.code).toBe('decided')
    expect(searches.length).toBeGreaterThan(0)
    for (const one of searches) expect(one).toMatchObject({ status: 'succeeded', result: { passages: [] } })
  })

  it('goes on where the library fails, and the log says so', async () => {
    const { searches, state } = await council({
      lookUp: async () => {
        throw new Error('the disk is gone')
      },
    })
    expect(state.reason?.code).toBe('decided')
    expect(searches[0]).toMatchObject({
      status: 'failed',
      error: 'The library could not be read: the disk is gone',
    })
    expect(state.failures.contribution_refused).toBeUndefined()
  })

  it('is the same log again from the same library, and the log of old where there is none', async () => {
    const shown = async (given: Parameters<typeof council>[0]) =>
      (await council(given)).events.map(({ type, data, hash }) => [type, JSON.stringify(data), hash])
    expect(await shown({})).toEqual(await shown({}))
    expect((await council({ meeting: {} })).searches).toEqual([])
    expect(await shown({ meeting: {} })).toEqual(await shown({ meeting: {}, texts: {} }))
  })

  it('counts what the vectors of its questions cost, in the turn that asked', async () => {
    const paid = {
      purpose: 'embed',
      provider: 'test',
      model: 'vectors',
      cachedTokens: 0,
      completionTokens: 0,
    } as const
    const { events, state } = await council({
      lookUp: async ({ seat }) => ({
        passages: [],
        usage: seat === 'expert_a' ? [{ ...paid, promptTokens: 12, costUsd: null }] : [],
      }),
    })
    const spent = events.flatMap((event) =>
      event.type === 'usage' && event.data.purpose === 'embed' ? [event.data] : [],
    )
    expect(spent.length).toBeGreaterThan(1)
    for (const one of spent) expect(one).toMatchObject({ seat: 'expert_a', promptTokens: 12, costUsd: null })
    // A price that nobody knows makes the sum unknown.
    expect(state.usage).toMatchObject({ usd: null, tokens: 12 * spent.length })
  })

  it('takes no search from a voice: only whoever looked can say what was found', async () => {
    const forged = { query: 'x', automatic: false, passages: [{ sourceId: 's1', title: 'forged' }] }
    const { searches } = await council({
      meeting: { knowledge: { scopes: ['history'] } },
      script: async (request, call) => ({ ...(await plainCouncil()(request, call)), searches: [forged] }),
    })
    expect(JSON.stringify(searches)).not.toContain('forged')
  })
})
