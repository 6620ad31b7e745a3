import { describe, expect, it } from 'vitest'
import { type Bench, benches, GROUP } from './bench.ts'

const openBench = benches()
const MINUTE = 60_000

const failing = async (bench: Bench) => {
  const { runId } = await bench.recorded()
  await bench.pass(MINUTE)
  const [row] = await bench.rows(runId)
  return { runId, row: row! }
}

describe('a chat that does not take the message', () => {
  it.each([
    ['blocked', 'bot was blocked by the user'],
    ['kicked', 'bot was kicked from the group chat'],
  ] as const)(
    'because it is %s says what to do, is left alone, and gets it once when it is mended',
    async (why, said) => {
      const bench = await openBench()
      bench.telegram.control.close({ chat: GROUP, why })
      const { runId, row } = await failing(bench)
      expect(row).toMatchObject({ status: 'failed' })
      expect(row.error).toContain(said)
      expect(row.error).toContain('Unblock the bot, or add it to the group again')
      expect(bench.outbox.lane('telegram')?.rest()?.why).toContain(said)
      expect(bench.telegram.control.journal()).toHaveLength(1)
      bench.telegram.control.close({ chat: GROUP, why: null })
      await bench.retry(row.exportId)
      await bench.pass(MINUTE)
      expect(bench.chat()).toHaveLength(1)
      expect(await bench.rows(runId)).toMatchObject([{ status: 'succeeded' }])
    },
  )

  it('because it moved tells where to', async () => {
    const bench = await openBench()
    bench.telegram.control.migrate({ chat: GROUP, to: -100_777 })
    const { row } = await failing(bench)
    expect(row.error).toContain('Set TELEGRAM_CHAT_ID=-100777')
  })

  it('because there is none says how to find its id', async () => {
    const bench = await openBench({ access: { chatId: '-100404' } })
    const { row } = await failing(bench)
    expect(row.error).toContain('set TELEGRAM_CHAT_ID to the id of that chat')
  })

  it('because of a wrong token says so without the token', async () => {
    const { Secret } = await import('../../../backend/secret.ts')
    const bench = await openBench({ access: { token: new Secret('7:another-token') } })
    const { row } = await failing(bench)
    expect(row.error).toContain('set TELEGRAM_BOT_TOKEN')
    expect(JSON.stringify([row, bench.house.logger.lines])).not.toContain('another-token')
  })

  it('because of the message itself leaves it, and says that the Markdown is there', async () => {
    const bench = await openBench()
    const fault = { kind: 'status', code: 400, commit: 'before', error: 'Bad Request: TOPIC_CLOSED' } as const
    bench.telegram.control.fault({ match: { path: '/sendMessage' }, fault })
    const { row } = await failing(bench)
    expect(row).toMatchObject({ status: 'dead', nextAt: null })
    expect(row.error).toContain('TOPIC_CLOSED')
    await bench.pass(10 * MINUTE)
    expect(bench.telegram.control.journal()).toHaveLength(1)
  })
})
