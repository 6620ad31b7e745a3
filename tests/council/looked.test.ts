import { expect, it } from 'vitest'
import type { EventData } from '../../schemas/generated/types.ts'
import { SYSTEM, type NewEvent } from '../../backend/council/events.ts'
import { lookedAfter, NOTHING_LOOKED_FOR } from '../../backend/council/timeline/looked.ts'

const call = (data: Partial<EventData['tool_call']>): NewEvent => ({
  actor: SYSTEM,
  type: 'tool_call',
  data: {
    callId: 'call1',
    tool: 'search_sources',
    seat: 'expert_a',
    arguments: { query: 'the roof' },
    status: 'succeeded',
    ...data,
  },
})
const after = (...events: NewEvent[]) => events.reduce(lookedAfter, NOTHING_LOOKED_FOR)

it('what was looked for is known with how much it brought; no answer is not nothing', () => {
  const { searches } = after(
    call({ result: { passages: [] } }),
    call({ arguments: { query: 'a\nb', automatic: true }, result: { passages: [] } }),
    call({ status: 'failed', error: 'The library could not be read: it is away.' }),
  )
  expect(searches).toEqual([
    { callId: 'call1', seat: 'expert_a', query: 'the roof', isAutomatic: false, found: 0 },
    { callId: 'call1', seat: 'expert_a', query: 'a\nb', isAutomatic: true, found: 0 },
    { callId: 'call1', seat: 'expert_a', query: 'the roof', isAutomatic: false, found: null },
  ])
})

it('searches are kept to the last hundred', () => {
  const many = Array.from({ length: 130 }, (_, n) => call({ callId: `call${n}` }))
  const { searches } = after(...many)
  expect([searches.length, searches[0]?.callId]).toEqual([100, 'call30'])
})

it('how often a text was cited is counted, messages apart', () => {
  const anchor = { quote: 'q', speaker: null, line: 1, start: 0, end: 1, sha256: '' }
  const citing = (...ids: (string | null)[]): NewEvent => ({
    type: 'chat_message',
    actor: SYSTEM,
    data: {
      messageId: 'm1',
      turnId: null,
      seat: null,
      phase: 'debate',
      content: '',
      citations: ids.map((id) => ({ ...anchor, source_id: id, message_id: id === null ? 'm0' : null })),
    },
  })
  expect(after(citing('s0', 's1', null), citing('s1'), citing()).cited).toEqual({ s0: 1, s1: 2 })
})
