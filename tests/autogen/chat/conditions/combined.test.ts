import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { and, or } from '../../../../backend/autogen/chat/conditions/combined.ts'
import { ExternalTermination } from '../../../../backend/autogen/chat/conditions/external.ts'
import { FunctionalTermination } from '../../../../backend/autogen/chat/conditions/functional.ts'
import { MaxMessageTermination } from '../../../../backend/autogen/chat/conditions/max-message.ts'
import {
  SourceMatchTermination,
  TextMentionTermination,
} from '../../../../backend/autogen/chat/conditions/one-message.ts'
import { TimeoutTermination } from '../../../../backend/autogen/chat/conditions/timeout.ts'
import type { AnyMessage } from '../../../../backend/autogen/chat/messages.ts'
import type { TerminationCondition } from '../../../../backend/autogen/chat/termination.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { said, text, watched } from './support.ts'

const max = (count: number) => new MaxMessageTermination(count)
const mention = (word: string) => new TextMentionTermination(word)

describe('conditions as one', () => {
  it('E06 AND', async () => {
    const both = and(max(2), mention('stop'))
    expect(await said(both, [text('a')])).toBeNull()
    await both.reset()
    expect(await said(both, [text('a'), text('b')])).toBeNull()
    expect(both.terminated).toBe(false)
    await both.reset()
    expect(await said(both, [text('a'), text('stop')])).toBe(
      "Maximum number of messages 2 reached, current message count: 2, Text 'stop' mentioned",
    )
    expect(both.terminated).toBe(true)
  })

  it('E07 OR', async () => {
    const either = or(max(3), mention('stop'))
    const fires = async (...words: string[]) => {
      const stop = await said(
        either,
        words.map((word) => text(word)),
      )
      await either.reset()
      return stop !== null
    }
    expect(await fires('a')).toBe(false)
    expect(await fires('a', 'b')).toBe(false)
    expect(await fires('a', 'stop')).toBe(true)
    expect(await fires('a', 'b', 'c')).toBe(true)
    expect(await fires('a', 'b', 'stop')).toBe(true)
    expect(await fires('a', 'b', 'c', 'stop')).toBe(true)
  })

  it('names all that fired, for people and for programs', async () => {
    expect(await or(max(1), mention('x'), mention('stop')).check([text('stop')])).toEqual({
      content: "Maximum number of messages 1 reached, current message count: 1, Text 'stop' mentioned",
      source: 'MaxMessageTermination, TextMentionTermination',
      details: [
        { condition: 'MaxMessageTermination', count: 1, limit: 1 },
        { condition: 'TextMentionTermination', text: 'stop', from: 'user' },
      ],
    })
  })

  it('keeps what one said until the others say theirs, in the order they did', async () => {
    const both = and(mention('a'), mention('b'))
    expect(await said(both, [text('b')])).toBeNull()
    expect(await said(both, [text('c')])).toBeNull()
    expect(await said(both, [text('a')])).toBe("Text 'b' mentioned, Text 'a' mentioned")
    await both.reset()
    expect(await said(both, [text('a')])).toBeNull()
  })

  it.each([and, or])('must be reset before it is asked again', async (join) => {
    const joined = join(max(1), max(1))
    await joined.check([text('a')])
    await expect(joined.check([text('b')])).rejects.toThrow('already terminated')
    await joined.reset()
    expect(joined.terminated).toBe(false)
    expect(await said(joined, [text('a')])).not.toBeNull()
  })

  it('X04 Conditions see parallel messages', async () => {
    const bSays = text('STOP', 'b')
    const cSays = text('go on', 'c')
    for (const deltas of [[[bSays, cSays]], [[cSays, bSays]], [[bSays], [cSays]], [[cSays], [bSays]]]) {
      const either = or(max(9), mention('STOP'))
      expect(await firedAt(either, deltas)).toBe(deltas.findIndex((delta) => delta.includes(bSays)))
    }
  })

  it('hands every member every message exactly once, and none to one that has fired', async () => {
    const heard: Record<string, string[]> = { never: [], soon: [] }
    const spy = (name: string, until: string) =>
      new FunctionalTermination((delta) => {
        for (const message of delta) heard[name]?.push(String(message.content))
        return delta.some(({ content }) => content === until)
      })
    const all = or(and(spy('never', 'z'), spy('soon', 'b')), max(4))
    for (const word of ['a', 'b', 'c']) await all.check([text(word)])
    await all.check([text('d')])
    expect(heard).toEqual({ never: ['a', 'b', 'c', 'd'], soon: ['a', 'b'] })
  })

  it('refuses no condition at all, and one condition in two places', () => {
    expect(() => and()).toThrow(ConfigurationError)
    const twice = max(2)
    expect(() => or(twice, and(twice, mention('a')))).toThrow('the same condition twice')
  })

  it('fires at the same message however its members are ordered and grouped', async () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'ab', '-'), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(words, fc.array(fc.nat({ max: 3 })), async (spoken, sizes) => {
        const deltas = cut(spoken, sizes)
        const [a, b, c] = ['a', 'b', 'c'].map((word) => () => mention(word))
        if (!a || !b || !c) return
        const ways = [
          () => and(or(a(), b()), c()),
          () => and(c(), or(b(), a())),
          () => and(or(or(b()), a()), and(c())),
        ]
        const fired = await Promise.all(ways.map((make) => firedAt(make(), deltas)))
        const heard = (word: string, upTo: number) =>
          deltas
            .slice(0, upTo + 1)
            .some((delta) => delta.some(({ content }) => String(content).includes(word)))
        const expected = deltas.findIndex((_, at) => (heard('a', at) || heard('b', at)) && heard('c', at))
        expect(fired).toEqual([expected, expected, expected])
      }),
    )
  })
})

describe('conditions as one, watching a run', () => {
  it('cut it as soon as any of OR would', async () => {
    const either = or(max(9), new TimeoutTermination(1))
    const run = watched(either)
    await run.clock.advance(1_000)
    expect(run.interrupts.map(({ content }) => content)).toEqual(['Timeout of 1 seconds reached'])
    expect(either.terminated).toBe(true)
  })

  it('keep for AND that one would have cut it, and cut it with the last', async () => {
    const external = new ExternalTermination()
    const both = and(new TimeoutTermination(1), external)
    const run = watched(both)
    await run.clock.advance(1_000)
    expect(run.interrupts).toEqual([])
    external.set()
    expect(run.interrupts.map(({ content }) => content)).toEqual([
      'Timeout of 1 seconds reached, External termination requested',
    ])
    expect(both.terminated).toBe(true)
  })

  it('end by a message where the rest has fired by watching', async () => {
    const both = and(new TimeoutTermination(1), mention('stop'))
    const run = watched(both)
    await run.clock.advance(1_000)
    expect(await said(both, [text('go')])).toBeNull()
    expect(await said(both, [text('stop')])).toBe("Timeout of 1 seconds reached, Text 'stop' mentioned")
    expect(run.interrupts).toEqual([])
  })

  it.each([true, false])(
    'take one reason where one fires by watching while another looks and says %s',
    async (found) => {
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const external = new ExternalTermination()
      const either = or(new FunctionalTermination(() => promise), external)
      const run = watched(either)
      const checked = either.check([text('a')])
      external.set()
      resolve(found)
      expect((await checked)?.content).toBe('External termination requested')
      expect(run.interrupts.map(({ content }) => content)).toEqual(['External termination requested'])
    },
  )

  it('leave it alone once it is over', async () => {
    const external = new ExternalTermination()
    const run = watched(or(max(3), and(external)))
    run.end()
    external.set()
    expect(run.interrupts).toEqual([])
  })

  it('also with a condition that watches nothing', async () => {
    const own: TerminationCondition = {
      terminated: false,
      check: async () => null,
      reset: async () => {},
      saveState: () => null,
      loadState: () => {},
    }
    const run = watched(or(own, new SourceMatchTermination(['ann'])))
    expect(run.interrupts).toEqual([])
    run.end()
  })
})

function cut(words: readonly string[], sizes: readonly number[]): AnyMessage[][] {
  const rest = words.map((word) => text(word))
  const deltas = sizes.map((size) => rest.splice(0, size))
  return [...deltas, rest]
}

async function firedAt(condition: TerminationCondition, deltas: readonly AnyMessage[][]): Promise<number> {
  for (const [at, delta] of deltas.entries()) if ((await condition.check(delta)) !== null) return at
  return -1
}
