import { expect, it, onTestFinished } from 'vitest'
import { openMemory } from '../../backend/memory/open-memory.ts'
import { TestClock } from '../support/clock.ts'
import { testDoors, until } from '../support/doors.ts'
import { memoryLog } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { held } from './support/held.ts'

const open = testDoors()

/** Who follows the logs of these doors, by a clock that is told; `texts` are those that came to the library. */
async function following() {
  const doors = await open({ script: plainCouncil() })
  const [clock, texts] = [new TestClock(), new Array<string>()]
  const shelf = {
    addOfRun: async ({ runId, scope }: { runId: string; scope: string }) =>
      void texts.push(`${runId} ${scope}`),
    removeOfRun: async () => {},
  }
  const { store, bus } = doors
  const memory = openMemory({ log: store.log, store: store.memory, clock, logger: memoryLog() })
  const follower = memory.follower({ shelf, bus })
  onTestFinished(() => follower.close())
  return { doors, clock, texts, follower }
}

it('brings what ended before it began, and what ends from then on', async () => {
  const { doors, clock, texts, follower } = await following()
  const first = await held(doors)
  let told = 0
  follower.start(() => void (told += 1))
  await until(() => told === 1)
  expect(texts).toEqual(['decisions', 'history', 'context'].map((scope) => `${first} ${scope}`))
  const second = await held(doors, { title: 'Another' })
  await until(() => {
    clock.advance(1_000)
    return told === 2
  })
  expect(texts).toContain(`${second} decisions`)
})

it('notices a day that comes, though nothing is said in any log', async () => {
  const { doors, clock, follower } = await following()
  const runId = await held(doors, { review_at: '2026-02-01' })
  follower.start(() => {})
  const reminders = () => doors.store.memory.reminders('main')
  await follower.look()
  expect(await reminders()).toEqual([])
  clock.jump(Date.parse('2026-02-01T00:00:10.000Z') - clock.now())
  await until(async () => {
    clock.advance(60_000)
    return (await reminders()).length > 0
  })
  expect(await reminders()).toMatchObject([{ decisionId: `${runId}/d1`, day: '2026-02-01' }])
})

it('ends at once, in whatever it waits', async () => {
  const { follower } = await following()
  follower.start(() => {})
  await follower.close()
  await follower.close()
})
