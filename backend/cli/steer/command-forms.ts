import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { nearest } from '../nearest.ts'
import { fieldsOf } from '../remote/shapes.ts'
import { safeLine } from '../show/plain-text.ts'
import { wrap } from '../show/wrap.ts'
import { UsageFault } from '../usage.ts'
import { type Field, fieldOf } from './field.ts'
import { COMMAND_SCHEMAS, readSchema } from './schema.ts'

/** A command of a run as its schema tells it. */
export type CommandForm = { type: string; says: string; fields: Field[] }

/** The names of all commands there are. */
export const commandTypes = (): string[] =>
  readdirSync(fileURLToPath(COMMAND_SCHEMAS))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/, ''))
    .toSorted()

/** The form of one command, by the name that somebody typed. */
export function formOf(typed: string): CommandForm {
  const type = typed.replaceAll('-', '_')
  const types = commandTypes()
  if (type.includes('='))
    throw new UsageFault(
      `“${safeLine(typed)}” stands where the command should: xio do RUN COMMAND key=value.`,
    )
  if (!types.includes(type)) throw new UsageFault(noSuch('command of a run', typed, types))
  const file = new URL(`${type}.json`, COMMAND_SCHEMAS)
  const { description, properties, required } = readSchema(file)
  const needed = Array.isArray(required) ? required.map(String) : []
  return {
    type,
    says: typeof description === 'string' ? description : '',
    fields: Object.entries(fieldsOf(properties))
      .filter(([name]) => name !== 'type')
      .map(([name, schema]) => fieldOf(name, fieldsOf(schema), needed.includes(name), file)),
  }
}

export function noSuch(what: string, typed: string, known: readonly string[]): string {
  const near = nearest(typed, known)
  const shown = `there is no ${what} “${safeLine(typed)}”`
  return near === null ? `${shown}: use one of ${known.join(', ')}.` : `${shown}; did you mean ${near}?`
}

/** How a command is typed: `give_floor seat=SEAT`. */
export const typedForm = ({ type, fields }: CommandForm): string =>
  [type, ...fields.map(({ name, required, says }) => bracketed(`${name}=${says}`, required))].join(' ')

const bracketed = (text: string, required: boolean): string => (required ? text : `[${text}]`)

/** All commands with their fields, for a reader of `width` columns. */
export const formsInLines = (width: number): string[] =>
  commandTypes().flatMap((type) => {
    const form = formOf(type)
    const words = form.fields
      .filter(({ among }) => among.length > 0)
      .map(({ says, among }) => `${says}: ${among.join(', ')}`)
    return [
      ...wrap(typedForm(form), width - 4).map((line, i) => (i === 0 ? line : `    ${line}`)),
      ...[form.says, ...words].flatMap((text) => wrap(text, width - 4)).map((line) => `    ${line}`),
    ]
  })
