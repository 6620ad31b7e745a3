// Small pieces out of which the rules of Block Kit are put together. Findings are worded as Slack words them.
import { isJson, type Json } from '../json.ts'

/** Says what is wrong with a value that stands at `at`, a JSON pointer. */
export type Check = (value: unknown, at: string) => string[]

const finding = (what: string, at: string) => [`${what} [json-pointer:${at}]`]

export function text(max: number, min = 0): Check {
  return (value, at) => {
    if (typeof value !== 'string') return finding('must be a string', at)
    if (value.length < min) return finding(`must be more than ${min - 1} characters`, at)
    return value.length > max ? finding(`must be less than ${max + 1} characters`, at) : []
  }
}

export const flag: Check = (value, at) => (typeof value === 'boolean' ? [] : finding('must be a boolean', at))

export const count: Check = (value, at) => (Number.isInteger(value) ? [] : finding('must be an integer', at))

export const anything: Check = () => []

export function oneOf(...known: string[]): Check {
  return (value, at) =>
    known.includes(String(value)) ? [] : finding(`must be one of: ${known.join(', ')}`, at)
}

export function matching(pattern: RegExp, what: string): Check {
  return (value, at) => (typeof value === 'string' && pattern.test(value) ? [] : finding(what, at))
}

export const link: Check = (value, at) => {
  const long = text(3000, 1)(value, at)
  return long.length > 0 || URL.canParse(String(value)) ? long : finding('invalid url', at)
}

export function list(item: Check, max: number, min = 1): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return finding('must be an array', at)
    if (value.length > max) return finding(`no more than ${max} items allowed`, at)
    if (value.length < min) return finding(`no less than ${min} items allowed`, at)
    return value.flatMap((one, index) => item(one, `${at}/${index}`))
  }
}

/** An object with these fields; a name that ends in `?` may be absent. No other field is allowed. */
export function object(fields: Record<string, Check>): Check {
  const known = new Map(
    Object.entries(fields).map(([name, check]) => [
      name.replace(/\?$/, ''),
      { check, needed: !name.endsWith('?') },
    ]),
  )
  return (value, at) => {
    if (!isJson(value)) return finding('must be an object', at)
    const missing = [...known]
      .filter(([name, { needed }]) => needed && value[name] == null)
      .flatMap(([name]) => finding(`missing required field: ${name}`, at))
    const wrong = Object.entries(value).flatMap(([name, held]) => {
      const field = known.get(name)
      if (field === undefined) return finding(`invalid additional property: ${name}`, at)
      return held === null ? [] : field.check(held, `${at}/${name}`)
    })
    return [...missing, ...wrong]
  }
}

/** One of several objects, told apart by `type`. */
export function typed(kinds: Record<string, Check>): Check {
  return (value, at) => {
    const type = isJson(value) ? value.type : undefined
    if (typeof type !== 'string') return finding('missing required field: type', at)
    const check = Object.hasOwn(kinds, type) ? kinds[type] : undefined
    return check === undefined ? finding(`unsupported type: ${type}`, `${at}/type`) : check(value, at)
  }
}

/** A further rule over an object that `check` has found well formed. */
export function also(check: Check, rule: (value: Json, at: string) => string[]): Check {
  return (value, at) => {
    const found = check(value, at)
    return found.length > 0 || !isJson(value) ? found : rule(value, at)
  }
}
