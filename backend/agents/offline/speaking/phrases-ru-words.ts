import { russianForm } from '../../../minutes/plural.ts'

type Forms = readonly [one: string, few: string, many: string]

/**
 * How Russian counts and lists. Names are never declined: they are bold, or stand after a noun that is declined for
 * them ("у варианта X", "по критерию Y").
 */
export const count = (n: number, ...forms: Forms): string => `${n} ${russianForm(n, forms)}`

/** The same, where nothing is counted as «вариантов нет». */
export const countOrNone = (n: number, ...forms: Forms): string =>
  n === 0 ? `${forms[2]} нет` : count(n, ...forms)

const joined = (names: readonly string[], last: string): string =>
  names.length <= 1
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} ${last} ${names[names.length - 1] ?? ''}`
export const list = (names: readonly string[]): string => joined(names, 'и')
export const either = (names: readonly string[]): string => joined(names, 'или')
export const bold = (name: string): string => `**${name}**`

/** A quote as it stands: one that has such marks of its own gets the other pair. */
export const quote = (text: string): string => (/[«»]/.test(text) ? `„${text}“` : `«${text}»`)

/** A noun in the number of the names after it: «варианта X», «вариантов X и Y». */
export const named = (names: readonly string[], one: string, more: string): string =>
  `${names.length === 1 ? one : more} ${list(names)}`

/** «вариант X» where there is a name to say. */
export const options = (names: readonly string[]): string => named(names.map(bold), 'вариант', 'варианты')

export const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** Two hundred times the criteria get other weights, and the same option leads in so many of them. */
export const steady = (robust: string): string =>
  `в ${robust} из 200 пересчётов, где веса критериев меняются на ±50 %`
