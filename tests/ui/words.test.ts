import { beforeEach, expect, it, vi } from 'vitest'

const FILES = ['index', 'pages', 'visuals']

beforeEach(() => vi.resetModules())

/** Notes which catalogues are loaded. */
function watched(): string[] {
  const loaded: string[] = []
  for (const language of ['en', 'ru'])
    for (const file of FILES) {
      const path = `../../ui/words/${language}/${file}.ts`
      vi.doMock(path, async (original) => {
        loaded.push(`${language}/${file}`)
        return original<object>()
      })
    }
  return loaded
}

it('loads only the words of the language that is spoken, and those of drawings with the first of them', async () => {
  const loaded = watched()
  const said = await import('../../ui/words/words.ts')
  const { speak, withVisualWords } = await import('../../ui/words/catalogues.ts')
  await speak('ru')
  expect(loaded).toEqual(['ru/index'])
  expect(await withVisualWords(Promise.resolve('the drawing'))).toBe('the drawing')
  expect(loaded).toEqual(['ru/index', 'ru/visuals'])
  const inRussian = said.visualWords.report.title
  await speak('en')
  expect(loaded).toEqual(['ru/index', 'ru/visuals', 'en/index', 'en/visuals'])
  expect(said.visualWords.report.title).not.toBe(inRussian)
  expect(said.visualWords.report).toBe((await import('../../ui/words/en/visuals.ts')).report)
})
