import { expect, it } from 'vitest'
import { scriptedVoices } from '../../backend/agents/scripted-voices.ts'
import { withLibrary } from '../../backend/agents/looking-up.ts'
import { retoldTurn } from '../../backend/council/fork/retold-turn.ts'
import { openTestHouse } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { shelf } from '../support/shelf.ts'

it('a turn that is told again in a fork without one of its claims has found what the others cite', async () => {
  // Given a seat that puts two claims on record in one turn, one of them on what it has found
  const fact = 'The insurer pays for tools in the shed only behind a lock.'
  const { lookUp } = await shelf({ insurance: fact })
  const script = plainCouncil((request, plain) => {
    const found = request.found?.[0]
    if (request.seat !== 'expert_a' || request.phase !== 'positions' || found === undefined) return plain
    const quotes = [{ quote: fact, source_id: found.id }]
    const claim = { tool: 'make_claim', arguments: { text: fact, kind: 'fact', quotes } }
    return { ...plain, contributions: [...(plain.contributions ?? []), claim] }
  })
  const house = openTestHouse({ voices: withLibrary(scriptedVoices(script), lookUp) })
  const { runId } = await house.start({ knowledge: { scopes: ['docs'] } })
  await house.pool.drive(runId)
  const events = await house.events(runId)
  const from = events.findIndex(({ type, data }) => type === 'tool_call' && 'result' in data)
  const to = events.findIndex(({ type }, at) => at > from && type === 'turn')
  const turn = events.slice(from, to + 1)
  const state = await house.state(runId)
  // When it is told again without the other claim
  const told = retoldTurn(state, turn, { without: ['c1'] })
  // Then the passage is found there too
  expect(told.map(({ type }) => type)).toContain('tool_call')
  expect(told.flatMap(({ type, data }) => (type === 'claim' && 'text' in data ? [data.text] : []))).toEqual([
    fact,
  ])
  // And where something else is said instead, nothing was found
  const instead = retoldTurn(state, turn, { message: { messageId: 'm2', content: 'No.' } })
  expect(instead.map(({ type }) => type)).not.toContain('tool_call')
})
