import { describe, expect, it } from 'vitest'
import { handoffMessage } from '../../../../backend/autogen/chat/make-message.ts'
import type { AnyMessage } from '../../../../backend/autogen/chat/messages.ts'
import {
  checkHandoffs,
  checkSwarm,
  nextByHandoff,
  UnknownHandoffTarget,
} from '../../../../backend/autogen/chat/policies/handoff.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { says } from './graphs.ts'

const names = ['second', 'first', 'third']
const handoff = (source: string, target: string) => handoffMessage({ source, target, content: 'Yours' })
const task = says('user', 'task')

describe('a swarm', () => {
  it('H01 Ring of handoffs', () => {
    const ring: Record<string, string> = { second: 'third', third: 'first', first: 'second' }
    const thread: AnyMessage[] = [task]
    let current: string | null = null
    for (let turn = 0; turn < 5; turn += 1) {
      current = nextByHandoff(thread, names, current)?.speaker ?? null
      if (current !== null) thread.push(handoff(current, ring[current] ?? ''))
    }
    expect(thread.map(({ source }) => source)).toEqual([
      'user',
      'second',
      'third',
      'first',
      'second',
      'third',
    ])
  })

  it('lets the same speaker go on until it hands the floor on', () => {
    expect(nextByHandoff([task], names, 'third')).toMatchObject({
      speaker: 'third',
      rationale: 'Nobody handed the floor on, so third goes on.',
    })
    expect(nextByHandoff([handoff('second', 'first'), says('first', 'Hm')], names, 'first')?.speaker).toBe(
      'first',
    )
    expect(nextByHandoff([], names, null)).toEqual({
      speaker: 'second',
      candidates: names,
      rationale: 'second is the first.',
    })
    expect(nextByHandoff([], names, 'gone')?.speaker).toBe('second')
    expect(nextByHandoff([], [], null)).toBeNull()
  })

  it('follows the latest handoff', () => {
    const thread = [handoff('second', 'third'), handoff('user', 'first'), task]
    expect(nextByHandoff(thread, names, 'third')).toMatchObject({
      speaker: 'first',
      rationale: 'user handed the floor to first.',
    })
  })

  it('says what to do where the floor goes to nobody there is', () => {
    const act = () => nextByHandoff([handoff('second', 'boss')], names, 'second')
    expect(act).toThrow(UnknownHandoffTarget)
    expect(act).toThrow("HandoffTermination('boss')")
    expect(act).toThrow(expect.objectContaining({ target: 'boss', name: 'UnknownHandoffTarget' }))
  })

  it('H05 Stop on handoff and resume', () => {
    const thread = [task, handoff('first', 'boss')]
    expect(() => checkHandoffs(thread, [], names)).toThrow(ConfigurationError)
    expect(() => checkHandoffs(thread, [task], names)).toThrow('The existing handoff target boss')
    expect(() => checkHandoffs(thread, [handoff('user', 'first')], names)).not.toThrow()
    expect(() => checkHandoffs([], [handoff('user', 'boss')], names)).toThrow('The target boss is not one of')
    expect(() => checkHandoffs([handoff('first', 'third')], [task], names)).not.toThrow()
    expect(() => checkHandoffs([], [], names)).not.toThrow()
  })

  it('begins with one who can hand the floor on', () => {
    const can = { name: 'a', producedMessageTypes: ['TextMessage', 'HandoffMessage'] }
    const cannot = { name: 'b', producedMessageTypes: ['TextMessage'] }
    expect(() => checkSwarm([can, cannot])).not.toThrow()
    expect(() => checkSwarm([cannot, can])).toThrow(ConfigurationError)
    expect(() => checkSwarm([cannot, can])).toThrow('give b a handoff')
    expect(() => checkSwarm([])).toThrow(ConfigurationError)
  })
})
