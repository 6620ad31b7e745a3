import { describe, expect, it } from 'vitest'
import { changesOf, draftOf, faultsOf, type ForkDraft } from '../../../ui/fork/draft.ts'
import { messagesBy, seqAfter } from '../../../ui/fork/fork-place.ts'
import { GivenRun } from '../../support/given.ts'

const { state: run } = new GivenRun()
const ALL = 12
const drafted = (part: Partial<ForkDraft> = {}): ForkDraft => ({ ...draftOf(run, {}, 5), ...part })
const changed = (part: Partial<ForkDraft>) => changesOf(drafted(part), run, {})

describe('a fork that is thought of', () => {
  it('changes nothing where nothing was changed', () => {
    expect(changed({})).toEqual({})
    expect(faultsOf(drafted(), ALL)).toBeNull()
  })

  it('asks for what is other, and for nothing else', () => {
    const [seat] = run.seats
    const [item] = run.meeting.agenda
    expect(
      changed({
        name: ' Without her ',
        silent: ['expert_b'],
        seats: { [seat?.seat ?? '']: { agent: '', model: ' small ' } },
        minutes: { [item?.id ?? '']: '2,5' },
        maxTurns: '7',
        instruction: 'Mind the cost.',
        addTitle: 'A letter',
        addText: 'It came today.',
        drop: ['s1'],
      }),
    ).toEqual({
      name: 'Without her',
      silent: ['expert_b'],
      seats: [{ seat: seat?.seat, model: 'small' }],
      timeboxes: [{ itemId: item?.id, minutes: 2.5 }],
      maxTurns: 7,
      instruction: 'Mind the cost.',
      sources: { add: [{ title: 'A letter', text: 'It came today.' }], drop: ['s1'] },
    })
  })

  it('keeps the claim that nobody makes, and lets go of a seat that may speak after all', () => {
    expect(changesOf(drafted(), run, { without: ['c7'] })).toEqual({ without: ['c7'] })
    expect(changesOf(drafted({ silent: [] }), run, { silent: ['expert_b'] })).toEqual({})
  })

  it('asks for another order by a seed that the run did not have', () => {
    const { order } = changed({ isReordered: true })
    expect(order).not.toBe(run.seed)
    expect(changesOf(drafted({ isReordered: false }), run, { order: 4 })).toEqual({})
    expect(changesOf(drafted({ isReordered: true }), run, { order: 4 })).toEqual({ order: 4 })
  })

  it.each([
    [{ after: '' }, { after: true }],
    [{ after: '1.5' }, { after: true }],
    [{ after: '13' }, { after: true }],
    [{ maxTurns: '0' }, { maxTurns: true }],
    [{ maxTurns: '2.5' }, { maxTurns: true }],
    [{ addTitle: 'A letter' }, { add: true }],
    [{ minutes: { i1: 'soon' } }, { minutes: ['i1'] }],
  ])('says what cannot be asked for: %j', (part, faults) => {
    expect(faultsOf(drafted(part), ALL)).toEqual({ minutes: [], ...faults })
  })
})

describe('the place of a fork', () => {
  const stops = [10, 20, 35].map((seq, i) => ({
    seq,
    at: 0,
    number: i + 1,
    messageId: `m${i + 1}`,
    name: 'Expert A',
    turn: true,
  }))

  it('is behind all that followed from a message', () => {
    expect([0, 1, 2, 3].map((n) => seqAfter({ stops, lastSeq: 50 }, n))).toEqual([1, 19, 34, 50])
  })

  it('is told by the last message before it', () => {
    expect([1, 10, 34, 35, 50].map((seq) => messagesBy(stops, seq))).toEqual([0, 1, 2, 3, 3])
  })
})
