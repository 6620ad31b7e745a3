import { pluralsIn } from '../plurals.ts'

const plural = pluralsIn('en')

/** A number with its noun: “1 task”, “5 tasks”. */
export const count = (n: number, one: string, many: string): string => plural(n, { one, other: many })
