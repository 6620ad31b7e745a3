import { fieldsOf } from '../remote/shapes.ts'
import { followed, type Schema } from './schema.ts'

/** One field of a command: how it is said in the help, and how a word of the command line becomes its value. */
export type Field = {
  name: string
  required: boolean
  says: string
  /** The words it is one of, where they are too many to stand in the form. */
  among: string[]
  read(text: string): unknown
}

const MOST_IN_FORM = 6

export function fieldOf(name: string, schema: Schema, required: boolean, file: URL): Field {
  const { enum: words } = followed(schema, file).schema
  const many = Array.isArray(words) && words.length > MOST_IN_FORM ? words.map(String) : []
  return {
    name,
    required,
    says: many.length > 0 ? name.toUpperCase() : says(schema, file),
    among: many,
    read: (text) => valueOf(text, schema, file),
  }
}

/** What may stand behind the `=`, in as few words as will do. */
function says(schema: Schema, file: URL): string {
  const { schema: meant, file: there } = followed(schema, file)
  const named = NAMED.find(([part]) => String(schema.$ref ?? '').endsWith(part))
  if (named !== undefined) return named[1]
  if (Array.isArray(meant.enum)) return meant.enum.map(String).join('|')
  const either = alternatives(meant)
  if (either.length > 0) return either.map((one) => says(one, there)).join('|')
  const types = typesOf(meant)
  if (types.includes('boolean')) return 'true|false'
  return types.map((type) => WORDS[type]?.(meant) ?? type).join('|')
}

const NAMED: [part: string, says: string][] = [
  ['/seatId', 'SEAT'],
  ['/commandId', 'ID'],
  ['/id', 'ID'],
  ['policy.schema.json', 'NAME or JSON'],
]

const WORDS: Record<string, (schema: Schema) => string> = {
  string: () => 'TEXT',
  integer: range,
  number: range,
  object: () => 'JSON',
  array: () => 'JSON',
}

function range({ minimum, maximum }: Schema): string {
  if (minimum !== undefined && maximum !== undefined) return `${Number(minimum)}..${Number(maximum)}`
  return minimum === undefined ? 'NUMBER' : `${Number(minimum)} or more`
}

const alternatives = ({ anyOf }: Schema): Schema[] => (Array.isArray(anyOf) ? anyOf.map(fieldsOf) : [])
const typesOf = ({ type }: Schema): string[] => (Array.isArray(type) ? type : [type]).map(String)

/** The value that a word stands for; where it fits nothing it stays the word, and the validator says what is wrong. */
function valueOf(text: string, given: Schema, from: URL): unknown {
  const { schema, file } = followed(given, from)
  const listed = Array.isArray(schema.enum) ? schema.enum.find((one) => String(one) === text) : undefined
  if (listed !== undefined) return listed
  if (text === 'null' && (typesOf(schema).includes('null') || Array.isArray(schema.enum))) return null
  for (const one of alternatives(schema)) {
    const value = valueOf(text, one, file)
    if (value !== text) return value
  }
  for (const type of typesOf(schema)) {
    const value = READERS[type]?.(text, schema)
    if (value !== undefined) return value
  }
  return text
}

const READERS: Record<string, (text: string, schema: Schema) => unknown> = {
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  integer: numberOf,
  number: numberOf,
  array: jsonOf,
  object: (text, { required }) => {
    const only = Array.isArray(required) && required.length === 1 ? String(required[0]) : undefined
    // An object that needs one field only may be called by it: policy=round_robin.
    return jsonOf(text) ?? (only === undefined ? undefined : { [only]: text })
  },
}

function numberOf(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined
}

function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
