import { describe, expect, it } from 'vitest'
import { Freshness } from '../../ui/connection/freshness.ts'

describe('how fresh the page is', () => {
  it('is what 95 of 100 events of the last minute took', () => {
    const fresh = new Freshness()
    for (let i = 1; i <= 100; i++) fresh.saw(1_000 + i, i)
    expect(fresh.at(1_200).p95Ms).toBe(95)
  })

  it('is unknown, not zero, where no event came in the last minute', () => {
    const fresh = new Freshness()
    expect(fresh.at(0).p95Ms).toBeNull()
    fresh.saw(1_000, 40)
    expect(fresh.at(60_000).p95Ms).toBe(40)
    expect(fresh.at(61_001).p95Ms).toBeNull()
  })

  it('is slow only after it has been so for ten seconds, and no longer than it is', () => {
    const fresh = new Freshness()
    expect(fresh.saw(0, 400).isSlow).toBe(false)
    expect(fresh.saw(9_999, 400).isSlow).toBe(false)
    expect(fresh.saw(10_000, 400).isSlow).toBe(true)
    for (let i = 0; i < 100; i++) fresh.saw(10_100, 20)
    expect(fresh.at(10_200).isSlow).toBe(false)
  })

  it('takes a server whose clock seems ahead for no delay', () => {
    expect(new Freshness().saw(5, -30).p95Ms).toBe(0)
  })
})
