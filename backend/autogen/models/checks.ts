import type { Json } from '../core/json.ts'
import { isObject } from './unknown.ts'

/** Whether something that comes from outside is a `Value`. */
export type Check<Value> = (value: unknown) => value is Value
/** Fields with what each is to be. */
export type Shape = { readonly [field: string]: Check<unknown> }
/** An object of that shape. */
export type Shaped<Fields extends Shape> = {
  [Name in keyof Fields]: Fields[Name] extends Check<infer Value> ? Value : never
}

export const text: Check<string> = (value) => typeof value === 'string'
export const flag: Check<boolean> = (value) => typeof value === 'boolean'
export const whole: Check<number> = (value): value is number => Number.isInteger(value)
export const finite: Check<number> = (value): value is number => Number.isFinite(value)
/** Where a value came through JSON it is JSON, if it is there at all. */
export const json: Check<Json> = (value): value is Json => value !== undefined
export const oneOf = <const Known>(...known: Known[]): Check<Known> => {
  return (value): value is Known => known.some((one) => one === value)
}
export const either = <Values extends unknown[]>(
  ...checks: { [At in keyof Values]: Check<Values[At]> }
): Check<Values[number]> => {
  return (value): value is Values[number] => checks.some((check) => check(value))
}
/** The value, or nothing at all where it may be left out. */
export const maybe = <Value>(check: Check<Value>): Check<Value | undefined> => {
  return (value): value is Value | undefined => value === undefined || check(value)
}
export const orNull = <Value>(check: Check<Value>): Check<Value | null> => {
  return (value): value is Value | null => value === null || check(value)
}
export const listOf = <Each>(each: Check<Each>): Check<Each[]> => {
  return (value): value is Each[] => Array.isArray(value) && value.every(each)
}
export const recordOf = <Each>(each: Check<Each>): Check<Record<string, Each>> => {
  return (value): value is Record<string, Each> => isObject(value) && Object.values(value).every(each)
}
export const objectOf = <Fields extends Shape>(fields: Fields): Check<Shaped<Fields>> => {
  return (value): value is Shaped<Fields> => isObject(value) && wrongField(fields, value) === null
}

/** The first field that is missing or not what it should be; null where there is none. */
export function wrongField(fields: Shape, value: Record<string, unknown>): string | null {
  return Object.entries(fields).find(([name, check]) => !check(value[name]))?.[0] ?? null
}
