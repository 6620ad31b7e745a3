// Things as Notion tells them.
import type { Ask } from './ask.ts'
import type { Json } from './checks.ts'
import { bare } from './ids.ts'
import { plain } from './rich-text.ts'
import { propertyView } from './schema.ts'
import type { Anything, Block, Comment, Database, DataSource, Page, Parent, World } from './world.ts'
import { minute, valueView } from './value-views.ts'

type Teller = Pick<Ask, 'world' | 'version'>

/** The newer version does not know the word any more. */
const archivedToo = ({ version }: Teller, trashed: boolean) =>
  version === '2025-09-03' ? { archived: trashed } : {}

function around(ask: Teller, thing: Anything): Json {
  const trashed = ask.world.trashed(thing)
  return {
    object: thing.kind,
    id: thing.id,
    parent: parentView(thing.parent),
    created_time: minute(thing.created),
    last_edited_time: minute(thing.edited),
    created_by: { object: 'user', id: thing.createdBy },
    last_edited_by: { object: 'user', id: thing.editedBy },
    in_trash: trashed,
    ...archivedToo(ask, trashed),
  }
}

const parentView = (parent: Parent): Json => ({ ...parent })
const addresses = (world: World, id: string) => ({ url: `${world.pagesUrl}/${bare(id)}`, public_url: null })

export function pageView(ask: Teller, page: Page, only: readonly string[] = []): Json {
  const { icon, cover, locked } = page
  const properties = propertiesOf(ask.world, page).filter(
    ({ id }) => only.length === 0 || only.some((one) => one === id || one === decodeURIComponent(id)),
  )
  return {
    ...around(ask, page),
    is_archived: ask.world.trashed(page),
    is_locked: locked,
    icon,
    cover,
    properties: Object.fromEntries(properties.map((one) => [one.name, valueView(ask.world, one, page)])),
    ...addresses(ask.world, page.id),
  }
}

/** A page outside of any data source has a title only. */
export function propertiesOf(world: World, page: Pick<Page, 'parent'>): DataSource['properties'] {
  const { parent } = page
  if (parent.type !== 'data_source_id') return [TITLE]
  return world.get('data_source', parent.data_source_id)?.properties ?? []
}

const TITLE: DataSource['properties'][number] = {
  id: 'title',
  name: 'title',
  type: 'title',
  description: null,
  options: [],
  groups: [],
  relation: null,
  more: {},
}

export function titleOf(world: World, page: Page): string {
  const title = propertiesOf(world, page).find(({ type }) => type === 'title')
  return plain((title && page.values[title.id]) ?? [])
}

export function blockView(ask: Teller, thing: Anything): Json {
  const { world } = ask
  const told = { ...around(ask, thing), object: 'block' }
  if (thing.kind === 'page')
    return {
      ...told,
      type: 'child_page',
      has_children: hasChildren(world, thing),
      child_page: { title: titleOf(world, thing) },
    }
  if (thing.kind === 'database')
    return {
      ...told,
      type: 'child_database',
      has_children: false,
      child_database: { title: plain(thing.title) },
    }
  if (thing.kind === 'data_source') throw new Error('A data source is no block.')
  return {
    ...told,
    type: thing.type,
    has_children: hasChildren(world, thing),
    [thing.type]: contentView(thing),
  }
}

const contentView = (block: Block): Json => block.content

export function liveChildren(world: World, thing: Page | Block): Anything[] {
  return thing.children.flatMap((id) => {
    const child = world.things.get(id)
    return child && !child.trashed ? [child] : []
  })
}

const hasChildren = (world: World, thing: Page | Block) => liveChildren(world, thing).length > 0

export function databaseView(ask: Teller, database: Database): Json {
  const { title, description, sources, icon, cover, inline, locked } = database
  const data_sources = sources.flatMap((id) => {
    const source = ask.world.get('data_source', id)
    return source ? [{ id, name: plain(source.title) }] : []
  })
  const told = { ...around(ask, database), title, description, data_sources, icon, cover }
  const { created_by: _, last_edited_by: __, ...shown } = told as Json
  return { ...shown, is_inline: inline, is_locked: locked, ...addresses(ask.world, database.id) }
}

export function sourceView(ask: Teller, source: DataSource): Json {
  const { title, description, icon } = source
  const database = ask.world.get('database', source.database)
  const others = (id: string) => ask.world.get('data_source', id)?.properties ?? []
  return {
    ...around(ask, source),
    title,
    description,
    icon,
    cover: null,
    is_inline: database?.inline ?? false,
    database_parent: database ? parentView(database.parent) : { type: 'workspace', workspace: true },
    properties: Object.fromEntries(source.properties.map((one) => [one.name, propertyView(one, others)])),
    ...addresses(ask.world, source.id),
  }
}

export function commentView(ask: Teller, comment: Comment): Json {
  const name = ask.world.users.get(comment.createdBy)
  return {
    object: 'comment',
    id: comment.id,
    parent: parentView(comment.parent),
    discussion_id: comment.discussion,
    created_time: minute(comment.created),
    last_edited_time: minute(comment.created),
    created_by: { object: 'user', id: comment.createdBy },
    rich_text: comment.text,
    display_name: { type: name?.kind === 'bot' ? 'integration' : 'user', resolved_name: name?.name ?? null },
  }
}
