import { expect, test } from 'vitest'
import { supportOf } from '../../../backend/minutes/support.ts'

test.each([
  ['Fares fell.', 'Fares may fall.', 'unsupported'],
  ['Fares may fall.', 'We heard that fares may fall.', 'verbatim'],
  ['The pier is safe.', 'It is false that the pier is safe.', 'unsupported'],
  ['The pier is safe.', 'I doubt the pier is safe.', 'unsupported'],
  ['The pier is safe.', 'Claims that the pier is safe are wrong.', 'unsupported'],
  ['The pier is safe.', 'The pier is far from safe.', 'unsupported'],
  ['The pier is safe.', 'The pier is anything but safe.', 'unsupported'],
  ['The pumps hold.', 'Do the pumps hold?', 'unsupported'],
  ['The pumps hold.', 'Do the pumps hold? Yes, the pumps hold.', 'verbatim'],
  ['The balance is -5.', 'The balance is 5.', 'unsupported'],
  ['The balance is -5.', 'As said, the balance is -5.', 'verbatim'],
  ['Причал надёжен.', 'Неверно, что причал надёжен.', 'unsupported'],
  ['Причал надёжен.', 'Вряд ли причал надёжен.', 'unsupported'],
])('%j, said of %j, is %s', (claim, quote, support) => {
  expect(supportOf(claim, [quote])).toBe(support)
})
