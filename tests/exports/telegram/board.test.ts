import { expect, test } from 'vitest'
import { plainCouncil } from '../../support/scripts.ts'
import { benches } from './bench.ts'

const openBench = benches()

test('given a council, when it is held, then one message is edited as it goes and ends as the record', async () => {
  const bench = await openBench({ script: plainCouncil() })
  const { runId } = await bench.council({ id: 'shed' })
  await bench.house.pool.drive(runId)
  await bench.pass(60_000)
  const chat = bench.chat()
  expect(chat.map(({ text }) => text)).toEqual([expect.stringContaining('Decided: ')])
  expect(chat[0]?.text).toContain('Where the tool library lives')
  expect(chat[0]?.text).toContain('Buy a lock for the shed')
  expect(chat[0]?.text).toContain('http://127.0.0.1:3000/councils/')
  expect(await bench.rows(runId)).toMatchObject([{ key: 'shed', status: 'succeeded', externalId: '-1001/1' }])
})
