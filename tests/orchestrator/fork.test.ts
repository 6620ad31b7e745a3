import { describe, expect, it } from 'vitest'
import { foldAll } from '../../backend/council/evolve.ts'
import { MeetingInvalid } from '../../backend/council/meeting/meeting-invalid.ts'
import { verifyChain } from '../../backend/log/chain.ts'
import { normaliseLog } from '../../backend/log/normalise-log.ts'
import type { ForkChanges } from '../../schemas/generated/types.ts'
import { dice } from '../support/random-council.ts'
import { exampleText, openForkHouse } from '../support/forked.ts'

describe('a fork', () => {
  it('shares the log of its parent byte for byte and goes on as the parent did where nothing is changed', async () => {
    // Given a council that has ended
    const house = openForkHouse()
    const parent = await house.hold(exampleText('event-log-database'))
    const whole = await house.lines(parent.runId)
    const { below } = dice(7)
    for (const atSeq of [1, 2, ...Array.from({ length: 7 }, () => 1 + below(parent.seq)), parent.seq]) {
      // When it is forked anywhere
      const fork = await house.fork(parent.runId, atSeq)
      const lines = await house.lines(fork.runId)
      const at = fork.parent?.seq ?? 0
      // Then up to there the bytes are the parent's, the chain holds, and what follows is the same again
      expect(at).toBeLessThanOrEqual(atSeq)
      expect(lines.slice(0, at)).toEqual(whole.slice(0, at))
      expect(verifyChain(lines)).toMatchObject({ ok: true, headSeq: fork.seq })
      expect(fork.status).toBe(parent.status)
      expect(fork.artifacts.decision_log?.body.chosen_option).toBe(
        parent.artifacts.decision_log?.body.chosen_option,
      )
      expect(said(fork)).toEqual(said(parent))
      expect({ ...foldAll(lines.map((line) => JSON.parse(line))), headHash: '' }).toMatchObject({
        runId: fork.runId,
      })
    }
    expect(house.logger.lines).toEqual([])
    expect(await house.lines(parent.runId)).toEqual(whole)
    expect(normaliseLog(whole)).toHaveLength(whole.length)
  })

  it('is held without a claim: nobody makes it, its sentence is struck, and nothing challenges it', async () => {
    // Given a council and a claim of it
    const house = openForkHouse()
    const parent = await house.hold(exampleText('event-log-database'))
    for (const claim of [...parent.claims].slice(0, 6)) {
      // When it is held again without the claim
      const fork = await house.fork(parent.runId, undefined, { without: [claim.claimId] })
      const turn = [...parent.messages].find((one) => one.messageId === claim.messageId)
      // Then the fork begins before the turn in which it was made
      expect(fork.parent?.seq).toBeLessThan(turn?.seq ?? 0)
      const retold = [...fork.messages].find((one) => one.messageId === claim.messageId)
      expect(retold?.seat).toBe(claim.seat)
      expect(retold?.content).not.toContain(claim.text)
      const ids = [...fork.claims].map(({ claimId }) => claimId)
      expect(ids).toEqual(ids.map((_, index) => `c${index + 1}`))
      const own = [...fork.claims].filter(({ messageId }) => messageId === claim.messageId)
      const had = [...parent.claims].filter(({ messageId }) => messageId === claim.messageId)
      expect(own.map(({ text }) => text)).toEqual(
        had.filter(({ claimId }) => claimId !== claim.claimId).map(({ text }) => text),
      )
      expect(fork.status).toBe('completed')
      expect(verifyChain(await house.lines(fork.runId))).toMatchObject({ ok: true })
    }
    expect(house.logger.lines).toEqual([])
  })

  it('leaves a message out, or has something else said in its place', async () => {
    const house = openForkHouse()
    const parent = await house.hold(exampleText('event-log-database'))
    const [, second] = [...parent.messages].filter(({ role }) => role === 'expert')
    if (second === undefined) throw new Error('Two experts speak.')
    const { messageId } = second
    const silent = await house.fork(parent.runId, undefined, { message: { messageId, content: null } })
    expect([...silent.messages].some((one) => one.messageId === messageId)).toBe(false)
    expect(silent.fork?.message).toEqual({ messageId, content: null })
    const content = 'I have nothing to add.'
    const other = await house.fork(parent.runId, undefined, { message: { messageId, content } })
    expect([...other.messages].find((one) => one.messageId === messageId)).toMatchObject({
      content,
      seat: second.seat,
    })
    expect([...other.claims].some((one) => one.messageId === messageId)).toBe(false)
    expect([silent.status, other.status]).toEqual(['completed', 'completed'])
    expect(house.logger.lines).toEqual([])
  })

  it('seats others: one seat is silent, the order is another, an instruction is heard', async () => {
    const house = openForkHouse()
    const parent = await house.hold(exampleText('event-log-database'))
    const experts = parent.seats.filter(({ role }) => role === 'expert').map(({ seat }) => seat)
    const [seat = ''] = experts
    // From the beginning, the seat is not at the table
    const without = await house.fork(parent.runId, 1, { silent: [seat] })
    expect(without.seats.some((one) => one.seat === seat)).toBe(false)
    expect([...without.messages].some((one) => one.seat === seat)).toBe(false)
    // Later, it is no longer heard
    const half = Math.floor(parent.seq / 2)
    const muted = await house.fork(parent.runId, half, { silent: [seat], instruction: 'Mind the price.' })
    const own = [...muted.messages].filter((one) => one.seq > (muted.parent?.seq ?? 0))
    expect(own[0]).toMatchObject({ seat: null, content: 'Mind the price.', by: { name: 'Anna' } })
    expect(own.some((one) => one.seat === seat)).toBe(false)
    const turned = await house.fork(parent.runId, 1, { order: 3 })
    expect(turned.seats.map((one) => one.seat)).not.toEqual(parent.seats.map((one) => one.seat))
    expect(turned.seats.map((one) => one.seat).toSorted()).toEqual(
      parent.seats.map((one) => one.seat).toSorted(),
    )
    for (const run of [without, muted, turned]) expect(run.status).toBe('completed')
    expect(house.logger.lines).toEqual([])
  })

  it('says what cannot be changed, where, and what to do', async () => {
    const house = openForkHouse()
    const parent = await house.hold(exampleText('event-log-database'))
    const refusal = (changes: ForkChanges, atSeq?: number) =>
      house.fork(parent.runId, atSeq, changes).then(
        () => 'was taken',
        (error: unknown) => (error instanceof MeetingInvalid ? error.errors[0] : error),
      )
    expect(await refusal({ silent: ['nobody'] }, 1)).toMatchObject({ pointer: '/silent/0' })
    expect(await refusal({ silent: ['moderator'] }, 1)).toMatchObject({ pointer: '/silent' })
    expect(await refusal({ without: ['c999'] })).toMatchObject({ pointer: '/without/0' })
    expect(await refusal({ message: { messageId: 'm999', content: null } })).toMatchObject({
      pointer: '/message/messageId',
    })
    expect(await refusal({ sources: { drop: ['s0'] } }, 1)).toMatchObject({ pointer: '/sources/drop/0' })
    expect(await refusal({ template: 'no-such' }, 1)).toMatchObject({ pointer: '/template' })
    expect(await refusal({ policy: 'no-such' }, 1)).toMatchObject({ pointer: '/policy/name' })
    expect(await refusal({ timeboxes: [{ itemId: 'i99', minutes: 1 }] }, 1)).toMatchObject({
      pointer: '/timeboxes/0/itemId',
    })
    expect(await refusal({}, 0)).toMatchObject({ pointer: '/atSeq' })
  })
})

const said = ({ messages }: { messages: Iterable<{ seat: string | null; content: string }> }) =>
  [...messages].map(({ seat, content }) => `${seat}: ${content}`)
