import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { FIRST_PAGES, firstOf } from '../../../scripts/panel/first.ts'

const chunk = (facade: string, imports: string[] = [], dynamicImports: string[] = []) => ({
  code: '',
  imports,
  dynamicImports,
  facade: facade === '' ? '' : `/somewhere/ui/${facade}`,
  isEntry: facade === 'main.tsx',
})

describe('what is fetched first', () => {
  const chunks = new Map([
    [
      'index.js',
      chunk('main.tsx', ['panel.js'], ['home.js', 'new.js', 'room.js', 'replay.js', 'en.js', 'ru.js']),
    ],
    ['panel.js', chunk('')],
    ['home.js', chunk('home/Home.tsx', ['panel.js'])],
    ['new.js', chunk('preparation/Preparation.tsx', ['panel.js'])],
    ['room.js', chunk('room/Room.tsx', ['panel.js', 'run.js'], ['search.js'])],
    ['run.js', chunk('', ['panel.js'])],
    ['replay.js', chunk('replay/Replay.tsx', ['panel.js', 'run.js'], ['past.js'])],
    ['past.js', chunk('replay/ReplayRoom.tsx', ['run.js', 'room.js'])],
    ['search.js', chunk('room/Search.tsx')],
    ['en.js', chunk('words/en/index.ts', ['panel.js'])],
    ['ru.js', chunk('words/ru/index.ts', ['panel.js'])],
    ['more-en.js', chunk('words/en/pages.ts', ['panel.js'])],
    ['more-ru.js', chunk('words/ru/pages.ts', ['panel.js'])],
  ])

  it('is all that the page needs at once, and nothing that index.html names or that comes later', () => {
    const { pages, words, pageWords } = firstOf(chunks)
    expect(pages['/councils/:id/live']?.toSorted()).toEqual(['/room.js', '/run.js'])
    expect(pages['/']).toEqual(['/home.js'])
    expect(words).toEqual({ en: ['/en.js'], ru: ['/ru.js'] })
    expect(pageWords['/']).toEqual({ en: ['/more-en.js'], ru: ['/more-ru.js'] })
    expect(pageWords['/councils/:id']).toBeUndefined()
  })

  it('is of a replay also the room in which it is shown', () => {
    const { pages } = firstOf(chunks)
    expect(pages['/councils/:id/replay']?.toSorted()).toEqual([
      '/past.js',
      '/replay.js',
      '/room.js',
      '/run.js',
    ])
  })

  it('is told of addresses that the panel has', () => {
    const routes = readFileSync(path.join(import.meta.dirname, '../../../ui/app/routes.ts'), 'utf8')
    for (const [pattern, { files, late = false }] of Object.entries(FIRST_PAGES)) {
      const said = new RegExp(`pattern: '${pattern}', page: (.+) }`).exec(routes)?.[1] ?? ''
      const made = /^\w+$/.test(said) ? new RegExp(`const ${said} = (.+)`).exec(routes)?.[1] : said
      expect(made, pattern).toContain(`import('../${files[0]}')`)
      expect(made?.startsWith('late('), pattern).toBe(late)
    }
  })
})
