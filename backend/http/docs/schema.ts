import { html, Html, joined, prose } from './html.ts'
import { fields, items, text } from './read.ts'

type Schema = Record<string, unknown>

const PLACE = '#/components/schemas/'

/** The anchor of a component, or of a shape inside it that stands on the page by itself. */
export const anchorOf = (name: string, part?: string): string =>
  part === undefined ? `schema-${name}` : `schema-${name}-${part}`

/** What a value may be, in a few words, with links to what is described elsewhere. */
export function typeOf(schema: Schema): Html {
  if (typeof schema.$ref === 'string') return link(schema.$ref)
  if ('const' in schema) return html`<code>${JSON.stringify(schema.const)}</code>`
  if (Array.isArray(schema.enum))
    return joined(
      schema.enum.map((one) => html`<code>${JSON.stringify(one)}</code>`),
      ' or ',
    )
  const either = choices(schema)
  if (either.length > 0) return joined(either.map(named), ' or ')
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter((one) => one !== undefined)
  const words = types.map((type) => (type === 'array' ? listOf(schema) : html`${String(type)}`))
  return words.length === 0 ? html`any value` : html`${joined(words, ' or ')}${bounds(schema)}`
}

const listOf = ({ items: of }: Schema): Html => html`list of ${named(fields(of))}`
const named = (schema: Schema): Html =>
  text(schema.title) === '' || '$ref' in schema ? typeOf(schema) : html`${text(schema.title)}`
const choices = ({ anyOf, oneOf }: Schema): Schema[] => [...items(anyOf), ...items(oneOf)].map(fields)

// '#/components/schemas/Common/$defs/id' stands on the page by itself; a place deeper in a schema is shown with it.
function link(ref: string): Html {
  const [name = '', ...path] = ref.slice(PLACE.length).split('/')
  const part = path[0] === '$defs' ? path[1] : undefined
  const inside = path.filter((step) => step !== 'properties' && step !== '$defs')
  const label = part ?? [name, ...inside.map((step) => (step === 'items' ? '[]' : `.${step}`))].join('')
  return html`<a href="#${anchorOf(name, part)}">${label}</a>`
}

function bounds(schema: Schema): string {
  const { minLength, maxLength, minItems, maxItems, minimum, maximum, pattern } = schema
  const said = [
    range(minLength === 0 ? undefined : minLength, maxLength, 'characters'),
    range(minItems, maxItems, 'entries'),
    range(minimum, maximum, ''),
    pattern === undefined ? '' : `matching ${text(pattern)}`,
    'default' in schema ? `default ${JSON.stringify(schema.default)}` : '',
  ].filter(Boolean)
  return said.length === 0 ? '' : `, ${said.join(', ')}`
}

function range(least: unknown, most: unknown, unit: string): string {
  const end = unit === '' ? '' : ` ${unit}`
  if (least !== undefined && most !== undefined) return `${shown(least)} to ${shown(most)}${end}`
  if (most !== undefined) return `at most ${shown(most)}${end}`
  return least === undefined ? '' : `at least ${shown(least)}${end}`
}

const shown = (value: unknown): string =>
  typeof value === 'number' ? value.toLocaleString('en-US') : String(value)

/** The fields of a schema, and of what stands inside it; nothing where it has none. */
export function fieldsHtml(schema: Schema): Html | null {
  const either = choices(schema).filter((one) => 'properties' in one)
  if (either.length > 0) return html`${either.map(choice)}`
  if (schema.type === 'array' || 'items' in schema) return fieldsHtml(fields(schema.items))
  const needed = items(schema.required).map(String)
  const rows = Object.entries(fields(schema.properties))
  if (rows.length === 0) return null
  return html`<ul class="fields">
    ${rows.map(([name, of]) => field(name, fields(of), needed.includes(name)))}
  </ul>`
}

const choice = (schema: Schema): Html => {
  const title = text(schema.title) === '' ? typeOf(schema) : html`<code>${text(schema.title)}</code>`
  return html`<details>
    <summary>${title} <span class="about">${prose(text(schema.description))}</span></summary>
    ${fieldsHtml(schema)}
  </details>`
}

const field = (name: string, schema: Schema, required: boolean): Html =>
  html`<li>
    <code class="name">${name}</code>
    <span class="type">${typeOf(schema)}</span
    >${required ? html` <span class="required">required</span>` : null}${described(schema)}${fieldsHtml(schema)}
  </li>`

const described = ({ description }: Schema): Html | null =>
  text(description) === '' ? null : html` <span class="about">${prose(text(description))}</span>`

/** A schema of the document under its own name, and what it defines for others. */
export function schemaSection(name: string, schema: Schema): Html {
  const parts = Object.entries(fields(schema.$defs))
  const shape = parts.length > 0 && !('properties' in schema) ? null : schemaBody(schema)
  return html`<section class="schema" id="${anchorOf(name)}" aria-labelledby="${anchorOf(name)}-name">
    <h4 id="${anchorOf(name)}-name"><a href="#${anchorOf(name)}">${name}</a></h4>
    ${paragraph(schema)}${shape}${parts.map(([part, of]) => definition(name, part, fields(of)))}
  </section> `
}

const paragraph = ({ description }: Schema): Html | null =>
  text(description) === '' ? null : html`<p>${prose(text(description))}</p>`

const schemaBody = (schema: Schema): Html => fieldsHtml(schema) ?? html`<p class="type">${typeOf(schema)}</p>`

const definition = (name: string, part: string, schema: Schema): Html =>
  html`<div class="part" id="${anchorOf(name, part)}">
    <p><code class="name">${part}</code> <span class="type">${typeOf(schema)}</span>${described(schema)}</p>
    ${fieldsHtml(schema)}
  </div>`
