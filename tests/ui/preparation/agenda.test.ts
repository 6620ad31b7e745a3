import { describe, expect, it } from 'vitest'
import { minutesOf, timeboxOf } from '../../../ui/preparation/agenda/durations.ts'
import { asList, timedList, withMinutes } from '../../../ui/preparation/agenda/pasted-points.ts'
import { barParts, plannedMinutes } from '../../../ui/preparation/agenda/sum.ts'
import { movedBy } from '../../../ui/preparation/rows.ts'

describe('a time', () => {
  it.each([
    ['15', 15],
    ['7:30', 7.5],
    ['1:02:30', 62.5],
    ['15 min', 15],
    ['15 мин', 15],
    ['15м', 15],
    ['10 минут', 10],
    ['1 h 30', 90],
    ['1ч 30м', 90],
    ['2,5 часа', 150],
    ['полчаса', 30],
    ['полтора часа', 90],
    ['90 s', 1.5],
    ['45 сек.', 0.75],
    [' 12 MIN ', 12],
  ])('%j is %s minutes', (text, minutes) => expect(minutesOf(text)).toBeCloseTo(minutes, 6))

  it.each(['', 'soon', '0', '1500', '12:99', '-5', '5 apples', '15 минтай-рыба', '1e3'])(
    '%j is none',
    (text) => expect(minutesOf(text)).toBeNull(),
  )

  it('is written as a timebox, which is read again as the same', () => {
    for (const minutes of [0.5, 1, 7.5, 12, 90, 1440]) expect(minutesOf(timeboxOf(minutes))).toBe(minutes)
    expect([0.5, 12, 90].map(timeboxOf)).toEqual(['0:30', '12:00', '90:00'])
  })
})

describe('the sum of an agenda', () => {
  const items = [
    { key: 'a', title: 'A', time: '5' },
    { key: 'b', title: 'B', time: '10 мин' },
    { key: 'c', title: 'C', time: 'later' },
  ]

  it('counts what can be read', () => expect(plannedMinutes(items)).toBe(15))

  it('is drawn against the longer of both, the plan or the whole', () => {
    expect(barParts(items, 30).map(({ share }) => share)).toEqual([5 / 30, 10 / 30, 0])
    expect(barParts(items, 10).reduce((sum, { share }) => sum + share, 0)).toBe(1)
    expect(barParts([], 0)).toEqual([])
  })
})

describe('points that are pasted', () => {
  it('are a list, marked or not; headings stay headings', () => {
    expect(asList('# Agenda\nWelcome\n- Budget\n2. Hall\n\nTo do:')).toBe(
      '# Agenda\n- Welcome\n- Budget\n2. Hall\n\nTo do:',
    )
  })

  it('share what is left of the whole where they give no minutes, and never get less than one', () => {
    const points = [{ minutes: 5 }, { minutes: null }, { minutes: null }]
    expect(withMinutes(points, 15).map(({ minutes }) => minutes)).toEqual([5, 5, 5])
    expect(withMinutes(points, 4).map(({ minutes }) => minutes)).toEqual([5, 1, 1])
    expect(timedList([{ title: 'Hall', minutes: 2.5 }])).toBe('- Hall (2.5 min)')
  })
})

describe('an item that is moved', () => {
  it('goes one up or down, and stays where there is no further', () => {
    expect(movedBy(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(movedBy(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(movedBy(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(movedBy(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })
})
