import { pluralsIn } from '../plurals.ts'

const plural = pluralsIn('ru')

/** A number with its noun: “1 задача”, “3 задачи”, “5 задач”; a part of one goes with the form of the few: “1,5 задачи”. */
export const count = (n: number, one: string, few: string, many: string): string =>
  plural(n, { one, few, many, other: few })
