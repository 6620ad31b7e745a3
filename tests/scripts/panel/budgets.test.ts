import { describe, expect, it } from 'vitest'
import { pageSizes } from '../../../scripts/panel/budgets.ts'
import { dice } from '../../support/random-council.ts'

const random = dice(8)
const letters = (size: number) =>
  Array.from({ length: size }, () => String.fromCharCode(33 + random.below(90))).join('')

const chunk = (facade: string, size: number, imports: string[] = [], dynamicImports: string[] = []) => ({
  // Bytes that do not compress, so that sizes are about what they say.
  code: letters(size),
  imports,
  dynamicImports,
  facade: facade === '' ? '' : `/somewhere/ui/${facade}`,
  isEntry: facade === 'main.tsx',
})

describe('the sizes of the pages', () => {
  const chunks = new Map([
    ['index.js', chunk('main.tsx', 500, ['react.js'], ['home.js', 'room.js', 'en.js', 'ru.js'])],
    ['react.js', chunk('', 2_000)],
    ['home.js', chunk('home/Home.tsx', 300, ['react.js'])],
    ['room.js', chunk('room/Room.tsx', 400, ['react.js', 'council.js'], ['search.js'])],
    ['council.js', chunk('', 3_000)],
    ['search.js', chunk('room/Search.tsx', 50_000)],
    ['en.js', chunk('words/en/index.ts', 100)],
    ['ru.js', chunk('words/ru/index.ts', 200)],
  ])
  const sizes = Object.fromEntries(pageSizes(chunks).map(({ page, bytes }) => [page, bytes]))

  it('count what each page needs at once, the larger catalogue among it, and nothing that comes later', () => {
    expect(Object.keys(sizes)).toEqual(['home/Home.tsx', 'room/Room.tsx'])
    expect(sizes['room/Room.tsx']).toBeLessThan(20_000)
    expect((sizes['room/Room.tsx'] ?? 0) - (sizes['home/Home.tsx'] ?? 0)).toBeGreaterThan(100)
  })

  it('allow the room more than the others', () => {
    expect(pageSizes(chunks).map(({ most }) => most)).toEqual([200_000, 230_000])
  })
})
