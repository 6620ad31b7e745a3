// How the values of a page come back.
import type { Json } from './checks.ts'
import { plain } from './rich-text.ts'
import type { Property } from './schema.ts'
import type { Page, User, World } from './world.ts'

/** A page object tells the first 25 references only; the rest is at `/properties/{id}`. */
const REFERENCES = 25

export const minute = (at: number) => new Date(Math.floor(at / 60_000) * 60_000).toISOString()

export function userView(user: User | undefined, world: World): Json {
  if (user === undefined) return { object: 'user', id: '00000000-0000-4000-8000-000000000000' }
  const around = { object: 'user', id: user.id, name: user.name, avatar_url: null }
  if (user.kind !== 'bot')
    return { ...around, type: 'person', person: user.email === null ? {} : { email: user.email } }
  const bot = {
    owner: { type: 'workspace', workspace: true },
    workspace_id: world.workspaceId,
    workspace_limits: { max_file_upload_size_in_bytes: 5_368_709_120 },
    workspace_name: 'Emulated workspace',
  }
  return { ...around, type: 'bot', bot }
}

/** The whole value, all of its references with it. */
export function wholeValue(world: World, property: Property, page: Page): unknown {
  const held = page.values[property.id]
  const option = (id: unknown) => {
    const found = property.options.find((one) => one.id === id)
    return found === undefined ? null : { id: found.id, name: found.name, color: found.color }
  }
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return held ?? []
    case 'select':
    case 'status':
      return option(held)
    case 'multi_select':
      return ((held as string[] | undefined) ?? []).flatMap((id) => option(id) ?? [])
    case 'people':
      return ((held as string[] | undefined) ?? []).map((id) => userView(world.users.get(id), world))
    case 'relation':
      // What lies in the trash is not told.
      return ((held as string[] | undefined) ?? []).flatMap((id) => {
        const other = world.get('page', id)
        return other && !world.trashed(other) ? [{ id }] : []
      })
    case 'checkbox':
      return held ?? false
    case 'files':
      return []
    case 'created_time':
      return minute(page.created)
    case 'last_edited_time':
      return minute(page.edited)
    case 'created_by':
      return userView(world.users.get(page.createdBy), world)
    case 'last_edited_by':
      return userView(world.users.get(page.editedBy), world)
    case 'unique_id':
      return { prefix: property.more.prefix ?? null, number: (held as number | undefined) ?? 0 }
    default:
      return held ?? null
  }
}

export function valueView(world: World, property: Property, page: Page): Json {
  const whole = wholeValue(world, property, page)
  const { id, type } = property
  if (type === 'relation') {
    const all = whole as Json[]
    return { id, type, relation: all.slice(0, REFERENCES), has_more: all.length > REFERENCES }
  }
  if (type === 'people') return { id, type, people: (whole as Json[]).slice(0, REFERENCES) }
  if (type === 'title' || type === 'rich_text') return { id, type, [type]: upToReferences(whole as Json[]) }
  return { id, type, [type]: whole }
}

/** A text is cut where its 26th person or page is mentioned. */
function upToReferences(items: Json[]): Json[] {
  let references = 0
  const end = items.findIndex((item) => item.type === 'mention' && ++references > REFERENCES)
  return end < 0 ? items : items.slice(0, end)
}

/** A value as a person would read it. */
export function plainValue(
  world: World,
  property: Property,
  page: Page,
): string | number | boolean | string[] | null {
  const whole = wholeValue(world, property, page)
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return plain(whole)
    case 'select':
    case 'status':
      return (whole as { name: string } | null)?.name ?? null
    case 'multi_select':
    case 'people':
      return (whole as { name: string }[]).map(({ name }) => name)
    case 'relation':
      return (whole as { id: string }[]).map(({ id }) => id)
    case 'date': {
      const date = whole as { start: string; end: string | null } | null
      return date && (date.end === null ? date.start : `${date.start} → ${date.end}`)
    }
    case 'created_by':
    case 'last_edited_by':
      return (whole as { name: string }).name
    case 'unique_id': {
      const { prefix, number } = whole as { prefix: string | null; number: number }
      return prefix === null ? String(number) : `${prefix}-${number}`
    }
    case 'files':
      return []
    default:
      return whole as string | number | boolean | null
  }
}
