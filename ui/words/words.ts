import type * as English from './en/index.ts'
import type * as OfPages from './en/pages.ts'
import type * as OfVisuals from './en/visuals.ts'
import { chooseLanguage, type Language } from './language.ts'

export { language, LANGUAGES, type Language } from './language.ts'

/** Every word that the panel says. A function joins what joins, since languages order words differently. */
export type Words = Said<typeof English>
/** The words of pages that are opened seldom and loaded late. */
export type PageWords = Said<typeof OfPages>
/** The words of what is drawn: tracks, traces, charts. */
export type VisualWords = Said<typeof OfVisuals>

type Said<Catalogue> = { [Area in keyof Catalogue]: Loose<Catalogue[Area]> }

/** The same shape with other words in it. */
export type Loose<T> = T extends string
  ? string
  : T extends (...args: never[]) => unknown
    ? T
    : { [Key in keyof T]: Loose<T[Key]> }

/** The catalogue in use. It is chosen at run time: read it while something is drawn, not when a file is read. */
export let words: Words
/** The words of late pages, there on the pages that were loaded by `withPageWords`. */
export let pageWords: PageWords
/** The words of drawings, there in the parts that were loaded by `withVisualWords`. */
export let visualWords: VisualWords

export function sayWith(of: Language, catalogue: Words): void {
  chooseLanguage(of)
  words = catalogue
}

export function sayOnPages(catalogue: PageWords): void {
  pageWords = catalogue
}

export function sayInVisuals(catalogue: VisualWords): void {
  visualWords = catalogue
}
