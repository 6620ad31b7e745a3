import { describe, expect, it } from 'vitest'
import { resolves } from '../../../backend/council/contributions/quotes.ts'
import { anchorsIn } from '../../../backend/minutes/support/anchors-in.ts'
import { sha256 } from '../../../backend/log/digest.ts'
import { isDecisionLog } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import type { Asked, Reply } from '../../support/council-model.ts'
import { councilOf, held } from '../../support/model-council.ts'

const PRICES = { 'free/none': { prompt: 0, completion: 0 } }

/** Two experts for the shed, one for the cellar, so that somebody dissents. */
const THREE = {
  seats: [
    { seat: 'expert_a', role: 'expert' as const },
    { seat: 'expert_b', role: 'expert' as const },
    { seat: 'expert_c', role: 'expert' as const },
  ],
}

describe.each([
  ['by tools', { tools: true, structured: true }],
  ['by structured output, where there are no tools', { tools: false, structured: true }],
])('a council of models, %s', (_, knows) => {
  it('ends with a decision log that is valid, decided, cited, keeps dissent, and counts what the server counted', async () => {
    const run = await held({
      meeting: THREE,
      prices: PRICES,
      script: councilOf(),
      knows,
    })
    const { state, server } = run
    expect(state).toMatchObject({ status: 'completed', reason: { code: 'decided' } })
    const log = check('decision log', isDecisionLog, state.artifacts.decision_log?.body)
    expect(log).toMatchObject({ status: 'decided', chosen_option: 'o1', needs_review: [] })
    expect(log.decision).toBe('The tools go into the shed, which is dry all year.')
    expect(log.confidence.basis).toBe('Votes and a walk-through.')
    expect(log.dissent).toMatchObject([{ seat: 'expert_b', position: 'o2' }])
    expect(log.rationale[0]).toMatchObject({ claim: 'The shed is dry all year.', support: 'verbatim' })
    const anchors = [...anchorsIn(log, '')]
    expect(anchors.length).toBeGreaterThan(5)
    for (const [at, anchor] of anchors)
      expect({ at, there: resolves(state, anchor, { sha256 }) }).toEqual({ at, there: true })
    expect(log.verdicts).toContainEqual(
      expect.objectContaining({ option: 'o2', criterion: 'k1', verdict: 'fails' }),
    )
    expect(state.artifacts.action_items?.body).toMatchObject([
      { title: 'Buy a lock for the shed', owner: null },
    ])
    // Call by call what the server has charged, and no price that nobody knows.
    const usage = run.events.flatMap((event) => (event.type === 'usage' ? [event.data] : []))
    expect(bySeat(usage.map((one) => ({ ...one, seat: one.seat ?? '' })))).toEqual(
      bySeat(
        server.charged.map(({ seat, prompt, completion, cached }) => ({
          seat,
          promptTokens: prompt,
          completionTokens: completion,
          cachedTokens: cached,
        })),
      ),
    )
    expect(usage).toHaveLength(server.charged.length)
    expect(new Set(usage.map((one) => one.costUsd))).toEqual(new Set([null]))
    expect(log.cost).toMatchObject({ usd: null })
    expect(log.provenance.models).toEqual(['gpt-5-mini'])
    expect(new Set(server.asked.map((one) => one.manner)).has(knows.tools ? 'tools' : 'structured')).toBe(
      true,
    )
  })
})

type Counted = {
  seat: string
  promptTokens: number | null
  completionTokens: number | null
  cachedTokens: number | null
}

/** Seats of the blind round are asked at once, so only the calls of one seat have an order. */
const bySeat = (calls: Counted[]): Record<string, unknown[]> =>
  Object.fromEntries(
    [...new Set(calls.map((one) => one.seat))]
      .toSorted()
      .map((seat) => [
        seat,
        calls
          .filter((one) => one.seat === seat)
          .map(({ promptTokens, completionTokens, cachedTokens }) => [
            promptTokens,
            completionTokens,
            cachedTokens,
          ]),
      ]),
  )

describe('a council whose moderator’s model says who speaks next', () => {
  /** The last of those who may speak, as the schema names them. */
  const last = (body: Record<string, unknown>): Reply => {
    const seats = seatsIn(body)
    return { text: JSON.stringify({ reason: 'It was not heard.', seat: seats.at(-1) }) }
  }

  it('follows it, offers only those who may, and counts each question', async () => {
    const { state, events, server } = await held({
      meeting: THREE,
      overrides: { policy: 'selector' },
      select: last,
    })
    expect(state.reason?.code).toBe('decided')
    const chosen = events.flatMap((event) => (event.type === 'speaker_selected' ? [event.data] : []))
    const asked = server.charged.filter((one) => one.seat === 'selector')
    expect(asked.length).toBeGreaterThan(3)
    expect(chosen.filter((one) => one.rationale.includes('It was not heard.'))).toHaveLength(asked.length)
    expect(chosen.find((one) => one.rationale.includes('It was not heard.'))?.seat).toBe('expert_c')
    const usage = events.flatMap((event) =>
      event.type === 'usage' && event.data.purpose === 'select' ? [event.data] : [],
    )
    expect(usage.map((one) => one.promptTokens)).toEqual(asked.map((one) => one.prompt))
  })

  it.each([
    ['names a seat that may not speak', () => ({ text: '{"reason": "I say so", "seat": "scribe"}' })],
    ['says nothing of use', () => ({ text: 'Whoever likes.' })],
    ['is not told a schema, and answers in words', () => ({ text: 'The moderator, I think: moderator.' })],
  ])('goes on by a legal speaker where it %s', async (_, select) => {
    const { state, events } = await held({
      overrides: { policy: 'selector' },
      knows: { tools: true, structured: false },
      select,
    })
    expect(state.reason?.code).toBe('decided')
    for (const event of events)
      if (event.type === 'speaker_selected') expect(event.data.candidates).toContain(event.data.seat)
  })
})

function seatsIn({ response_format }: Record<string, unknown>): string[] {
  const [, list = '[]'] = /"enum":(\["[^\]]*\])/.exec(JSON.stringify(response_format)) ?? []
  return JSON.parse(list) as string[]
}

describe('a council in which the speaker names the next', () => {
  it('offers the tool, and gives the floor to whom it names', async () => {
    const { state, events, server } = await held({
      meeting: THREE,
      overrides: { policy: 'handoff' },
      script: councilOf((asked, plain) =>
        asked.offered.includes('hand_over') && asked.seat === 'moderator'
          ? {
              ...plain,
              calls: [{ name: 'hand_over', arguments: { to: 'expert_c', why: 'It has not been heard.' } }],
            }
          : plain,
      ),
    })
    expect(state.reason?.code).toBe('decided')
    expect(server.asked.find((one) => one.phase === 'positions')?.offered).not.toContain('hand_over')
    const handed = events.flatMap((event) => (event.type === 'speaker_selected' ? [event.data] : []))
    expect(handed.find((one) => one.rationale.includes('It has not been heard.'))?.seat).toBe('expert_c')
  })
})

describe('what a council of models costs', () => {
  it('is the price of the table where there is one', async () => {
    const { events, state, server } = await held({
      prices: { 'test/gpt-5-mini': { prompt: 2, cached: 1, completion: 10 } },
    })
    const usage = events.flatMap((event) => (event.type === 'usage' ? [event.data] : []))
    const dollars = server.charged.reduce(
      (sum, { prompt, cached, completion }) => sum + ((prompt - cached) * 2 + cached + completion * 10) / 1e6,
      0,
    )
    expect(usage.at(-1)?.totalCostUsd).toBeCloseTo(dollars, 10)
    expect(state.artifacts.decision_log?.body.cost.usd).toBeGreaterThan(0)
    expect(usage.map((one) => one.purpose)).toEqual(expect.arrayContaining(['speak', 'scribe']))
    for (const { purpose, seat } of usage)
      expect([seat, purpose]).toEqual([seat, seat === 'scribe' || seat === 'integrator' ? 'scribe' : 'speak'])
  })
})

describe('a council of models that write plain text only', () => {
  const plain = (asked: Asked): Reply => ({ text: PLAIN(asked) })

  it('leaves a valid, decided log, and marks all that was read out of words', async () => {
    const { state, events, server } = await held({
      meeting: THREE,
      knows: { tools: false, structured: false },
      script: plain,
    })
    expect(state).toMatchObject({ status: 'completed', reason: { code: 'decided' } })
    const log = check('decision log', isDecisionLog, state.artifacts.decision_log?.body)
    expect(log).toMatchObject({ status: 'decided', chosen_option: 'o1' })
    expect(log.needs_review).toEqual([expect.stringContaining('plain words only')])
    expect(log.dissent).toMatchObject([{ seat: 'expert_b', position: 'o2' }])
    expect(log.rationale).toMatchObject([
      { claim: 'It matters that “The shed is dry all year.”', support: 'located' },
    ])
    for (const [at, anchor] of anchorsIn(log, ''))
      expect([at, resolves(state, anchor, { sha256 })]).toEqual([at, true])
    const made = events.flatMap((event): [string, boolean][] => {
      if (event.type === 'position') return [['position', event.data.basis === 'inferred']]
      if (
        event.type === 'vote' ||
        event.type === 'claim' ||
        event.type === 'risk' ||
        event.type === 'question'
      )
        return [[event.type, event.data.inferred === true]]
      return []
    })
    expect(new Set(made.map(([type]) => type))).toEqual(
      new Set(['position', 'vote', 'claim', 'risk', 'question']),
    )
    expect(made.filter(([, inferred]) => !inferred)).toEqual([])
    expect(state.artifacts.action_items?.body).toMatchObject([
      { title: 'Buy a lock, for “The shed has no lock.”', owner: null, due_date: null },
    ])
    expect(state.artifacts.summary?.body.markdown).toBe(
      'The council keeps the tools in the shed. One expert dissents.',
    )
    // Each way of answering is tried once, whoever asks, and never again.
    expect(new Set(server.asked.map((one) => one.manner))).toEqual(new Set(['plain']))
    expect(server.requests).toHaveLength(server.asked.length + 2)
  })
})

/** What the seats say in plain words: expert B is for the cellar and argues against the shed. */
function PLAIN({ seat, phase, task, role }: Asked): string {
  const own = seat === 'expert_b' ? 'the cellar' : 'the shed'
  const other = seat === 'expert_b' ? 'the shed' : 'the cellar'
  if (task === 'vote')
    return `I was asked about ${other}, but I vote for ${own} over ${other}. Confidence: 0.8.`
  if (phase === 'positions')
    return seat === 'expert_b'
      ? 'I hold the cellar. Against the shed stands that “The shed has no lock.” (s1)'
      : 'I prefer the shed rather than the cellar. It matters that “The shed is dry all year.” (s1)'
  if (phase === 'opening') return 'We choose between two places.\nOpen question: who has the key?'
  if (phase === 'risks' && role === 'expert')
    return 'Risk: tools are stolen from the shed. Mitigation: a lock.'
  if (phase === 'actions') return '- Buy a lock, for “The shed has no lock.”'
  if (phase === 'closing') return 'The council keeps the tools in the shed. One expert dissents.'
  return `Nothing new from ${seat}.`
}
