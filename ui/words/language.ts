export type Language = 'en' | 'ru'
export const LANGUAGES: readonly Language[] = ['en', 'ru']

/** The language of the panel; a council speaks its own. */
export let language: Language = 'en'

export function chooseLanguage(chosen: Language): void {
  language = chosen
}
