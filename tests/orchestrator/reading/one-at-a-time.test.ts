import { expect, test } from 'vitest'
import { problemOf } from '../../../backend/http/problem.ts'
import { oneAtATime } from '../../../backend/orchestrator/reading/one-at-a-time.ts'
import { ReadingBusy } from '../../../backend/minutes/formats/reading-busy.ts'

test('a queue of texts does one at a time, refuses what is too many, and goes on after a fault', async () => {
  const queue = oneAtATime(2)
  const done: number[] = []
  const first = Promise.withResolvers<void>()
  const job = (n: number) => async () => void done.push(n)
  const under = queue.add(() => first.promise)
  // It has begun, so it waits no more.
  await Promise.resolve()
  const failing = queue.add(() => Promise.reject(new Error('no text')))
  const second = queue.add(job(2))
  await expect(queue.add(job(3))).rejects.toThrow(ReadingBusy)
  const paid = queue.add(job(4), { mustBeDone: true })
  expect(done).toEqual([])
  first.resolve()
  await expect(failing).rejects.toThrow('no text')
  await Promise.all([under, second, paid])
  expect(done).toEqual([2, 4])
  await queue.add(job(5))
  expect(done).toEqual([2, 4, 5])
})

test('whoever sent one too many is told so, and when to come again', () => {
  const { status, message, more } = problemOf(new ReadingBusy()) ?? {}
  expect({ status, message }).toEqual({
    status: 503,
    message: 'Too many texts are being read: try again in a minute.',
  })
  expect(more?.headers).toEqual({ 'retry-after': '60' })
})
