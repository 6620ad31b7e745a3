import { expect, test } from 'vitest'
import { dueStandsIn } from '../../../backend/minutes/support/due-stands.ts'

// A Wednesday, so that Friday is the sixteenth.
const meeting = '2031-05-14'
const friday = '2031-05-16'

test.each([
  ['Paint the hull by Friday.', true],
  ['Deadline: Friday', true],
  ['**Due:** Friday', true],
  ['due=2031-05-16', true],
  ['Paint the hull 📅 2031-05-16', true],
  ['| Paint the hull | Boris | 2031-05-16 |', true],
  ['| Paint the hull | Boris | Friday |', true],
  ['Friday', true],
  ['Carla buys rope by Monday, Boris paints the hull by Friday.', true],
  ['Покрасить корпус к пятнице.', true],
  ['Срок: 16 мая', true],
  ['Boris is away until Friday.', false],
  ['Борис в отпуске до пятницы.', false],
  ['Not before Friday.', false],
  ['Bring it to the Friday call.', false],
  ['Paint the hull after Friday.', false],
  ['Not by 2031-05-16', false],
  ['The flood of 2031-05-16 took the pier.', false],
  ['Paint the hull by Thursday.', false],
])('%j says that it is due on Friday: %s', (quote, isDue) => {
  expect(dueStandsIn(friday, [quote], meeting)).toBe(isDue)
})

test('"by Friday" is due on no day that can be known where nobody knows the day of the meeting', () => {
  expect(dueStandsIn(friday, ['Paint the hull by Friday.'], null)).toBe(false)
  expect(dueStandsIn(friday, ['Paint the hull by 2031-05-16.'], null)).toBe(true)
})
