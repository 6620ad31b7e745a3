import type { AgentDefinition, Template } from '../../schemas/generated/types.ts'
import { type Fault, SchemaViolation } from '../../schemas/validate.ts'
import type { Kind } from '../ports/catalogue.ts'

/** The fields to change, the version that was changed, and the note that says why. */
export function changeOf(body: unknown): { change: object; base: number; note: string | null } {
  const { note, baseVersion, ...change } = fieldsOf(body)
  if (baseVersion === undefined)
    throw refused(
      '/baseVersion',
      'is missing: give the versionNumber that you have read, so that nobody’s change is lost.',
    )
  return { change, base: versionOf(baseVersion, '/baseVersion'), note: noteOf(note) }
}

/** The version to go back to. */
export function restoreOf(body: unknown): { version: number; note: string | null } {
  const { version, note } = only(['version', 'note'], fieldsOf(body))
  return { version: versionOf(version, '/version'), note: noteOf(note) }
}

/** What the copy of a template is called. */
export function duplicateOf(body: unknown): { id: string; title: string } {
  const { id, title } = only(['id', 'title'], fieldsOf(body))
  if (typeof id !== 'string' || id.length > MOST_ID || !/^[a-z0-9][a-z0-9-]*$/.test(id))
    throw refused('/id', `must be of small letters, digits and -, at most ${MOST_ID} of them.`)
  if (typeof title !== 'string' || title.trim() === '' || title.length > MOST_TITLE)
    throw refused('/title', `must be a text of 1 to ${MOST_TITLE} characters.`)
  return { id, title: title.trim() }
}

const [MOST_ID, MOST_TITLE, MOST_NOTE] = [60, 200, 500]

function noteOf(note: unknown): string | null {
  if (note === undefined || note === null) return null
  if (typeof note !== 'string' || note.length > MOST_NOTE)
    throw refused('/note', `must be a text of at most ${MOST_NOTE} characters.`)
  return note.trim() === '' ? null : note.trim()
}

function versionOf(value: unknown, pointer: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value
  throw refused(pointer, 'must be the number of a version.')
}

function only(known: readonly string[], fields: Record<string, unknown>): Record<string, unknown> {
  const others = Object.keys(fields).filter((field) => !known.includes(field))
  if (others.length === 0) return fields
  throw new SchemaViolation(
    'body',
    others.map((field) => ({
      pointer: `/${field}`,
      message: `is no field of this: use ${known.join(' and ')}.`,
    })),
  )
}

function fieldsOf(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body }
  throw refused('', 'must be an object.')
}

const refused = (pointer: string, message: string): SchemaViolation =>
  new SchemaViolation('body', [{ pointer, message } satisfies Fault])

// What can be changed, and what of it can also be taken away.
const AGENT = [
  'name',
  'description',
  'prompt',
  'contributions',
  'contextTurns',
  'turnDeadlineSeconds',
  'attempts',
  'onFailure',
] as const satisfies readonly (keyof AgentDefinition)[]
const TEMPLATE = [
  'title',
  'description',
  'seats',
  'phases',
  'agenda',
  'policy',
  'quality',
  'budget',
  'reversibility',
  'stakes',
] as const satisfies readonly (keyof Template)[]
const OPTIONAL = {
  agent: ['context', 'model'] as const satisfies readonly (keyof AgentDefinition)[],
  template: ['example', 'prompts', 'words'] as const satisfies readonly (keyof Template)[],
}

const NOTE = { type: 'string', maxLength: MOST_NOTE, description: 'What has changed, in a few words.' }
const VERSION = { type: 'integer', minimum: 1 }

/** The bodies as the API document tells of them. */
export const RESTORE_BODY = {
  type: 'object',
  required: ['version'],
  properties: { version: VERSION, note: NOTE },
  additionalProperties: false,
}
export const DUPLICATE_BODY = {
  type: 'object',
  required: ['id', 'title'],
  properties: {
    id: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$', maxLength: MOST_ID },
    title: { type: 'string', minLength: 1, maxLength: MOST_TITLE },
  },
  additionalProperties: false,
}
export const CHANGE_BODIES: Record<Kind, object> = {
  agent: changeBody('AgentDefinition', AGENT, OPTIONAL.agent),
  template: changeBody('Template', TEMPLATE, OPTIONAL.template),
}

function changeBody(title: string, kept: readonly string[], optional: readonly string[]): object {
  const ofField = (field: string) => ({ $ref: `#/components/schemas/${title}/properties/${field}` })
  return {
    type: 'object',
    required: ['baseVersion'],
    properties: {
      baseVersion: { ...VERSION, description: 'The versionNumber that was read and changed.' },
      note: NOTE,
      ...Object.fromEntries(kept.map((field) => [field, ofField(field)])),
      ...Object.fromEntries(optional.map((field) => [field, { anyOf: [ofField(field), { type: 'null' }] }])),
    },
    additionalProperties: false,
  }
}
