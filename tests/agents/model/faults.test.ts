// Whatever a provider does in the middle of a council: it goes on, or ends with a reason that a person understands.
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../backend/council/events.ts'
import { memoryRunLog } from '../../../backend/log/memory-run-log.ts'
import type { Asked } from '../../support/council-model.ts'
import { councilOf, held, startCouncil } from '../../support/model-council.ts'
import {
  type Answering,
  beginStream,
  event,
  json,
  piece,
  raw,
  refusal,
  streamed,
} from '../../support/openai-server.ts'

type Data<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>['data']
const of = <T extends RunEvent['type']>(events: readonly RunEvent[], type: T): Data<T>[] =>
  events.flatMap((one) => (one.type === type ? [one.data as Data<T>] : []))

const silence: Answering = () => {}
/** Words without end, until whoever reads has gone. */
const flood =
  (chunk: object | string): Answering =>
  async (response, request) => {
    let gone = false
    void request.closed.then(() => (gone = true))
    beginStream(response)
    while (!gone) {
      if (event(response, chunk)) await new Promise((resolve) => setImmediate(resolve))
      else await Promise.race([new Promise((resolve) => response.once('drain', resolve)), request.closed])
    }
  }
const begun =
  (then: (response: Parameters<Answering>[0]) => void): Answering =>
  (response) => {
    beginStream(response)
    event(response, piece({ content: 'As far as ' }))
    then(response)
  }

/** Never silent for long, never much, and never at its end. */
const dripping: Answering = (response, request) => {
  beginStream(response)
  const drip = setInterval(() => event(response, piece({ content: 'and ' })), 100)
  void request.closed.then(() => clearInterval(drip))
}

type Fault = { answer: Answering; reason: RegExp; charged: boolean; retried: boolean; haste?: number }
const fault = (
  answer: Answering,
  reason: RegExp,
  { charged = true, retried = true, haste }: Partial<Fault> = {},
): Fault => ({
  answer,
  reason,
  charged,
  retried,
  ...(haste === undefined ? {} : { haste }),
})
const NOT_REACHED = { charged: false }
/** What has to be waited for is waited for faster. */
const WAITED = { haste: 20 }
const FINAL = { charged: false, retried: false }

const FAULTS: [string, Fault][] = [
  ['500', fault(refusal(500), /answered 500/)],
  [
    '502 with a page',
    fault(raw('<h1>Bad Gateway</h1>', 502, { 'content-type': 'text/html' }), /answered 502/),
  ],
  ['529', fault(refusal(529), /answered 529/)],
  ['408', fault(refusal(408), /answered 408/)],
  ['429 without a word when to come back', fault(refusal(429), /answered 429/, NOT_REACHED)],
  [
    '429 that says when to come back',
    fault(refusal(429, {}, { 'retry-after': '3' }), /answered 429/, NOT_REACHED),
  ],
  [
    '429 because no credit is left',
    fault(refusal(429, { code: 'insufficient_quota' }), /no credit left/, FINAL),
  ],
  ['401', fault(refusal(401), /Check the API key/, FINAL)],
  [
    '404, no such model',
    fault(refusal(404, { message: 'The model does not exist.' }), /model does not exist/, FINAL),
  ],
  [
    'a refused prompt',
    fault(refusal(400, { code: 'content_filter', message: 'Filtered.' }), /Filtered/, {
      charged: true,
      retried: false,
    }),
  ],
  [
    'an error under the status 200',
    fault(json({ error: { message: 'Try later.', code: 503 } }), /./, { charged: true, retried: false }),
  ],
  [
    'an error as an event',
    fault(streamed(piece({ content: 'Hi' }), { error: { message: 'Try later.', code: 503 } }), /Try later/),
  ],
  [
    'a page instead of an answer',
    fault(raw('<h1>Welcome</h1>', 200, { 'content-type': 'text/html' }), /baseURL/, {
      charged: true,
      retried: false,
    }),
  ],
  [
    'a piece that is nonsense',
    fault(streamed(piece({ content: 'Hi' }), '{"choices": [{', piece({}, 'stop')), /no JSON/),
  ],
  [
    'a stream that ends before its end',
    fault(streamed(piece({ content: 'Hi' })), /ended before the answer did/),
  ],
  [
    'a connection that breaks in the middle',
    fault(
      begun((response) => setImmediate(() => response.destroy())),
      /broke in the middle/,
    ),
  ],
  ['a connection that breaks before', fault((response) => void response.destroy(), /cannot be reached/)],
  ['silence', fault(silence, /silent for 30 s/, WAITED)],
  [
    'silence in the middle',
    fault(
      begun(() => {}),
      /silent for 30 s/,
      WAITED,
    ),
  ],
  [
    'words without end',
    fault(flood(piece({ content: 'blah '.repeat(2000) })), /longer than 1048576 bytes/, { retried: false }),
  ],
  [
    'thoughts without end',
    fault(flood(piece({ reasoning_content: 'hm '.repeat(5000) })), /longer than 1048576 bytes/, {
      retried: false,
    }),
  ],
  [
    'pieces of nothing without end',
    fault(flood({ ...piece({ content: '' }), padding: 'x'.repeat(9000) }), /longer than 1048576 bytes/, {
      retried: false,
    }),
  ],
  ['a word now and then, without end', fault(dripping, /No answer within 60 s/, WAITED)],
  [
    'a request that is sent elsewhere',
    fault(
      raw('', 307, { location: 'http://elsewhere.invalid/v1' }),
      /sends the request to http:\/\/elsewhere\.invalid/,
      FINAL,
    ),
  ],
]

const inDebate = ({ seat, phase, round }: Asked) => seat === 'expert_a' && phase === 'debate' && round === 1

describe('a fault in the middle of a council', () => {
  it.each(FAULTS)(
    '%s: it goes on, and the log tells why a call failed and whether it may have cost',
    async (_, given) => {
      let struck = 0
      const { state, events, server } = await held({
        ...(given.haste === undefined ? {} : { haste: given.haste }),
        script: councilOf((asked, plain) => (inDebate(asked) && struck++ === 0 ? given.answer : plain)),
      })
      expect(state.reason?.code).toBe('decided')
      const turns = of(events, 'turn').filter((one) => one.seat === 'expert_a' && one.reason !== undefined)
      expect(turns[0]).toMatchObject({
        state: 'failed',
        attempt: 1,
        reason: expect.stringMatching(given.reason),
      })
      expect(turns.some((one) => one.state === 'skipped')).toBe(!given.retried)
      const lost = of(events, 'usage').filter((one) => one.promptTokens === null)
      expect(lost.map((one) => [one.seat, one.costUsd, one.error])).toEqual(
        given.charged ? [['expert_a', null, expect.stringMatching(given.reason)]] : [],
      )
      expect(server.asked.filter(inDebate)).toHaveLength(given.retried ? 2 : 1)
      // What was begun and not ended stands nowhere.
      expect(of(events, 'chat_message').filter((one) => /As far as|blah/.test(one.content))).toEqual([])
    },
  )

  it('that strikes one of three in the blind round costs the others nothing', async () => {
    let struck = 0
    const { state, server } = await held({
      meeting: {
        seats: ['expert_a', 'expert_b', 'expert_c'].map((seat) => ({ seat, role: 'expert' as const })),
      },
      script: councilOf((asked, plain) =>
        asked.seat === 'expert_b' && asked.phase === 'positions' && struck++ === 0 ? refusal(500) : plain,
      ),
    })
    expect(state.reason?.code).toBe('decided')
    const blind = server.asked.filter((one) => one.phase === 'positions').map((one) => one.seat)
    expect(blind.toSorted()).toEqual(['expert_a', 'expert_b', 'expert_b', 'expert_c'])
    expect(Object.keys(state.items.i1?.blind ?? {})).toHaveLength(3)
  })

  it('429: whoever shares the key stays away as long as the provider asks', async () => {
    let told = 0
    const at: number[] = []
    const began = performance.now()
    const { server, state } = await held({
      script: councilOf((asked, plain) => {
        if (asked.phase === 'positions') at.push(performance.now() - began)
        // Three seconds are 375 ms here.
        return asked.phase === 'positions' && told++ === 0 ? refusal(429, {}, { 'retry-after': '3' }) : plain
      }),
    })
    expect(state.reason?.code).toBe('decided')
    expect(server.asked.filter((one) => one.phase === 'positions')).toHaveLength(3)
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(300)
  })
})

describe('a provider that is gone for good', () => {
  const since = ({ phase }: Asked) => phase !== 'opening' && phase !== 'positions'

  it.each<[string, Answering, RegExp]>([
    ['answers 500 to everything', refusal(500), /answered 500|left alone/],
    ['wants another key', refusal(401), /Check the API key/],
  ])(
    '%s: the council ends by itself, with what it knows and the reason in the log',
    async (_, answer, reason) => {
      const { state, events } = await held({
        haste: 40,
        script: councilOf((asked, plain) => (since(asked) ? answer : plain)),
      })
      expect(state.status).toBe('failed')
      expect(state.reason?.text).toMatch(reason)
      expect(state.artifacts.decision_log?.body.needs_review).toHaveLength(1)
      expect(state.artifacts.decision_log?.body.status).not.toBe('decided')
      const skipped = of(events, 'turn').filter((one) => one.state === 'skipped')
      // Two seats are passed over; with the third nobody is there.
      expect(skipped).toHaveLength(2)
      for (const one of skipped) expect(one.reason).toMatch(reason)
    },
  )

  it('does not let a council go through its phases in which nobody has spoken', async () => {
    const { state, server, events } = await held({ script: () => refusal(401) })
    expect(state).toMatchObject({ status: 'failed', reason: { code: 'turn_failed' } })
    expect(state.reason?.text).toMatch(/Check the API key.*start the council again/)
    expect(server.asked).toHaveLength(1)
    expect(of(events, 'decision')).toEqual([])
  })

  it('nobody listens any more: the same', async () => {
    const council = await startCouncil({ haste: 40, script: councilOf() })
    await council.server.until((asked) => asked.phase === 'debate')
    await council.server.close()
    await council.end
    await council.kept()
    const { status } = await council.state()
    expect(status).toBe('failed')
    const reasons = (await council.of('turn')).flatMap((one) => (one.state === 'skipped' ? [one.reason] : []))
    expect(reasons.join('\n')).toMatch(/cannot be reached \(ECONNREFUSED\)/)
    // Where nobody was reached nothing was spent.
    const lost = (await council.of('usage')).filter((one) => one.error?.includes('ECONNREFUSED'))
    expect(lost).toEqual([])
    await council.house.pool.close()
    await council.models.close()
  })
})

describe('a person who has enough while a call hangs', () => {
  /** A council in which expert A never comes to an end. */
  async function hanging(answer: Answering) {
    const council = await startCouncil({
      alone: false,
      script: councilOf((asked, plain) => (inDebate(asked) ? answer : plain)),
    })
    const asked = await council.server.until(inDebate)
    return { ...council, asked }
  }

  it.each([
    ['before the answer', silence],
    ['in the middle of it', begun(() => {})],
    ['in a flood of words', flood(piece({ content: 'la ' }))],
  ])('stops it %s: the provider sees the line closed, and nothing is half written', async (_, answer) => {
    const council = await hanging(answer)
    const began = performance.now()
    await council.house.command(council.runId, { type: 'stop', reason: 'enough' })
    expect(await council.asked.request.closed).toBe('cut')
    // Measured at 15 ms; the promise is a second (RELIABILITY F21).
    expect(performance.now() - began).toBeLessThan(1_000)
    await council.end
    const witness = await council.kept()
    expect(witness.state?.status).toBe('stopped')
    expect((await council.of('chat_message')).filter((one) => /As far as|la la/.test(one.content))).toEqual(
      [],
    )
    expect(Object.keys(witness.state?.artifacts ?? {}).toSorted()).toEqual([
      'action_items',
      'decision_log',
      'summary',
    ])
    await council.close()
  })

  it('pauses it: the line is closed after its grace, the words so far are kept and marked, and it goes on later', async () => {
    let times = 0
    const council = await startCouncil({
      alone: false,
      script: councilOf((asked, plain) => (inDebate(asked) && times++ === 0 ? begun(() => {}) : plain)),
    })
    const asked = await council.server.until(inDebate)
    await council.house.command(council.runId, { type: 'pause' })
    expect(await asked.request.closed).toBe('cut')
    await council.house.command(council.runId, { type: 'resume' })
    await council.end
    const { state } = await council.kept()
    expect(state?.reason?.code).toBe('decided')
    expect((await council.of('chat_message')).filter((one) => one.partial === true)).toMatchObject([
      { seat: 'expert_a', content: 'As far as ' },
    ])
    // What was cut may be charged: nobody told.
    expect((await council.of('usage')).filter((one) => one.promptTokens === null)).toMatchObject([
      { seat: 'expert_a' },
    ])
    await council.close()
  })

  it('skips it: the line is closed and the next seat speaks', async () => {
    const council = await hanging(silence)
    await council.house.command(council.runId, { type: 'skip_turn' })
    expect(await council.asked.request.closed).toBe('cut')
    await council.end
    expect((await council.kept()).state?.reason?.code).toBe('decided')
    await council.close()
  })
})

describe('a run that is taken up by another process', () => {
  async function interrupted() {
    const log = memoryRunLog()
    const first = await startCouncil({
      log,
      script: councilOf((asked, plain) => (inDebate(asked) ? silence : plain)),
    })
    await first.server.until(inDebate)
    await first.house.pool.close()
    return { log, first }
  }

  it('goes on through the same host, and asks nothing twice that was answered', async () => {
    const { log, first } = await interrupted()
    first.server.script = councilOf()
    const again = await startCouncil({ log, access: { baseURL: first.server.baseURL }, resume: first.runId })
    await again.end
    expect((await again.kept()).state?.reason?.code).toBe('decided')
    expect(
      first.server.asked.filter((one) => one.phase === 'positions' && one.seat === 'expert_a'),
    ).toHaveLength(1)
    expect(again.server.asked).toEqual([])
    await again.close()
    await first.close()
  })

  it('sends its texts nowhere else than it was said, and says what to do', async () => {
    const { log, first } = await interrupted()
    const other = await startCouncil({ log, resume: first.runId })
    await other.end
    await other.kept()
    expect(other.server.requests).toEqual([])
    const told = new URL(first.server.baseURL).host
    const reasons = (await other.of('turn')).filter((one) => one.state === 'skipped').map((one) => one.reason)
    expect(reasons.length).toBeGreaterThan(0)
    expect(await other.state()).toMatchObject({ status: 'failed', reason: { code: 'turn_failed' } })
    for (const reason of reasons)
      expect(reason).toMatch(new RegExp(`its texts go to ${told}; .*nothing was sent\\. Set it as it was`))
    await other.close()
    await first.close()
  })
})
