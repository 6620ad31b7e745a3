import { describe, expect, test } from 'vitest'
import { WAITS } from '../../../backend/minutes/normalise/depends.ts'
import { PRIORITIES, priorityIn } from '../../../backend/minutes/normalise/priority.ts'
import { OPENINGS } from '../../../backend/minutes/normalise/title/openings.ts'
import { orderOf } from '../../../backend/minutes/normalise/title/verbs-ru.ts'
import { thirdPerson } from '../../../backend/minutes/normalise/verbs-en.ts'

describe('the tables of the normaliser', () => {
  test.each(PRIORITIES.flatMap(({ is, examples }) => examples.map((words) => [words, is] as const)))(
    '“%s” is %s',
    (words, is) => expect(priorityIn(words)).toBe(is),
  )
  test.each(PRIORITIES.flatMap(({ not = [] }) => not))('“%s” says no priority', (words) =>
    expect(priorityIn(words)).toBeNull(),
  )
  test.each(OPENINGS.map(({ pattern, example: [words, rest] }) => [words, rest, pattern] as const))(
    '“%s” is no more than “%s”',
    (words, rest, pattern) => expect(words.replace(pattern, '')).toBe(rest),
  )
  test.each(WAITS.map(({ pattern, example: [words, other] }) => [words, other, pattern] as const))(
    '“%s” waits for “%s”',
    (words, other, pattern) => expect(pattern.exec(words)?.groups?.['for']).toBe(other),
  )
  test.each([
    ['fix', 'fixes'],
    ['write', 'writes'],
    ['notify', 'notifies'],
    ['buy', 'buys'],
    ['reach', 'reaches'],
  ])('%s: %s', (verb, form) => expect(thirdPerson(verb)).toBe(form))
  test.each([
    ['подготовит', 'подготовить'],
    ['пришлют', 'прислать'],
    ['напишу', 'написать'],
    ['пришлет', 'прислать'],
  ])('%s: %s', (form, order) => expect(orderOf(form)).toBe(order))
  test('a verb that is not known has no order', () => expect(orderOf('обустроит')).toBeNull())
})
