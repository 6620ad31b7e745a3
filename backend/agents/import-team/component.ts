/** Fields of a JSON object from outside: nothing is known of them. */
export type Fields = Readonly<Record<string, unknown>>

/** A part of a team as AutoGen writes it: the class it names is a name to us, and never loaded. */
export type Component = {
  pointer: string
  /** The last word of the provider: `AssistantAgent`. */
  kind: string
  provider: string
  /** Whether the provider is one of AutoGen's own classes. */
  own: boolean
  type: string
  label: string
  description: string
  config: Fields
}

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The component at a place, or null where something else stands there. */
export function componentAt(value: unknown, pointer: string): Component | null {
  if (!isObject(value) || typeof value.provider !== 'string' || value.provider.trim() === '') return null
  const provider = value.provider.trim()
  return {
    pointer,
    kind: provider.split('.').at(-1) || provider,
    provider,
    own: /^autogen_(agentchat|core|ext)\./.test(provider),
    type: textOf(value.component_type),
    label: textOf(value.label),
    description: textOf(value.description),
    config: isObject(value.config) ? value.config : {},
  }
}

/** The place of a field within another place. */
export const under = (pointer: string, ...fields: (string | number)[]): string =>
  pointer + fields.map((field) => `/${String(field).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** The place of a setting of a component. */
export const setting = ({ pointer }: Component, ...fields: (string | number)[]): string =>
  under(pointer, 'config', ...fields)

/** What stands in a list, or alone where a list may stand; each with its place. */
export function entries(value: unknown, pointer: string): { value: unknown; pointer: string }[] {
  if (value === null || value === undefined) return []
  if (!Array.isArray(value)) return [{ value, pointer }]
  return value.map((one: unknown, index) => ({ value: one, pointer: under(pointer, index) }))
}

/** A text without what surrounds it; empty where there is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** A text in one line. */
export const lineOf = (value: unknown): string => textOf(value).replaceAll(/\s+/g, ' ')
