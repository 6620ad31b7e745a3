import { describe, expect, it } from 'vitest'
import { TokenUsageTermination } from '../../../../backend/autogen/chat/conditions/token-usage.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import type { ModelClient } from '../../../../backend/autogen/models/model-client.ts'
import { metered } from '../../../../backend/autogen/models/usage-ledger.ts'
import { call, said, text, usingTokens, watched } from './support.ts'

const reason = (prompt: number, completion: number) =>
  `Token usage limit reached, total token count: ${prompt + completion}, ` +
  `prompt token count: ${prompt}, completion token count: ${completion}.`

describe('a limit of tokens', () => {
  it('E05 adds up what the messages say where it watches no run', async () => {
    const total = new TokenUsageTermination({ maxTotal: 10 })
    expect(await said(total, [])).toBeNull()
    expect(await said(total, [usingTokens(3, 2), text('a')])).toBeNull()
    expect(await said(total, [usingTokens(3, 2)])).toBe(reason(6, 4))
    await total.reset()
    expect(await said(total, [usingTokens(9, 0)])).toBeNull()
  })

  it.each([
    [{ maxTotal: 10 }, 5, 5, true],
    [{ maxTotal: 10 }, 5, 4, false],
    [{ maxPrompt: 5 }, 5, 0, true],
    [{ maxPrompt: 5 }, 4, 99, false],
    [{ maxCompletion: 5 }, 0, 5, true],
    [{ maxCompletion: 5 }, 99, 4, false],
    [{ maxTotal: 100, maxPrompt: 5, maxCompletion: 5 }, 1, 5, true],
  ])('of %j is reached by %d and %d: %s', async (limits, prompt, completion, fires) => {
    const condition = new TokenUsageTermination(limits)
    expect((await said(condition, [usingTokens(prompt, completion)])) !== null).toBe(fires)
  })

  it('reads the ledger alone in a run, so that nothing counts twice and calls without messages count', async () => {
    const condition = new TokenUsageTermination({ maxTotal: 10 })
    const run = watched(condition)
    run.ledger.record(call(3, 2))
    expect(await said(condition, [usingTokens(3, 2)])).toBeNull()
    run.ledger.record({ ...call(3, 2), purpose: 'select' })
    expect(await said(condition, [text('a')])).toBe(reason(6, 4))
  })

  it('does not count an answer that came from a cache', async () => {
    const condition = new TokenUsageTermination({ maxTotal: 10 })
    const run = watched(condition)
    run.ledger.record({ ...call(30, 2), cached: true })
    expect(await said(condition, [])).toBeNull()
  })

  it('lets the turn end whose call reaches it, and cuts one that would call once more', async () => {
    const condition = new TokenUsageTermination({ maxTotal: 10 })
    const run = watched(condition)
    run.ledger.begin({ agent: 'ann', purpose: 'speak' })
    run.ledger.record(call(6, 4))
    expect(run.interrupts).toEqual([])
    run.ledger.begin({ agent: 'ann', purpose: 'speak' })
    expect(run.interrupts).toMatchObject([{ content: reason(6, 4), source: 'TokenUsageTermination' }])
    expect(condition.terminated).toBe(true)
  })

  it('keeps a call from being made that comes after it, streamed or not', async () => {
    const turn = new AbortController()
    const condition = new TokenUsageTermination({ maxTotal: 10 })
    const { ledger, clock } = watched(new TokenUsageTermination({ maxTotal: 1_000 }))
    condition.watch({ ledger, clock, interrupt: (stop) => turn.abort(new Error(stop.content)) })
    const calls: string[] = []
    const client = metered(answering(calls), ledger, { agent: 'ann', purpose: 'speak' })
    await client.create([], { signal: turn.signal })
    await expect(client.create([], { signal: turn.signal })).rejects.toThrow('Token usage limit reached')
    await expect(client.createStream([], { signal: turn.signal }).next()).rejects.toThrow(
      'Token usage limit reached',
    )
    expect(calls).toEqual(['create'])
    expect(ledger.total().calls).toBe(1)
  })

  it('counts a run that was left and a later one together until it is reset', async () => {
    const condition = new TokenUsageTermination({ maxTotal: 10 })
    const first = watched(condition)
    first.ledger.record(call(3, 2))
    first.end()
    first.ledger.record(call(90, 0))
    const second = watched(condition)
    expect(await said(condition, [])).toBeNull()
    second.ledger.record(call(3, 2))
    expect(await said(condition, [])).toBe(reason(6, 4))
  })

  it('leaves a run alone that is over', () => {
    const run = watched(new TokenUsageTermination({ maxTotal: 10 }))
    run.ledger.record(call(6, 4))
    run.end()
    run.ledger.begin({ agent: 'ann', purpose: 'speak' })
    expect(run.interrupts).toEqual([])
  })

  it('begins anew where it is reset in a run', async () => {
    const condition = new TokenUsageTermination({ maxTotal: 10 })
    const run = watched(condition)
    run.ledger.record(call(6, 4))
    expect(await said(condition, [])).not.toBeNull()
    await condition.reset()
    expect(await said(condition, [])).toBeNull()
    run.ledger.record(call(9, 1))
    expect(await said(condition, [])).toBe(reason(9, 1))
  })

  it('goes on with what was used when it was saved', async () => {
    const saved = new TokenUsageTermination({ maxTotal: 10 })
    const before = watched(saved)
    before.ledger.record(call(3, 2))
    const loaded = new TokenUsageTermination({ maxTotal: 10 })
    loaded.loadState(saved.saveState())
    const after = watched(loaded)
    expect(await said(loaded, [])).toBeNull()
    after.ledger.record(call(3, 2))
    expect(await said(loaded, [])).toBe(reason(6, 4))
  })

  it.each([{}, { maxTotal: 0 }, { maxPrompt: -1 }, { maxTotal: Number.NaN }])('cannot be %j', (limits) => {
    expect(() => new TokenUsageTermination(limits)).toThrow(ConfigurationError)
  })
})

function answering(calls: string[]): ModelClient {
  const info = {
    model: 'm',
    provider: 'p',
    functionCalling: false,
    jsonOutput: false,
    structuredOutput: false,
    vision: false,
    contextWindow: null,
  }
  const result = {
    finishReason: 'stop' as const,
    content: 'Hello',
    usage: { promptTokens: 6, completionTokens: 4 },
    cached: false,
  }
  return {
    info,
    async create() {
      calls.push('create')
      return result
    },
    async *createStream() {
      calls.push('createStream')
      yield result
    },
    countTokens: () => 0,
    close: async () => {},
  }
}
