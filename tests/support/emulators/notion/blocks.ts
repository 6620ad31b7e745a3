// The blocks of a page: reading, appending, changing and deleting them.
import {
  type Ask,
  Cursors,
  findBlock,
  type Handler,
  mustLive,
  pageSize,
  type Route,
  type Version,
} from './ask.ts'
import {
  blockUpdate,
  checkTotal,
  childrenOf,
  content,
  isParent,
  newBlocks,
  typeOf,
} from './blocks-content.ts'
import { type Check, choice, type Json, record, uuid } from './checks.ts'
import { archived, invalid, notFound } from './errors.ts'
import { dashed } from './ids.ts'
import { blockView, liveChildren } from './views.ts'
import type { Anything, Block, Page, World } from './world.ts'

/** Puts new blocks under a page or block, their own children with them; `at` is a place among all children. */
export function addBlocks(
  world: World,
  above: Page | Block,
  given: readonly Json[],
  by: string,
  at = above.children.length,
): Block[] {
  const made = given.map((one): Block => {
    const type = typeOf(one)
    const parent =
      above.kind === 'page'
        ? { type: 'page_id' as const, page_id: above.id }
        : { type: 'block_id' as const, block_id: above.id }
    const block: Block = {
      ...world.born(by, parent),
      kind: 'block',
      type,
      content: content(type, one[type] as Json),
      children: [],
    }
    world.things.set(block.id, block)
    addBlocks(world, block, childrenOf(one), by)
    return block
  })
  above.children.splice(at, 0, ...made.map(({ id }) => id))
  return made
}

const placed = record({ type: choice('start', 'end', 'after_block') }, { after_block: record({ id: uuid }) })
const append = (version: Version): Check =>
  record(
    { children: newBlocks },
    version === '2025-09-03' ? { after: uuid, position: placed } : { position: placed },
  )

const appendChildren: Handler = (ask) => {
  const { world, token, body } = ask
  const above = parentBlock(ask)
  mustLive(ask, above)
  const children = body.children as Json[]
  checkTotal(children, 'body.children')
  const at = placeOf(ask, above)
  return () => {
    const made = addBlocks(world, above, children, token.botId, at)
    world.touch(above, token.botId)
    const results = made.map((one) => blockView(ask, one))
    return { object: 'list', results, has_more: false, next_cursor: null, type: 'block', block: {} }
  }
}

function parentBlock(ask: Ask): Page | Block {
  const above = findBlock(ask)
  if (above.kind === 'database') throw invalid('Block does not support children.')
  if (above.kind === 'block' && !isParent(above.type)) throw invalid('Block does not support children.')
  if (above.kind === 'data_source') throw notFound('block', above.id, ask.token.name)
  return above
}

function placeOf(ask: Ask, above: Page | Block): number {
  const position = ask.body.position as { type: string; after_block?: { id: string } } | undefined
  if (position?.type === 'start') return 0
  const after = dashed(
    ask.body.after ?? (position?.type === 'after_block' ? position.after_block?.id : undefined),
  )
  if (after === null) return above.children.length
  const at = above.children.indexOf(after)
  if (at < 0) throw invalid(`Block ${after} is not a child of the block or page ${above.id}.`)
  return at + 1
}

const cursors = new Cursors()
const listChildren: Handler = (ask) => {
  const { world, query } = ask
  const size = pageSize(query.get('page_size'), 'query.page_size')
  const given = { cursor: query.get('start_cursor'), size, strict: true }
  const above = findBlock(ask)
  if (world.trashed(above)) throw notFound('block', above.id, ask.token.name)
  cursors.check(above.id, given.cursor, true)
  const children = above.kind === 'page' || above.kind === 'block' ? liveChildren(world, above) : []
  return () => {
    const { results, ...cut } = cursors.cut(ask, above.id, children, given)
    return {
      object: 'list',
      results: results.map((one) => blockView(ask, one)),
      ...cut,
      type: 'block',
      block: {},
    }
  }
}

const retrieve: Handler = (ask) => {
  const block = findBlock(ask)
  return () => blockView(ask, block)
}

const update: Handler = (ask) => {
  const { world, token, body } = ask
  const block = findBlock(ask)
  const trash = (body.in_trash ?? body.archived) as boolean | undefined
  if (world.trashed(block) && !(trash === false && block.trashed)) throw archived()
  const type = typeOf(body)
  const given = type === '' ? undefined : (body[type] as Json)
  if (given !== undefined && (block.kind !== 'block' || block.type !== type))
    throw invalid(
      `Block type cannot be changed: block ${block.id} is ${block.kind === 'block' ? block.type : 'a child page'}.`,
    )
  return () => {
    if (given !== undefined && block.kind === 'block') block.content = content(type, given, block.content)
    if (trash !== undefined) block.trashed = trash
    world.touch(block, token.botId)
    return blockView(ask, block)
  }
}

/** An update says one kind of block, or only whether it lies in the trash. */
const updateBody: Check = (value, path) => {
  const keys = Object.keys((value ?? {}) as Json)
  if (keys.length > 0 && keys.every((key) => key === 'in_trash' || key === 'archived')) return
  blockUpdate(value, path)
}

const remove: Handler = (ask) => {
  const block = findBlock(ask)
  mustLive(ask, block)
  if (block.parent.type === 'workspace')
    throw invalid('Archiving workspace level pages via API not supported.')
  return () => {
    trash(ask.world, block, ask.token.botId)
    return blockView(ask, block)
  }
}

export function trash(world: World, thing: Anything, by: string): void {
  thing.trashed = true
  world.touch(thing, by)
}

const path = /^\/v1\/blocks\/([^/]+)$/
const children = /^\/v1\/blocks\/([^/]+)\/children$/
const [one, many] = ['/v1/blocks/{block_id}', '/v1/blocks/{block_id}/children']
const id = 'block_id'
export const blockRoutes: Route[] = [
  { method: 'PATCH', path: children, id, body: append, official: many, write: true, handle: appendChildren },
  {
    method: 'GET',
    path: children,
    id,
    query: ['start_cursor', 'page_size'],
    official: many,
    write: false,
    handle: listChildren,
  },
  { method: 'GET', path, id, official: one, write: false, handle: retrieve },
  { method: 'PATCH', path, id, body: () => updateBody, official: one, write: true, handle: update },
  { method: 'DELETE', path, id, official: one, write: true, handle: remove },
]
