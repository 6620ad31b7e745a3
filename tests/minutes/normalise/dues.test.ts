import { describe, expect, it, test } from 'vitest'
import { daysOfHint } from '../../../backend/minutes/dates/due-place.ts'
import { dueIn } from '../../../backend/minutes/normalise/dues/due-in.ts'
import { DUE_RULES } from '../../../backend/minutes/normalise/dues/due-rules.ts'

const due = (words: string) => dueIn(words, { meetingDate: '2024-04-24', language: 'en' })

describe('the day something is due', () => {
  const examples = DUE_RULES.flatMap(({ id, examples: of }) =>
    of.map(([words, raw]) => [words, raw, id] as const),
  )
  test.each(examples)('in “%s”: %s (%s)', (words, raw) => expect(due(words)?.raw ?? null).toBe(raw))

  test.each([
    ['Anna will draft it by Friday', '2024-04-26'],
    ['Anna will draft it tomorrow', '2024-04-25'],
    ['Anna will draft it in two weeks.', '2024-05-08'],
    ['Анна напишет письмо через неделю', '2024-05-01'],
    ['Draft it by next week', null],
    ['Draft it by Thursday or Friday', null],
    ['Draft it by Friday and mend it by May 20', null],
  ])('“%s” is %s', (words, iso) => {
    expect(due(words)).not.toBeNull()
    expect(due(words)?.iso).toBe(iso)
  })

  test.each([
    'Talk about the fair of May 3 with Anna',
    'Tell what was learned today by the farmers',
    'Bring the list on July 6',
  ])('is not named in “%s”', (words) => expect(due(words)).toBeNull())

  it('keeps the words between two days', () => {
    const found = due('Draft it by Friday and mend it by May 20')
    expect(found?.raw).toBe('Friday and mend it by May 20')
  })
})

describe('a day without its year', () => {
  const ru = (words: string) => dueIn(words, { meetingDate: '2024-04-24', language: 'ru' })?.iso

  test.each([
    ['Покрасить забор до 15.05', '2024-05-15'],
    ['Покрасить забор (срок 15.05)', '2024-05-15'],
    ['Покрасить забор к 02.01.25', '2025-01-02'],
    ['Покрасить забор до 3/5', '2024-05-03'],
  ])('of “%s” is %s', (words, iso) => expect(ru(words)).toBe(iso))

  test.each([
    ['Paint the fence by 15.05', '2024-05-15'],
    ['Paint the fence (ask for paint by 15/5 latest!)', '2024-05-15'],
    ['Paint the fence before the end of the month', '2024-04-30'],
  ])('of “%s” is %s', (words, iso) => expect(due(words)?.iso).toBe(iso))

  test.each([
    'Raise the fee by 2.10',
    'Upgrade the pump to 1.12',
    'Buy bread at £2.10 by the river',
    'Move the fence by 3.10 m',
    'Read clause № 12.03',
  ])('is not named in “%s”', (words) => expect(due(words)).toBeNull())

  test.each(['Снизить цену до 2.10', 'Обновить насос до 1.12', 'Собрать до 2.10 млн', 'Прочесть пункт 3.05'])(
    'is not named in “%s”',
    (words) => expect(ru(words)).toBeUndefined(),
  )
})

describe('the column of due days', () => {
  const day = (hint: string, done = false) =>
    daysOfHint(hint, done, { meetingDate: '2024-04-24', language: 'en', dayFirst: true }).map(
      ({ iso, raw }) => [raw, iso],
    )

  it('needs no due word for a day and month', () => {
    expect(day('15.05')).toEqual([['15.05', '2024-05-15']])
    expect(day('3/5')).toEqual([['3/5', '2024-05-03']])
    expect(day('15.05.24')).toEqual([['15.05.24', '2024-05-15']])
  })

  it('has a past day only where the task is overdue or done', () => {
    expect(day('2 April')).toEqual([['2 April', null]])
    expect(day('overdue (2 April)')).toEqual([['2 April', '2024-04-02']])
    expect(day('02.04', true)).toEqual([['02.04', '2024-04-02']])
    expect(day('15.05', true)).toEqual([['15.05', '2024-05-15']])
  })

  it('has no day in a version or an amount', () => {
    for (const hint of ['v1.12', '£2.10', '№ 12.3', 'phase 3.05']) expect(day(hint)).toEqual([])
  })
})
