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
  const all = await CATALOGUES[spoken]()
  // A page that is opened meanwhile may be the first to say words of its own.
  while (!ofPages.has(spoken) || !ofVisuals.has(spoken))
    await Promise.all([ofPages.load(spoken), ofVisuals.load(spoken)])
  if (wanted() !== spoken) return
  ofPages.speak(spoken)
  ofVisuals.speak(spoken)
  sayWith(spoken, all)
}

/** A page that says `pageWords`: they are there before it is drawn. */
export const withPageWords = <T>(page: Promise<T>): Promise<T> => ofPages.with(page)

/** A part that says `visualWords`, likewise. */
export const withVisualWords = <T>(part: Promise<T>): Promise<T> => ofVisuals.with(part)

/** Words that are loaded with the first part that says them, and from then on in every language that is spoken. */
function seldom<Catalogue>(catalogues: Load<Catalogue>, say: (catalogue: Catalogue) => void) {
  let isNeeded = false
  const loaded = new Map<Language, Catalogue>()
  const load = async (spoken: Language): Promise<void> => {
    if (isNeeded) loaded.set(spoken, await catalogues[spoken]())
  }
  const speak = (spoken: Language): void => {
    const catalogue = loaded.get(spoken)
    if (catalogue !== undefined) say(catalogue)
  }
  return {
    load,
    speak,
    has: (spoken: Language): boolean => !isNeeded || loaded.has(spoken),
    async with<T>(part: Promise<T>): Promise<T> {
      isNeeded = true
      // By the time that they are there another language may be spoken.
      while (!loaded.has(language)) await load(language)
      speak(language)
      return part
    },
  }
}
