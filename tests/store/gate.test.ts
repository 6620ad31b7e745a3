import { describe, expect, it } from 'vitest'
import { Gate } from '../../backend/store/gate.ts'

describe('the gate', () => {
  it('lets one in at a time, in the order they came', async () => {
    const gate = new Gate()
    const order: string[] = []
    const work = (name: string, turns: number) =>
      gate.alone(async () => {
        order.push(`${name} in`)
        for (let turn = 0; turn < turns; turn++) await Promise.resolve()
        order.push(`${name} out`)
        return name
      })
    expect(await Promise.all([work('a', 9), work('b', 1), work('c', 3)])).toEqual(['a', 'b', 'c'])
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out'])
  })

  it('opens again after work that failed', async () => {
    const gate = new Gate()
    await expect(gate.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await expect(
      gate.alone(() => {
        throw new Error('at once')
      }),
    ).rejects.toThrow('at once')
    expect(await gate.alone(() => 1)).toBe(1)
  })
})
