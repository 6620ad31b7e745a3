import { expect, it } from 'vitest'
import { openTestHouse } from '../support/house.ts'
import { Witness } from '../support/promises.ts'
import { plainCouncil } from '../support/scripts.ts'

const RIGHT = { quote: 'The shed is dry all year.', source_id: 's1' }
const WRONG = { quote: 'The shed is warm in winter.', source_id: 's1' }

async function debating(quotes: (typeof RIGHT)[], text = RIGHT.quote) {
  const house = openTestHouse({
    script: plainCouncil((request, plain) =>
      request.seat === 'expert_a' && request.phase === 'debate' && request.round === 1
        ? { ...plain, contributions: [{ tool: 'make_claim', arguments: { text, kind: 'fact', quotes } }] }
        : plain,
    ),
  })
  const { runId } = await house.start()
  await house.pool.drive(runId)
  new Witness().see(await house.log.read(runId, 0))
  const events = await house.events(runId)
  const calls = events.flatMap((event) => (event.type === 'tool_call' ? [event.data] : []))
  const claims = events.flatMap((event) =>
    event.type === 'claim' && event.data.kind === 'fact' ? [event.data] : [],
  )
  return { calls, claims, state: await house.state(runId) }
}

it('a wrong quote is struck and counted, and the claim stands on the others', async () => {
  const { calls, claims, state } = await debating([WRONG, RIGHT])
  expect(claims).toMatchObject([{ support: 'verbatim', anchors: [{ quote: RIGHT.quote }] }])
  expect(claims[0]?.anchors).toHaveLength(1)
  expect(calls).toMatchObject([
    {
      tool: 'quote',
      status: 'failed',
      arguments: WRONG,
      struck: 1,
      error: expect.stringContaining('does not stand in s1'),
    },
  ])
  expect(state.struck).toEqual({ expert_a: 1 })
  expect(state.failures.contribution_refused).toBeUndefined()
})

it('a claim of which no quote stands is refused, and its quotes are counted', async () => {
  const { calls, claims, state } = await debating([WRONG, WRONG], WRONG.quote)
  expect(claims).toEqual([])
  expect(calls).toMatchObject([{ tool: 'make_claim', status: 'failed', struck: 2 }])
  expect(state.struck).toEqual({ expert_a: 2 })
})

it('what is quoted rightly is counted nowhere', async () => {
  const { calls, state } = await debating([RIGHT])
  expect(calls).toEqual([])
  expect(state.struck).toEqual({})
})
