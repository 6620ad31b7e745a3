import { expect, test } from 'vitest'
import { supportOf } from '../../backend/minutes/support.ts'

test.each<[string, string[], ReturnType<typeof supportOf>]>([
  ['The shed is dry.', ['The shed is dry.'], 'verbatim'],
  ['the shed is DRY', ['As we saw, the shed is dry all year.'], 'verbatim'],
  ['Сарай сухой.', ['Сарай сухой.'], 'verbatim'],
  ['42', ['42'], 'verbatim'],
  ['The dry shed.', ['The shed is dry.'], 'located'],
  ['The shed is not dry.', ['The shed is dry.'], 'unsupported'],
  ['The shed holds 3.', ['The shed holds 4.'], 'unsupported'],
  ['…', ['…'], 'unsupported'],
  ['', [''], 'unsupported'],
  ['The shed is dry.', [], 'unsupported'],
  // Numbers, in figures or words, with what they count.
  ['The crossing takes 30 s.', ['The crossing takes 30 min at low water.'], 'unsupported'],
  ['The crossing takes thirty minutes.', ['The crossing takes 30 min at low water.'], 'located'],
  ['We rent 5 boats.', ['We rent 3 boats and 5 sails.'], 'unsupported'],
  ['Купим две лодки.', ['Решили купить 2 лодки до мая.'], 'located'],
  ['Решили купить две лодки.', ['Решили купить 2 лодки до мая.'], 'located'],
  ['Решили купить три лодки.', ['Решили купить 2 лодки до мая.'], 'unsupported'],
  ['Version 2.10 is used.', ['Version 2.1 is used.'], 'unsupported'],
  ['The second pier is closed.', ['The first pier is closed.'], 'unsupported'],
  ['The pier costs 12,000 euros.', ['The pier costs €12000 in all.'], 'located'],
  // Names, also where both stand in the quote.
  ['Boris paints the hull.', ['Anna paints the hull.'], 'unsupported'],
  ['Boris paints the hull.', ['Anna paints the hull, Boris the mast.'], 'unsupported'],
  ['Anna’s boat is paid by Boris.', ['The boat of Anna is paid by Boris.'], 'located'],
  ['Борис красит корпус.', ['Анна красит корпус.'], 'unsupported'],
  ['Корпус красит Анна.', ['Договорились с Анной: она красит корпус.'], 'located'],
  // What is denied, both ways.
  ['We buy the boat.', ['We will not buy the boat.'], 'unsupported'],
  ['We buy the boat', ['We will never buy the boat.'], 'unsupported'],
  ['The boat is safe.', ['It is not certain that the boat is safe.'], 'unsupported'],
  ['We won’t buy the boat.', ['We will not buy the boat.'], 'located'],
  ['Лодка не протекает.', ['Лодка протекает.'], 'unsupported'],
  ['Лодка протекает.', ['Лодка не протекает.'], 'unsupported'],
  ['Никто не видел лодку.', ['Лодку никто не видел.'], 'located'],
  ['Not only the boat is wet.', ['Not only the boat is wet, the pier is.'], 'verbatim'],
  ['The pier closes after noon.', ['The pier closes before noon.'], 'unsupported'],
])('%j, said of %j, is %s', (claim, quotes, support) => {
  expect(supportOf(claim, quotes)).toBe(support)
})

test('a claim may name what it is on, though the quote under a heading does not', () => {
  const quote = 'Stays dry all year.'
  expect(supportOf('The shed stays dry all year.', [quote])).toBe('unsupported')
  expect(supportOf('The shed stays dry all year.', [quote], ['The shed'])).toBe('located')
  expect(supportOf('The barn stays dry all year.', [quote], ['The shed'])).toBe('unsupported')
})
