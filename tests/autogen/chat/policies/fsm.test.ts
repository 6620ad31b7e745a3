import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTransitionTable, nextState } from '../../../../backend/autogen/chat/policies/fsm.ts'

const row = (from: string, to: string, when = 'done') => ({ from, to, when })
const bounds = { start: 'a', final: 'd', always: 'always' }

describe('a transition table', () => {
  it('has no fault where every state lies on a way from start to final', () => {
    const table = [row('a', 'b'), row('b', 'a', 'again'), row('b', 'c'), row('c', 'd')]
    expect(checkTransitionTable(['a', 'b', 'c', 'd'], table, bounds)).toEqual([])
  })

  it('names a state that does not exist', () => {
    expect(checkTransitionTable(['a', 'd'], [row('a', 'x'), row('a', 'd', 'late')], bounds)).toEqual([
      'The transition "a" → "x" (done) names a state that does not exist: "x".',
    ])
    expect(checkTransitionTable(['a'], [], bounds)).toEqual(['The state "d" does not exist.'])
  })

  it('names a state nobody can reach', () => {
    expect(checkTransitionTable(['a', 'b', 'd'], [row('a', 'd'), row('b', 'd')], bounds)).toEqual([
      'The state "b" cannot be reached from "a".',
    ])
  })

  it('names a state that has no way out', () => {
    expect(checkTransitionTable(['a', 'b', 'd'], [row('a', 'b', 'bored'), row('a', 'd')], bounds)).toEqual([
      'The state "b" has no way out, so "d" is never reached from it.',
    ])
  })

  it('names a circle that is never left, once', () => {
    const table = [row('a', 'b', 'bored'), row('b', 'c'), row('c', 'b'), row('a', 'd')]
    expect(checkTransitionTable(['a', 'b', 'c', 'd'], table, bounds)).toEqual([
      'There is a circle without a way out: "c", "b".',
    ])
  })

  it('names the trap and not every way into it', () => {
    const table = [row('a', 'b', 'bored'), row('b', 'c'), row('a', 'd')]
    expect(checkTransitionTable(['a', 'b', 'c', 'd'], table, bounds)).toEqual([
      'The state "c" has no way out, so "d" is never reached from it.',
    ])
  })

  it('names a row behind one that always wins', () => {
    const table = [row('a', 'a', 'always'), row('a', 'd')]
    expect(checkTransitionTable(['a', 'd'], table, bounds)).toEqual([
      'The transition "a" → "d" (done) can never win: an earlier one from "a" always does.',
      'The state "d" cannot be reached from "a".',
      'There is a circle without a way out: "a".',
    ])
  })

  it('has no fault only if some order of conditions leads from every state to the final one', () => {
    const state = fc.constantFrom('a', 'b', 'c', 'd')
    const rows = fc.array(fc.record({ from: state, to: state, when: fc.constantFrom('p', 'q', 'always') }), {
      maxLength: 9,
    })
    fc.assert(
      fc.property(rows, (table) => {
        const states = ['a', 'b', 'c', 'd']
        const sound = checkTransitionTable(states, table, bounds).length === 0
        if (sound) for (const from of states) expect(canReach(table, from, 'd')).toBe(true)
      }),
    )
  })
})

describe('the next state', () => {
  const table = [row('a', 'd', 'late'), row('a', 'b', 'done'), row('b', 'd', 'done')]

  it('is the target of the first row that holds', () => {
    expect(nextState(table, 'a', () => true)).toEqual({
      to: 'd',
      condition: 'late',
      rationale: 'a → d: late holds.',
    })
    expect(nextState(table, 'a', (condition) => condition === 'done')?.to).toBe('b')
  })

  it('is none while no condition holds', () => {
    expect(nextState(table, 'a', () => false)).toBeNull()
    expect(nextState(table, 'd', () => true)).toBeNull()
  })
})

// Plays the table itself, with one condition true at a time beside "always", instead of looking at its graph.
function canReach(
  table: Parameters<typeof nextState>[0],
  from: string,
  to: string,
  seen = new Set<string>(),
): boolean {
  if (from === to) return true
  if (seen.has(from)) return false
  seen.add(from)
  return ['p', 'q', 'always'].some((now) => {
    const next = nextState(table, from, (condition) => condition === 'always' || condition === now)
    return next !== null && canReach(table, next.to, to, seen)
  })
}
