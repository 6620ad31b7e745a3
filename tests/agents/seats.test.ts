import { expect, test } from 'vitest'
import { DraftPiece, RequestToSpeak } from '../../backend/agents/request-to-speak.ts'
import { Seats } from '../../backend/agents/seats.ts'
import type { TurnAnswer, TurnRequest, Voice } from '../../backend/ports/voice.ts'
import { TestClock } from '../support/clock.ts'

const asked = (messageId: string) => new RequestToSpeak({ phase: 'debate' } as TurnRequest, messageId)
const said = (text: string): TurnAnswer => ({ text, contributions: [], usage: {} as TurnAnswer['usage'] })
const open = () => new AbortController().signal

function given(voices: (seat: string) => Voice) {
  const heard: [string, DraftPiece][] = []
  const seats = new Seats(new TestClock(), (runId, piece) => heard.push([runId, piece]))
  return { seats, heard, table: seats.open('run-1', voices) }
}

test('given the floor, a seat answers, and what it writes on the way is heard of its run before the answer is', async () => {
  const { heard, table } = given((seat) => ({
    async speak(_, { onDraft }) {
      onDraft('Good ')
      onDraft('morning.')
      return said(`${seat}: Good morning.`)
    },
  }))
  const order = [
    table.speak('expert_a', asked('m1'), open()).then((answer) => ({ answer, heard: [...heard] })),
  ]
  const [first] = await Promise.all(order)
  expect(first?.answer).toEqual(said('expert_a: Good morning.'))
  expect(first?.heard).toEqual([
    ['run-1', new DraftPiece('m1', 'Good ')],
    ['run-1', new DraftPiece('m1', 'morning.')],
  ])
})

test('a seat that goes on when it was cut is told nothing more, is heard no more, and does not hold up its next turn', async () => {
  const late: (() => void)[] = []
  const signals: AbortSignal[] = []
  const { heard, table } = given(() => ({
    speak: (_, { signal, onDraft }) => {
      signals.push(signal)
      if (signals.length > 1) return Promise.resolve(said('second'))
      return new Promise<TurnAnswer>((resolve) =>
        late.push(() => {
          onDraft('too late')
          resolve(said('first'))
        }),
      )
    },
  }))
  const cut = new AbortController()
  const first = table.speak('expert_a', asked('m1'), cut.signal)
  await Promise.resolve()
  cut.abort(new Error('The turn is over.'))
  await expect(first).rejects.toThrow('The turn is over.')
  expect(await table.speak('expert_a', asked('m2'), open())).toEqual(said('second'))
  expect(signals[0]?.aborted).toBe(true)
  for (const say of late) say()
  await new Promise(setImmediate)
  expect(heard).toEqual([])
})

test('seats of two runs are two agents; a table that was closed is set anew with its new voices', async () => {
  const made: string[] = []
  const voices = (run: string) => (seat: string) => {
    made.push(`${seat} of ${run}`)
    return { speak: () => Promise.resolve(said(run)) }
  }
  const { seats, table } = given(voices('run-1'))
  const other = seats.open('run-2', voices('run-2'))
  for (const one of [table, other, table]) await one.speak('scribe', asked('m'), open())
  expect(made).toEqual(['scribe of run-1', 'scribe of run-2'])
  await table.close()
  const again = seats.open('run-1', voices('run-1 again'))
  expect(await again.speak('scribe', asked('m'), open())).toEqual(said('run-1 again'))
  await seats.close()
  await expect(again.speak('scribe', asked('m'), open())).rejects.toThrow()
})

test('what a voice throws reaches whoever gave it the floor, as it is', async () => {
  const { table } = given(() => ({ speak: () => Promise.reject(new RangeError('a bug')) }))
  await expect(table.speak('expert_a', asked('m1'), open())).rejects.toThrow(RangeError)
})
