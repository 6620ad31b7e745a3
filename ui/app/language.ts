import { speak } from '../words/catalogues.ts'
import { language, LANGUAGES, type Language } from '../words/words.ts'
import { isChosenHere, usePreferences } from './preferences.ts'

/** The language of the panel: as it is set, else the first of the browser's that we speak, else English. */
export function wantedLanguage(): Language {
  const set = usePreferences.getState().language
  return set ?? navigator.languages.map(known).find((one) => one !== undefined) ?? 'en'
}

const known = (tag: string): Language | undefined =>
  LANGUAGES.find((one) => one === tag.toLowerCase().split('-')[0])

/** Loads the wanted language and says so to whatever reads the page aloud. */
export async function speakWanted(): Promise<void> {
  await speak(wantedLanguage(), wantedLanguage)
  document.documentElement.lang = language
}

/**
 * Calls back once another language is spoken: then everything is drawn anew. Where another tab has chosen it, this one
 * follows when its reader goes to another page: nobody loses what they are in the midst of.
 */
export function onLanguage(changed: () => void): () => void {
  const follow = () => {
    if (wantedLanguage() !== language) void speakWanted().then(changed)
  }
  const stop = usePreferences.subscribe((now, before) => {
    if (now.language !== before.language && isChosenHere()) follow()
  })
  let path = location.pathname
  const onMove = () => {
    if (location.pathname === path) return
    path = location.pathname
    follow()
  }
  addEventListener('popstate', onMove)
  return () => {
    stop()
    removeEventListener('popstate', onMove)
  }
}
