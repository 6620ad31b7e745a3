import type { CreatePageParameters, PageObjectResponse } from '@notionhq/client'
import type { Value } from './projection.ts'
import { plainText } from './rich-text.ts'
import { type Field, optionIn } from './schema.ts'

export type Sent = NonNullable<CreatePageParameters['properties']>[string]
/** A value as one text, by which two are compared; null: empty. Options and pages go by id: names change. */
export type Form = string | null

/** What stands in a property of a page. */
export function readValue(page: PageObjectResponse, { id }: Pick<Field, 'id'>): Form {
  const value = Object.values(page.properties).find((one) => one.id === id)
  switch (value?.type) {
    case 'title':
      return words(value.title)
    case 'rich_text':
      return words(value.rich_text)
    case 'select':
      return value.select?.id ?? null
    case 'status':
      return value.status?.id ?? null
    case 'date':
      return value.date === null ? null : [value.date.start, value.date.end].filter(Boolean).join('/')
    case 'number':
      return value.number === null ? null : String(value.number)
    case 'url':
      return value.url
    case 'relation':
      return value.relation.length === 0
        ? null
        : value.relation
            .map(({ id: page }) => page)
            .toSorted()
            .join(' ')
    default:
      return null
  }
}

const words = (rich: readonly { plain_text: string }[]): Form =>
  rich.map((one) => one.plain_text).join('') || null

/** What stands there as people read it. */
export function shownValue(form: Form, { options }: Pick<Field, 'options'>): string {
  return form === null ? '—' : (options.find(({ id }) => id === form)?.name ?? form)
}

/** A value of ours in the form in which it would be read back. */
export function formOf(value: Value, field: Field): Form {
  switch (value.kind) {
    case 'text':
      return value.text === '' ? null : value.text
    case 'option': {
      if (value.names === null) return null
      return optionIn(field, value.names)?.id ?? `new ${value.names[0]}`
    }
    case 'date':
      return value.day
    case 'number':
      return value.number === null ? null : String(value.number)
    case 'url':
      return value.url
    case 'page':
      return value.id
  }
}

/** A value of ours as Notion takes it. */
export function sentValue(value: Value, field: Field): Sent {
  switch (value.kind) {
    case 'text':
      return field.type === 'title' ? { title: plainText(value.text) } : { rich_text: plainText(value.text) }
    case 'option':
      return sentOption(value.names, field)
    case 'date':
      return { date: value.day === null ? null : { start: value.day } }
    case 'number':
      return { number: value.number }
    case 'url':
      return { url: value.url }
    case 'page':
      return { relation: value.id === null ? [] : [{ id: value.id }] }
  }
}

function sentOption(names: readonly string[] | null, field: Field): Sent {
  if (names === null) return field.type === 'status' ? { status: null } : { select: null }
  const known = optionIn(field, names)
  const option = known === null ? { name: names[0] ?? '' } : { id: known.id }
  return field.type === 'status' ? { status: option } : { select: option }
}
