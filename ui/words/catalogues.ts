import { language, sayInVisuals, sayOnPages, sayWith, type Language } from './words.ts'
import type { PageWords, VisualWords, Words } from './words.ts'

type Load<Catalogue> = Record<Language, () => Promise<Catalogue>>

// Only the chosen language is loaded.
const CATALOGUES: Load<Words> = {
  en: () => import('./en/index.ts'),
  ru: () => import('./ru/index.ts'),
}
const ofPages = seldom<PageWords>(
  { en: () => import('./en/pages.ts'), ru: () => import('./ru/pages.ts') },
  sayOnPages,
)
const ofVisuals = seldom<VisualWords>(
  { en: () => import('./en/visuals.ts'), ru: () => import('./ru/visuals.ts') },
  sayInVisuals,
)

/** Loads a language's words and speaks them from now on, unless by then another one is `wanted`. */
export async function speak(spoken: Language, wanted: () => Language = () => spoken): Promise<void> {
  const [all, ...seldomSaid] = await Promise.all([
    CATALOGUES[spoken](),
    ofPages.again(spoken),
    ofVisuals.again(spoken),
  ])
  if (wanted() !== spoken) return
  for (const say of seldomSaid) say()
  sayWith(spoken, all)
}

/** A page that says `pageWords`: they are there before it is drawn. */
export const withPageWords = <T>(page: Promise<T>): Promise<T> => ofPages.with(page)

/** A part that says `visualWords`, likewise. */
export const withVisualWords = <T>(part: Promise<T>): Promise<T> => ofVisuals.with(part)

/** Words that are loaded with the first part that says them, and from then on in every language that is spoken. */
function seldom<Catalogue>(load: Load<Catalogue>, say: (catalogue: Catalogue) => void) {
  let isNeeded = false
  return {
    async with<T>(part: Promise<T>): Promise<T> {
      isNeeded = true
      say(await load[language]())
      return part
    },
    async again(spoken: Language): Promise<() => void> {
      if (!isNeeded) return () => undefined
      const catalogue = await load[spoken]()
      return () => say(catalogue)
    },
  }
}
