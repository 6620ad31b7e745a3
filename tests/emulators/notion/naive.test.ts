import type { Client } from '@notionhq/client'
import { expect, it } from 'vitest'
import { given, text } from './given.ts'

type Bench = Awaited<ReturnType<typeof given>>
const KEY = { property: 'XIO Key', rich_text: { equals: 'k' } }

/** What everybody writes first: look whether it is there, create it if not, and try again when something fails. */
async function naive(client: Client, { dataSourceId, parent, clock }: Bench): Promise<void> {
  for (let attempt = 0; attempt < 8; attempt++) {
    clock.advance(1_000)
    try {
      const { results } = await client.dataSources.query({ data_source_id: dataSourceId, filter: KEY })
      if (results.length > 0) return
      await client.pages.create({ parent, properties: { 'XIO Key': { rich_text: text('k') } } })
      return
    } catch {
      continue
    }
  }
}

it('an exporter that looks and then creates makes doubles under faults, late commits and late queries: seeds 1 to 30', async () => {
  const doubled: number[] = []
  for (let seed = 1; seed <= 30; seed++) {
    const bench = await given({ seed })
    bench.control.random({ seed, rate: 0.3 })
    bench.control.setLag({ query: [0, 15_000] })
    await naive(bench.client, bench)
    bench.clock.advance(60_000)
    if (bench.control.most('k') > 1) doubled.push(seed)
    expect(bench.control.unserved(), `seed ${seed}`).toEqual([])
  }
  expect(doubled.length).toBeGreaterThan(2)
})

it('without faults and lags it makes one', async () => {
  const bench = await given()
  await naive(bench.client, bench)
  await naive(bench.client, bench)
  expect(bench.control.keys()).toMatchObject({ k: { most: 1 } })
})
