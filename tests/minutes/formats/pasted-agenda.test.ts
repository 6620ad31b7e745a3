import { describe, expect, it } from 'vitest'
import { pastedAgenda } from '../../../backend/minutes/formats/pasted-agenda.ts'

const read = (text: string) =>
  pastedAgenda(text).map((one) => [one.title, one.timeboxMinutes ?? null, one.kind ?? null])

describe('an agenda that was pasted', () => {
  it.each([
    [
      '- Costs (10 min)\n- Decide on the venue: 1h',
      [
        ['Costs', 10, 'discuss'],
        ['Decide on the venue', 60, 'decide'],
      ],
    ],
    [
      '1. Costs\n2. Venue',
      [
        ['Costs', null, null],
        ['Venue', null, null],
      ],
    ],
    [
      'Costs 10 min\nVenue 15м\nWrap up',
      [
        ['Costs', 10, 'discuss'],
        ['Venue', 15, 'discuss'],
        ['Wrap up', null, 'decide'],
      ],
    ],
    [
      '10:00-10:15 Costs\n10:15–11:00 Venue',
      [
        ['Costs', 15, 'discuss'],
        ['Venue', 45, 'decide'],
      ],
    ],
    ['Agenda:\n* [ ] Costs, 5 minutes', [['Costs', 5, 'decide']]],
    [
      '• Costs\n    - per day\n• Venue',
      [
        ['Costs', null, null],
        ['Venue', null, null],
      ],
    ],
    ['We met in the hall.\nIt rained.', []],
    ['', []],
  ])('is read off %j', (text, items) => expect(read(text)).toEqual(items))

  it('has no more items than a meeting takes', () => {
    expect(pastedAgenda('- x\n'.repeat(100))).toHaveLength(50)
  })
})
