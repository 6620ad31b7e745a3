import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SpeakerPolicy } from '../../backend/council/speaker-policies/policy.ts'
import { verifyChain } from '../../backend/log/chain.ts'
import * as validators from '../../schemas/generated/validators.js'
import { hold, record, type Held } from '../support/agendas.ts'

const EXAMPLES = path.join(import.meta.dirname, '../../registry/examples')
const examples = readdirSync(EXAMPLES).map((name) => ({
  name,
  text: readFileSync(path.join(EXAMPLES, name), 'utf8'),
}))

/** Sets its heart on one seat as far as it may. */
const favourite: SpeakerPolicy = {
  name: 'favourite',
  title: 'A favourite',
  description: 'The last seat that may speak.',
  choose: ({ candidates }) => ({ seat: candidates.at(-1) ?? '', rationale: 'It is my favourite.' }),
}

describe.each(examples)('the council on $name', ({ text }) => {
  test.each(['round_robin', 'selector', 'handoff', 'favourite'])(
    'held by the offline panel under %s ends with a valid record',
    async (policy) => {
      const held = await hold(text, [], { policy, policies: [favourite] })
      const { log, tasks, summary } = record(held.state)
      expect(held.faults).toEqual([])
      expect(held.state.status).toBe('completed')
      expect(validators.isDecisionLog(log), JSON.stringify(validators.isDecisionLog.errors)).toBe(true)
      expect(validators.isActionItems(tasks)).toBe(true)
      expect(validators.isSummary(summary)).toBe(true)
      // What weighs much waits for a person's approval; nothing else needs a second look.
      expect(log.needs_review.filter((one) => !/approval|утвержд/.test(one))).toEqual([])
      expect(log.provenance.policy).toBe(policy)
      expect(verifyChain(held.lines)).toMatchObject({ ok: true })
      everyoneIsHeard(held)
    },
  )
})

/** Each seat of a debate has had the floor in it, and nobody is more than two turns ahead in the debate of an item. */
function everyoneIsHeard({ state, events }: Held): void {
  const seats = state.seats.filter(({ role }) => state.template.body.phases.debate.roles.includes(role))
  const spoke = events.flatMap((event) =>
    event.type === 'chat_message' && event.data.phase === 'debate' ? [event.data.seat] : [],
  )
  const items = state.meeting.agenda.length
  const counts = seats.map(({ seat }) => spoke.filter((one) => one === seat).length)
  expect(Math.min(...counts)).toBeGreaterThan(0)
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2 * items)
}
