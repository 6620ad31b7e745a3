import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

type Field = { name: string; types: string[]; required: boolean }
type Shape = { name: string; fields?: Field[]; subtypes?: string[] }
type Document = { methods: Record<string, Shape & { returns: string[] }>; types: Record<string, Shape> }

/** Telegram's own description of its API: every method's arguments and every object's fields. */
export type Specification = {
  arguments(method: string): ReadonlyMap<string, readonly string[]> | null
  /** What is wrong with a value that should be of one of the types, as one line each; nothing is wrong: []. */
  faults(value: unknown, types: readonly string[], where: string): string[]
  returns(method: string): readonly string[]
}

const FILE = 'integrations/data/telegram-bot-api-10.1.json'
const BESIDE = path.join(import.meta.dirname, '../../../../../shared')

/** Found where `XIO_SHARED` says, or in `../shared` beside the checkout; null where it is not. */
export function readSpecification(): Specification | null {
  const file = path.join(process.env.XIO_SHARED ?? BESIDE, FILE)
  return existsSync(file) ? specification(JSON.parse(readFileSync(file, 'utf8')) as Document) : null
}

function specification({ methods, types }: Document): Specification {
  const faults = (value: unknown, named: readonly string[], where: string): string[] => {
    const found = named.map((type) => faultsOf(value, type, where))
    return found.find((one) => one.length === 0) ?? shortest(found)
  }
  const faultsOf = (value: unknown, type: string, where: string): string[] => {
    const list = /^Array of (.*)$/.exec(type)?.[1]
    if (list !== undefined)
      return Array.isArray(value)
        ? value.flatMap((one, index) => faults(one, list.split(/, | and | or /), `${where}[${index}]`))
        : [`${where} is no list`]
    const simple = SIMPLE[type]
    if (simple !== undefined) return simple(value) ? [] : [`${where} is no ${type}`]
    const shape = types[type]
    if (shape === undefined) return [`${where}: the specification has no ${type}`]
    if (shape.subtypes !== undefined) return faults(value, shape.subtypes, where)
    return isObject(value) ? fieldFaults(value, shape, where) : [`${where} is no ${type}`]
  }
  const fieldFaults = (value: Record<string, unknown>, shape: Shape, where: string): string[] => {
    const fields = new Map((shape.fields ?? []).map((field) => [field.name, field]))
    const unknown = Object.keys(value).filter((name) => !fields.has(name))
    const missing = [...fields.values()].filter(({ name, required }) => required && value[name] === undefined)
    return [
      ...unknown.map((name) => `${where}.${name} is no field of ${shape.name}`),
      ...missing.map(({ name }) => `${where}.${name} is missing`),
      ...[...fields.values()].flatMap(({ name, types: wanted }) =>
        value[name] === undefined ? [] : faults(value[name], wanted, `${where}.${name}`),
      ),
    ]
  }
  return {
    arguments: (method) => {
      const shape = methods[method]
      return shape === undefined ? null : new Map((shape.fields ?? []).map(({ name, types: t }) => [name, t]))
    },
    faults,
    returns: (method) => methods[method]?.returns ?? [],
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const shortest = (lists: string[][]) =>
  lists.reduce((best, one) => (one.length < best.length ? one : best), lists[0] ?? ['no type is named'])
const SIMPLE: Record<string, (value: unknown) => boolean> = {
  Integer: (value) => Number.isSafeInteger(value),
  Float: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  True: (value) => value === true,
  False: (value) => value === false,
}
