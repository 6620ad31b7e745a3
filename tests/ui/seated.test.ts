import { describe, expect, it } from 'vitest'
import type { Actor, EventData, EventType, Seat } from '../../schemas/generated/types.ts'
import { evolve } from '../../backend/council/evolve.ts'
import { SYSTEM, type FoldedEvent } from '../../backend/council/events.ts'
import type { RunState } from '../../backend/council/state.ts'
import { freeSeats, hostsOf, missedTurns, mySeats, personTurn, sitterOf } from '../../ui/people/seated.ts'
import { GivenRun } from '../support/given.ts'

const ANNA: Actor = { kind: 'person', id: 'anna', name: 'Anna' }
const BORIS: Actor = { kind: 'person', id: 'boris', name: 'Boris' }

const after = <T extends EventType>(run: RunState, type: T, data: EventData[T]): RunState =>
  evolve(run, {
    type,
    data,
    actor: SYSTEM,
    seq: run.seq + 1,
    at: run.lastAt,
    fromDriver: false,
  } as FoldedEvent)

const asked = (
  state: EventData['human_question']['state'],
  more: Partial<EventData['human_question']> = {},
) => ({
  questionId: 'h1',
  seat: 'expert_a',
  text: 'You have the floor.',
  deadline: '2026-01-05T09:03:00.000Z',
  defaultAnswer: 'pass',
  state,
  purpose: 'turn' as const,
  ...more,
})
const debate = () => new GivenRun().to('debate', 'expert_a').state
const seat = (run: RunState, id: string): Seat => {
  const found = run.seats.find((one) => one.seat === id)
  if (found === undefined) throw new Error(`no seat ${id}`)
  return found
}

describe('who sits in a seat', () => {
  it('is a person, by name, and the reader knows themselves', () => {
    const run = after(debate(), 'participant_updated', { seat: 'expert_a', state: 'joined', occupant: ANNA })
    expect(sitterOf(run, seat(run, 'expert_a'), ANNA)).toEqual({ kind: 'person', name: 'Anna', isMe: true })
    expect(sitterOf(run, seat(run, 'expert_a'), BORIS)).toMatchObject({ isMe: false })
    expect(mySeats(run, ANNA).map((one) => one.seat)).toEqual(['expert_a'])
    expect(mySeats(run, null)).toEqual([])
    expect(freeSeats(run).map((one) => one.seat)).not.toContain('expert_a')
    const left = after(run, 'participant_updated', { seat: 'expert_a', state: 'left', occupant: ANNA })
    expect(sitterOf(left, seat(left, 'expert_a'), ANNA)).toEqual({ kind: 'panel', panel: 'scripted' })
  })

  it('is a model with its host, somebody who has not come, or the panel', () => {
    const voice = { provider: 'openai', model: 'm-1', host: 'api.example.com' }
    const run: RunState = { ...debate(), voices: { expert_a: voice, expert_b: voice } }
    expect(sitterOf(run, seat(run, 'expert_a'), null)).toEqual({ kind: 'model', ...voice })
    expect(sitterOf(run, { ...seat(run, 'scribe'), person: 'Vera' }, null)).toEqual({
      kind: 'awaited',
      name: 'Vera',
    })
    // Who has left is not waited for: the agent of the seat speaks.
    const left = { ...run, left: ['scribe'] }
    expect(sitterOf(left, { ...seat(run, 'scribe'), person: 'Vera' }, null)).toMatchObject({ kind: 'panel' })
    expect(hostsOf(run)).toEqual([
      { host: 'api.example.com', seats: [{ model: 'm-1', names: ['Expert A', 'Expert B'] }] },
    ])
    expect(hostsOf(debate())).toEqual([])
  })

  it('offers seats that are kept for people first, and says how many turns were missed', () => {
    const run = debate()
    const kept = {
      ...run,
      seats: run.seats.map((one) => (one.seat === 'scribe' ? { ...one, person: 'Vera' } : one)),
    }
    expect(
      freeSeats(kept)
        .map((one) => one.seat)
        .slice(0, 2),
    ).toEqual(['scribe', 'expert_a'])
    const missed = after(after(run, 'human_question', asked('asked')), 'human_question', asked('defaulted'))
    expect([missedTurns(missed, 'expert_a'), missedTurns(missed, 'expert_b')]).toEqual([1, 0])
  })
})

describe('the turn of a person', () => {
  it('is the reader’s where they sit there, anybody’s where nobody does, else of somebody else', () => {
    const open = after(debate(), 'human_question', asked('asked'))
    expect(personTurn(open, ANNA)?.whose).toBe('anybodys')
    const taken = after(open, 'participant_updated', { seat: 'expert_a', state: 'joined', occupant: ANNA })
    expect(personTurn(taken, ANNA)?.whose).toBe('mine')
    expect(personTurn(taken, BORIS)?.whose).toBe('theirs')
    expect(personTurn(taken, null)?.whose).toBe('theirs')
  })

  it('is still known when the floor has passed on, so that words left in the field are not lost', () => {
    const run = after(after(debate(), 'human_question', asked('asked')), 'human_question', asked('defaulted'))
    expect(personTurn(run, ANNA)?.question.state).toBe('defaulted')
    expect(personTurn({ ...run, status: 'stopped' }, ANNA)).toBeNull()
    expect(personTurn(debate(), ANNA)).toBeNull()
  })
})
