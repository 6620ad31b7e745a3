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
])('%j, said of %j, is %s', (claim, quotes, support) => {
  expect(supportOf(claim, quotes)).toBe(support)
})
