import { describe, expect, it, test } from 'vitest'
import { datesIn, SHAPES } from '../../../backend/minutes/dates/dates-in.ts'
import { dayFirstIn } from '../../../backend/minutes/dates/numbers.ts'

const WEDNESDAY = '2023-12-13'
const read = (text: string, meetingDate: string | null = WEDNESDAY) =>
  datesIn(text, { meetingDate, language: /[а-яё]/i.test(text) ? 'ru' : 'en' })
const days = (text: string, meetingDate?: string | null) => read(text, meetingDate).map((one) => one.iso)

describe('the ways of writing a day', () => {
  const examples = SHAPES.flatMap(({ id, examples: of }) =>
    of.map(([words, iso]) => [words, iso, id] as const),
  )
  test.each(examples)('“%s” is %s (%s)', (words, iso) => expect(days(words)).toEqual([iso]))

  it.each(SHAPES.map((shape) => [shape.id, shape] as const))('%s has an example', (_, shape) => {
    expect(shape.examples.length).toBeGreaterThan(0)
  })
})

describe('no day', () => {
  test.each([
    'v1.2 and 3.5 are out',
    'see #10.3 and RFC 2024-05-01',
    'release 2024.05.01',
    'notes-2024-01-15.md',
    'meetings/2023-07-03',
    'at 10:30, in 2 minutes',
    'we may 3 times a day',
    'it may rain, the sun is out, now or in a second',
    'Sun and Mon are short forms of names',
    'since last Friday',
    'on Fridays we rest',
    'the 2nd option by the 3rd team',
    'a march 5 miles long',
    'Anna wed Ben',
    'в среде разработки',
    'версия 1.2.3',
    'пункт 3.5',
    'the end of the road',
    '99.99.2024',
    '192.168.20.24',
  ])('in “%s”', (text) => expect(read(text)).toEqual([]))
})

describe('a day', () => {
  it('is told with its words and their place', () => {
    const text = 'Send it by Friday, January 5, at the latest.'
    expect(read(text)).toEqual([
      { iso: '2024-01-05', raw: 'Friday, January 5', start: 11, end: 28, kind: 'absolute' },
    ])
  })

  test.each([
    'by Jan 10',
    'by Friday',
    'in two weeks',
    'by EOD',
    'до 15 апреля',
    'к пятнице',
    'до конца месяца',
  ])('“%s” is known to nobody where the meeting has no date', (text) =>
    expect(days(text, null)).toEqual([null]),
  )

  it('with its year needs no date of the meeting', () => {
    expect(days('by May 3, 2024, or 4 мая 2024 года, or 2024-05-05', null)).toEqual([
      '2024-05-03',
      '2024-05-04',
      '2024-05-05',
    ])
  })

  test.each([
    ['2023-02-01', 'by Jan 10', null],
    ['2023-02-01', 'by March 1', '2023-03-01'],
    ['2023-01-03', 'by Dec 28', null],
    ['2023-10-01', 'by Jan 10', '2024-01-10'],
    ['2024-05-03', 'by May 3', '2024-05-03'],
  ])('without its year, said on %s: %s is %s', (meeting, text, iso) =>
    expect(days(text, meeting)).toEqual([iso]),
  )

  test.each([
    ['2023-12-15', 'by Friday', '2023-12-22'],
    ['2023-12-16', 'by next Friday', '2023-12-22'],
    ['2023-12-16', 'by EOW', null],
    ['2024-02-10', 'by the end of the month', '2024-02-29'],
    ['2024-01-31', 'by the 30th', null],
  ])('said on %s: %s is %s', (meeting, text, iso) => expect(days(text, meeting)).toEqual([iso]))
})

describe('03/04/2024', () => {
  it('is read as the other dates of the text show', () => {
    expect(dayFirstIn('on 25/03/2024 and 03/04/2024')).toBe(true)
    expect(dayFirstIn('on 03/25/2024 and 03/04/2024')).toBe(false)
    expect(dayFirstIn('on 03/25/2024 and 25/03/2024')).toBeNull()
    expect(dayFirstIn('on 03/04/2024')).toBeNull()
    const context = { meetingDate: null, language: 'en' } as const
    expect(datesIn('by 03/04/2024', { ...context, dayFirst: true })[0]?.iso).toBe('2024-04-03')
    expect(datesIn('by 03/04/2024', { ...context, dayFirst: false })[0]?.iso).toBe('2024-03-04')
  })
})

describe('which of day and month comes first', () => {
  it('is shown by a day without its year as well', () => {
    expect(dayFirstIn('Draft by 20/11')).toBe(true)
    expect(dayFirstIn('| mend it | 11/20 |')).toBe(false)
    expect(dayFirstIn('About 20/11 of the plots')).toBeNull()
  })
})
