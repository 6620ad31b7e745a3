import { describe, expect, it } from 'vitest'
import { readMinutes } from '../../../backend/minutes/read-minutes.ts'
import { recordOf } from '../../../backend/minutes/record/record.ts'
import { sha256 } from '../../../backend/log/digest.ts'

const RECORD = `---
status: accepted
date: 2026-02-03
decision-makers: Nina Vale, Omar Reed
---
# Where the ferry tickets are sold

## Context and Problem Statement

Passengers wait at the pier. Where do we sell the tickets?

## Decision Drivers

* No queue at the pier
* Works without a network

## Considered Options

* A kiosk at the pier
* On board

## Decision Outcome

Chosen option: "On board", because nobody has to wait on land.

### Consequences

* Good, because the kiosk is not needed
* Bad, because the crew has more to do

## Pros and Cons of the Options

### A kiosk at the pier

* Good, because cash stays on land
* Bad, because people queue in the rain

### On board

* Good, because the ferry leaves on time
`

function recordIn(text: string) {
  const said = readMinutes({ name: '0007-tickets.md', text })
  const ids = { meetingId: 'm', runId: 'r', now: Date.UTC(2026, 2, 20) }
  return { subject: said.subject, ...recordOf(said, ids, sha256) }
}

describe('the record of a decision record', () => {
  it('holds its options with what speaks for and against each, the choice, the reason and the risks', () => {
    const { subject, decisionLog, faults } = recordIn(RECORD)
    expect(subject).toMatchObject({
      title: 'Where the ferry tickets are sold',
      question: 'Where do we sell the tickets?',
    })
    expect(decisionLog).toMatchObject({
      status: 'decided',
      chosen_option: 'o2',
      decided_at: '2026-02-03T00:00:00.000Z',
      decided_by: [{ name: 'Nina Vale' }, { name: 'Omar Reed' }],
      criteria: [{ title: 'No queue at the pier' }, { title: 'Works without a network' }],
      rationale: [{ claim: expect.stringContaining('nobody has to wait on land'), support: 'verbatim' }],
      risks: [{ risk: expect.stringContaining('the crew has more to do') }],
      needs_review: [],
    })
    const [kiosk, board] = decisionLog.alternatives
    expect(kiosk?.title).toBe('A kiosk at the pier')
    expect(kiosk?.pros).toMatchObject([{ text: 'cash stays on land', support: 'verbatim' }])
    expect(kiosk?.cons).toMatchObject([{ text: 'people queue in the rain' }])
    expect(board?.pros.map(({ text }) => text)).toEqual([
      'the ferry leaves on time',
      'the kiosk is not needed',
    ])
    expect(faults).toEqual({ decisionLog: [], actionItems: [], summary: [] })
  })

  it.each([
    ['proposed', 'deferred', null, 'it is not decided yet'],
    ['rejected', 'deferred', null, 'it was not accepted'],
    ['superseded by 0009', 'decided', 'o2', 'it holds no longer'],
  ])('does not take one that is %s for a decision that stands', (status, wanted, chosen, why) => {
    const { decisionLog } = recordIn(RECORD.replace('status: accepted', `status: ${status}`))
    expect(decisionLog).toMatchObject({ status: wanted, chosen_option: chosen })
    expect(decisionLog.needs_review).toEqual([expect.stringContaining(why)])
  })

  it.each([
    ['Accepted. Supersedes [4. Sell at the kiosk](0004-kiosk.md)', '4. Sell at the kiosk'],
    ['Accepted, replaces ADR-0004', 'ADR-0004'],
    ['Принято. Заменяет 4. Продажа в кассе', '4. Продажа в кассе'],
  ])('that replaces another holds, and names what it replaces: %s', (status, replaced) => {
    const { decisionLog } = recordIn(RECORD.replace('status: accepted', `status: ${JSON.stringify(status)}`))
    expect(decisionLog.supersedes).toEqual([replaced])
    expect(decisionLog.needs_review.join()).not.toMatch(/holds no longer|больше не действует/)
  })

  it.each(['Superseded by ADR-0012', 'Supersedes ADR-0004; superseded by ADR-0012', 'Заменено на ADR-12'])(
    'that is replaced holds no longer: %s',
    (status) => {
      const { decisionLog } = recordIn(
        RECORD.replace('status: accepted', `status: ${JSON.stringify(status)}`),
      )
      expect(decisionLog.needs_review.join()).toMatch(/holds no longer|больше не действует/)
      expect(decisionLog.supersedes.join()).not.toContain('0012')
    },
  )
})
