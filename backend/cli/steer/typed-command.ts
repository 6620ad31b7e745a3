import type { Command } from '../../../schemas/generated/types.ts'
import { readCommand } from '../../../schemas/read-command.ts'
import { SchemaViolation } from '../../../schemas/validate.ts'
import { fieldsOf } from '../remote/shapes.ts'
import { UsageFault } from '../usage.ts'
import { type CommandForm, formOf, noSuch, typedForm } from './command-forms.ts'

/** A command as it was typed: `give_floor seat=expert_b`; what JSON gives is overruled by what is typed by name. */
export function typedCommand(typed: string, words: readonly string[], json: string | undefined): Command {
  const form = formOf(typed)
  const fields = {
    ...jsonFields(json, form),
    ...Object.assign({}, ...words.map((word) => typedField(word, form))),
  }
  try {
    return readCommand({ ...fields, type: form.type })
  } catch (error) {
    if (!(error instanceof SchemaViolation)) throw error
    const faults = error.errors.map(({ pointer, message }) => `${pointer.slice(1) || form.type} ${message}`)
    throw new UsageFault(`${form.type}: ${faults.join('; ')} Its form is: ${typedForm(form)}`)
  }
}

function typedField(word: string, form: CommandForm): Record<string, unknown> {
  const [, key, text] = /^([^=]+)=(.*)$/s.exec(word) ?? []
  if (key === undefined || text === undefined)
    throw new UsageFault(`“${word}” is no key=value. The form is: ${typedForm(form)}`)
  const [name = '', ...inner] = key.split('.')
  const field = knownField(name, form)
  if (inner.length === 0) return { [name]: field.read(text) }
  return { [name]: inner.reduceRight<unknown>((value, step) => ({ [step]: value }), text) }
}

function jsonFields(json: string | undefined, form: CommandForm): Record<string, unknown> {
  if (json === undefined) return {}
  const value = parsed(json)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageFault(`--json must hold an object, such as '{"seat":"expert_b"}'.`)
  const { type, ...fields } = fieldsOf(value)
  if (type !== undefined && type !== form.type)
    throw new UsageFault(
      `--json speaks of the command ${String(type)}, and ${form.type} was typed: name one.`,
    )
  for (const name of Object.keys(fields)) knownField(name, form)
  return fields
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new UsageFault(
      `--json is no JSON (${error instanceof Error ? error.message : String(error)}): quote it as one word.`,
    )
  }
}

function knownField(name: string, form: CommandForm) {
  const known = form.fields.map((field) => field.name)
  const field = form.fields.find((one) => one.name === name)
  if (field !== undefined) return field
  throw new UsageFault(
    known.length === 0
      ? `${form.type} takes no fields: leave “${name}” out.`
      : noSuch(`field of ${form.type}`, name, known),
  )
}
