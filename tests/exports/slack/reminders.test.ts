// People are reminded on the day a task is due, in the thread of the summary, as long as it is to be done.
import { expect, test } from 'vitest'
import type { Command } from '../../../schemas/generated/types.ts'
import { slackBenches, textOf, type Bench } from './bench.ts'

const openBench = slackBenches()
const DAY = 24 * 3_600_000
const morning = (day: number, month = 1) => new Date(2026, month - 1, day, 9).getTime()
const reminders = (bench: Bench) =>
  bench
    .said()
    .filter(({ metadata }) => JSON.stringify(metadata).includes('"reminder"'))
    .map(({ blocks }) => textOf(blocks).split('\n')[0])
/** Days in one step: minute by minute they would be long. */
async function until(bench: Bench, time: number): Promise<void> {
  await bench.quiet()
  bench.clock.advance(time - bench.clock.now())
  bench.outbox.wake()
  await bench.quiet()
}
const change = (path: string, value: unknown): Command => ({
  type: 'edit_artifact',
  kind: 'action_items',
  patch: [{ op: 'replace', path, value }],
})

test('given tasks with dates, when their days begin, then each is told once in the thread, and not before nine', async () => {
  const bench = await openBench()
  await bench.recorded(undefined, ['slack'])
  await until(bench, morning(20) - 1)
  expect(reminders(bench)).toEqual([])
  await until(bench, morning(20) + 60_000)
  expect(reminders(bench)).toEqual([expect.stringMatching(/^Due today: .*list the tools.* \(Chidi\)$/i)])
  const [summary, reminder] = bench.said()
  expect(reminder?.threadTs).toBe(summary?.ts)
  await until(bench, morning(1, 2) + 60_000)
  await until(bench, morning(1, 2) + 10 * DAY)
  expect(reminders(bench)).toHaveLength(2)
})

test('given a task that is done, or whose date moves, when the old day comes, then nobody is reminded of it', async () => {
  const bench = await openBench()
  const { runId } = await bench.recorded(undefined, ['slack'])
  await bench.quiet()
  const items = (await bench.runs.state(runId))?.artifacts.action_items?.body ?? []
  const chidi = items.findIndex(({ due_date: due }) => due === '2026-01-20')
  await bench.command(runId, change(`/${chidi}/due_date`, '2026-01-23'))
  await bench.command(runId, change(`/${1 - chidi}/status`, 'done'))
  await until(bench, morning(22))
  expect(reminders(bench)).toEqual([])
  await until(bench, morning(23) + 60_000)
  expect(reminders(bench)).toHaveLength(1)
  await until(bench, morning(10, 2))
  expect(reminders(bench)).toHaveLength(1)
})

test('given a server that was off on the day, when it is back days later, then nobody is reminded of what is over', async () => {
  const bench = await openBench()
  const { runId } = await bench.recorded(undefined, ['slack'])
  await bench.quiet()
  await bench.outbox.close()
  bench.clock.advance(18 * DAY)
  const again = await openBench({ clock: bench.clock, slack: bench.slack, store: bench.store, seed: 2 })
  again.outbox.read(runId)
  again.outbox.wake()
  await again.quiet()
  expect(reminders(again)).toEqual([])
  await until(again, morning(1, 2) + 60_000)
  expect(reminders(again)).toHaveLength(1)
})
