import { describe, expect, it } from 'vitest'
import type { UsageData } from '../../schemas/generated/types.ts'
import { NOTHING_SPENT, spentAfter } from '../../backend/council/timeline/spent.ts'
import { choiceOf, providerOf, whereTextsGo } from '../../ui/preparation/providers.ts'

const usage = (more: Partial<UsageData>): UsageData => ({
  seat: 'expert_a',
  turnId: 't1',
  purpose: 'speak',
  provider: 'openai',
  model: 'm-1',
  promptTokens: 100,
  cachedTokens: 0,
  completionTokens: 20,
  costUsd: 0.01,
  totalTokens: 120,
  totalCostUsd: 0.01,
  budget: { maxTurns: 40, maxMinutes: 15, maxTokens: null, maxCostUsd: null },
  ...more,
})

describe('what a council took', () => {
  it('is summed by speaker and model; what one call did not tell is unknown, never zero', () => {
    const spent = [
      usage({}),
      usage({ promptTokens: 50, completionTokens: 10, costUsd: null }),
      usage({ seat: 'expert_b', promptTokens: null, completionTokens: null, error: 'It was cut.' }),
    ].reduce(spentAfter, NOTHING_SPENT)
    expect(spent.by['expert_a m-1']).toMatchObject({
      calls: 2,
      promptTokens: 150,
      completionTokens: 30,
      usd: null,
    })
    expect(spent.by['expert_b m-1']).toMatchObject({ calls: 1, promptTokens: null, usd: 0.01 })
    expect([spent.unknownCalls, spent.failedCalls]).toEqual([1, 1])
  })
})

describe('where the texts of a council will go', () => {
  const offered = [
    { id: 'offline', host: null, model: null, configured: true },
    { id: 'openai', host: 'api.example.com', model: 'm-1', configured: true },
    { id: 'other', configured: false },
  ].flatMap(providerOf)

  it('is said before it is started, for what is chosen and for what the server takes by itself', () => {
    expect(whereTextsGo(offered, '')).toMatch(/sent to api\.example\.com, model m-1/)
    expect(whereTextsGo(offered, 'offline')).toMatch(/nothing leaves this machine/)
    expect(whereTextsGo(offered.slice(0, 1), '')).toMatch(/nothing leaves this machine/)
    expect(whereTextsGo([], '')).toMatch(/nothing leaves this machine/)
  })

  it('offers what is not set up without letting it be taken', () => {
    expect(offered.map(choiceOf)).toEqual([
      { value: 'offline', label: 'Offline panel, no model' },
      { value: 'openai', label: 'm-1 at api.example.com' },
      { value: 'other', label: 'other: not set up (no key)', disabled: true },
    ])
  })
})
