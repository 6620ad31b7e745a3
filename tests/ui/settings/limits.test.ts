import { describe, expect, it } from 'vitest'
import { readLimit, typedIn } from '../../../ui/settings/limits.ts'
import { costOf, monthsIn } from '../../../ui/settings/spend.ts'

describe('the usual limits', () => {
  it('are read as people type them, and empty is none', () => {
    expect(readLimit('maxUsd', '')).toBe(null)
    expect(readLimit('maxUsd', ' 1,50 ')).toBe(1.5)
    expect(readLimit('maxTokens', '200 000')).toBe(200_000)
    expect(readLimit('maxMinutes', '.5')).toBe(0.5)
  })

  it('say what is wrong', () => {
    expect(readLimit('maxUsd', '0')).toMatchObject({ kind: 'number' })
    expect(readLimit('maxUsd', '-1')).toMatchObject({ kind: 'number' })
    expect(readLimit('maxUsd', '1e3')).toMatchObject({ kind: 'number' })
    expect(readLimit('maxTurns', '2.5')).toMatchObject({ kind: 'whole' })
    expect(readLimit('maxTurns', '100001')).toEqual({ kind: 'large', most: 100_000 })
  })

  it('fill their fields from what the server keeps', () => {
    const budgets = { maxUsd: 2, maxTokens: null, maxMinutes: 7.5, maxTurns: null }
    expect(typedIn({ budgets })).toEqual({ maxUsd: '2', maxTokens: '', maxMinutes: '7.5', maxTurns: '' })
    expect(typedIn(null)).toEqual({ maxUsd: '', maxTokens: '', maxMinutes: '', maxTurns: '' })
  })
})

describe('what a month has cost', () => {
  const month = (usd: number | null, knownUsd: number) => {
    const [found] = monthsIn({ items: [{ month: '2026-11', usd, knownUsd, tokens: 10, runs: 2 }] })
    return found === undefined ? null : costOf(found)
  }

  it('is never called nothing where a price is not known', () => {
    expect(month(0.75, 0.75)).toEqual({ kind: 'known', usd: 0.75 })
    expect(month(0, 0)).toEqual({ kind: 'known', usd: 0 })
    expect(month(null, 1)).toEqual({ kind: 'atLeast', usd: 1 })
    expect(month(null, 0)).toEqual({ kind: 'unknown' })
  })
})
