import { describe, expect, it } from 'vitest'
import { budgetUsed, forecastUsd } from '../../ui/outcome/cost.ts'
import { spentInWords } from '../../ui/room/CostChip.tsx'

const usage = (usd: number | null, knownUsd = usd ?? 0) => ({
  calls: 3,
  tokens: 900,
  usd,
  knownUsd,
  models: ['m-1'],
})
const budget = (maxCostUsd: number | null) => ({
  maxTurns: 40,
  maxMinutes: 15,
  maxTokens: null,
  maxCostUsd,
})

describe('the cost meter', () => {
  it('says what is spent of what may be, and never zero for what is not known', () => {
    const said = (panel: string, usd: number | null, limit: number | null, known?: number) =>
      spentInWords({ panel, usage: usage(usd, known), budget: budget(limit) })
    expect(said('openai', 0.42, 2)).toBe('$0.42 of $2.00')
    expect(said('openai', 0.42, null)).toBe('$0.42')
    expect(said('openai', null, 2)).toBe('price not set')
    expect(said('openai', null, 2, 0.42)).toBe('at least $0.42 of $2.00')
    expect(said('offline', 0, 2)).toBe('free, local')
  })

  it('foretells the end only while it goes on and there is something to tell it from', () => {
    const run = { usage: usage(0.5), budget: budget(2), turns: 10, status: 'running' as const }
    expect(forecastUsd(run)).toBe(2)
    expect(forecastUsd({ ...run, turns: 4 })).toBeNull()
    expect(forecastUsd({ ...run, usage: usage(null) })).toBeNull()
    expect(forecastUsd({ ...run, status: 'completed' })).toBeNull()
  })

  it('says that the budget comes to its end from four fifths on', () => {
    expect(budgetUsed({ usage: usage(1.59), budget: budget(2) })).toBeNull()
    expect(budgetUsed({ usage: usage(1.6), budget: budget(2) })).toBe(0.8)
    expect(budgetUsed({ usage: usage(null, 1.8), budget: budget(2) })).toBe(0.9)
    expect(budgetUsed({ usage: usage(5), budget: budget(null) })).toBeNull()
  })
})
