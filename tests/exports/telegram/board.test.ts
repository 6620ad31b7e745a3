import { expect, test } from 'vitest'
import type { Script } from '../../../backend/agents/scripted-voices.ts'
import { plainCouncil } from '../../support/scripts.ts'
import { type Bench, benches, manyTasks } from './bench.ts'

const openBench = benches()
const MINUTE = 60_000

/** Every answer takes so long on the clock that the chat can follow. */
function slow(bench: () => Bench, ms: number): Script {
  const script = plainCouncil()
  return async (request, call) => {
    await bench().clock.sleep(ms, call.signal)
    return script(request, call)
  }
}

test('given a council, when it is held, then one message is edited as it goes and ends as the record', async () => {
  const bench: Bench = await openBench({ script: slow(() => bench, 1_700) })
  const { runId } = await bench.council({ id: 'shed' })
  const held = bench.house.pool.drive(runId)
  await bench.pass(3 * MINUTE)
  await held
  const [message, ...others] = bench.chat()
  expect(others).toEqual([])
  const versions = message?.versions ?? []
  expect(versions.length).toBeGreaterThan(4)
  expect(versions.some(({ text }) => text.includes('In progress: debate'))).toBe(true)
  const edits = versions.map(({ at }) => at)
  edits.slice(1).forEach((at, index) => expect(at - edits[index]!).toBeGreaterThanOrEqual(3_000))
  expect(message?.text).toMatch(/^Where the tool library lives/)
  expect(message?.text).toContain('Decided: ')
  expect(message?.text).toContain('\nRisks\n• ')
  expect(message?.text).toContain('Buy a lock for the shed')
  expect(message?.text).toContain('http://127.0.0.1:3000/councils/')
  expect(await bench.rows(runId)).toMatchObject([{ key: 'shed', status: 'succeeded', externalId: '-1001/1' }])
  expect(bench.telegram.control.messagesWith({ text: 'tool library' })).toEqual({ now: 1, most: 1 })
})

test('given a chat that allows no more than Telegram advises, when a council is held, then it is never told to wait', async () => {
  const { ADVISED } = await import('../../support/emulators/telegram/rates.ts')
  const bench: Bench = await openBench({ script: slow(() => bench, 900), rates: ADVISED })
  const { runId } = await bench.council({ id: 'shed' })
  const held = bench.house.pool.drive(runId)
  await bench.pass(3 * MINUTE)
  await held
  const statuses = bench.telegram.control.journal().map(({ status }) => status)
  expect(statuses.length).toBeGreaterThan(4)
  expect(new Set(statuses)).toEqual(new Set([200]))
})

test('given a record that stands, when the meeting is held again, then that run has a message of its own until it stands', async () => {
  const bench = await openBench({ script: plainCouncil() })
  const first = await bench.council({ id: 'shed' })
  await bench.house.pool.drive(first.runId)
  await bench.pass(MINUTE)
  const record = bench.chat()[0]?.text
  const second = await bench.council({ id: 'shed' })
  await bench.house.pool.drive(second.runId)
  await bench.pass(MINUTE)
  expect(bench.chat()[0]?.text).toBe(record)
  const mine = bench.chat().slice(1)
  expect(mine.length).toBeLessThanOrEqual(1)
  for (const { text } of mine) expect(text).toContain('does not stand for its meeting')
  await bench.adopt(second.runId)
  await bench.pass(MINUTE)
  expect(bench.chat()[0]?.text).toContain(`/councils/${second.runId}`)
  expect(bench.telegram.control.messagesWith({ text: 'Decided: ' })).toEqual({ now: 1, most: 1 })
})

test('given a record of 100 tasks, when it is sent, then what does not fit follows in replies, in order', async () => {
  const bench = await openBench()
  const { runId } = await bench.recorded(manyTasks(100))
  await bench.pass(5 * MINUTE)
  const [board, ...replies] = bench.chat()
  expect(replies.length).toBeGreaterThan(1)
  expect(replies.every(({ replyTo }) => replyTo === board?.id)).toBe(true)
  const all = bench.chat().map((one) => one.text)
  expect(all.every((one) => one.length <= 4096)).toBe(true)
  const tasks = (await bench.house.state(runId)).artifacts.action_items?.body ?? []
  expect(tasks).toHaveLength(100)
  const shown = all
    .join('\n')
    .split('\n')
    .filter((line) => line.startsWith('• '))
  expect(shown).toEqual(tasks.map(({ title }) => `• ${title} (Boris · no date named)`))
})

test('given a decision of many messages, when it is made short, then what is too much goes, and comes back', async () => {
  const bench = await openBench()
  const { runId } = await bench.recorded()
  const long = 'Ein Wort mit 👨‍👩‍👧 und עברית <b>&amp;</b> und mehr. '.repeat(70)
  for (const [decision, messages] of [
    [long, 2],
    ['Short.', 1],
    [long, 2],
  ] as const) {
    await bench.edit(runId, decision)
    await bench.pass(MINUTE)
    expect(bench.chat()).toHaveLength(messages)
    const text = bench
      .chat()
      .map((one) => one.text)
      .join(' ')
    expect(text.replaceAll(/\s/g, '')).toContain(decision.replaceAll(/\s/g, ''))
    expect(bench.chat()[0]?.id).toBe(1)
  }
  // Telegram lets nobody delete what is older than two days: it is emptied.
  bench.clock.advance(49 * 60 * MINUTE)
  await bench.edit(runId, 'Short.')
  await bench.pass(MINUTE)
  expect(
    bench
      .chat()
      .slice(1)
      .map(({ text }) => text),
  ).toEqual(['—'])
  expect(await bench.rows(runId)).toMatchObject([{ status: 'succeeded' }])
})
