// Users, search and comments.
import { type Ask, Cursors, find, findBlock, type Handler, mustLive, pageSize, type Route } from './ask.ts'
import { choice, type Json, list, number, record, tagged, text, unserved, uuid } from './checks.ts'
import { failed, invalid, notFound, restricted } from './errors.ts'
import { dashed } from './ids.ts'
import { normalised, plain, richTextItem } from './rich-text.ts'
import { userView } from './value-views.ts'
import { commentView, pageView, sourceView, titleOf } from './views.ts'
import type { Anything, Comment, DataSource, Page, Parent } from './world.ts'

const me: Handler = ({ world, token }) => {
  return () => userView(world.users.get(token.botId), world)
}

const user: Handler = ({ world, id, token }) => {
  const found = world.users.get(id)
  if (found === undefined || found.kind === 'guest') throw notFound('user', id, token.name)
  return () => userView(found, world)
}

const userCursors = new Cursors()
/** Guests are not told. */
const users: Handler = (ask) => {
  const { world, query } = ask
  const size = pageSize(query.get('page_size'), 'query.page_size')
  const given = { cursor: query.get('start_cursor'), size, strict: false }
  userCursors.check('users', given.cursor, false)
  const all = [...world.users.values()].filter(({ kind }) => kind !== 'guest')
  return () => {
    const { results, ...cut } = userCursors.cut(ask, 'users', all, given)
    return {
      object: 'list',
      results: results.map((one) => userView(one, world)),
      ...cut,
      type: 'user',
      user: {},
    }
  }
}

const searchBody = record(
  {},
  {
    query: text(2000),
    sort: record({ direction: choice('ascending', 'descending'), timestamp: choice('last_edited_time') }),
    filter: record({ property: choice('object'), value: choice('page', 'data_source') }),
    start_cursor: text(100),
    page_size: number,
  },
)

const searchCursors = new Cursors()
/** By title only, over an index that may lag. */
const search: Handler = (ask) => {
  const { world, body, token } = ask
  const size = pageSize(body.page_size, 'body.page_size')
  const given = { cursor: body.start_cursor, size, strict: false }
  const wanted = String(body.query ?? '').toLowerCase()
  const kind = (body.filter as { value?: string } | undefined)?.value
  const order = JSON.stringify([wanted, kind, body.sort])
  searchCursors.check(order, given.cursor, false)
  const sign = (body.sort as { direction?: string } | undefined)?.direction === 'ascending' ? 1 : -1
  return () => {
    const all = world.lag.search
      .all()
      .filter((one): one is Page | DataSource => one.kind === (kind ?? one.kind) && isSearched(one))
      .filter((one) => !world.trashed(one) && world.sees(token, one) && name(ask, one).includes(wanted))
      .toSorted((a, b) => sign * (a.edited - b.edited) || (a.id < b.id ? -1 : 1))
    const { results, ...cut } = searchCursors.cut(ask, order, all, given)
    const shown = results.map((one) => (one.kind === 'page' ? pageView(ask, one) : sourceView(ask, one)))
    return { object: 'list', results: shown, ...cut, type: 'page_or_data_source', page_or_data_source: {} }
  }
}

const isSearched = (one: Anything): one is Page | DataSource =>
  one.kind === 'page' || one.kind === 'data_source'
const name = (ask: Ask, one: Page | DataSource) =>
  (one.kind === 'page' ? titleOf(ask.world, one) : plain(one.title)).toLowerCase()

const commentBody = record(
  { rich_text: list(richTextItem) },
  {
    parent: tagged({ page_id: uuid, block_id: uuid }),
    discussion_id: uuid,
    attachments: unserved,
    display_name: unserved,
  },
)

/** A comment moves no page's `last_edited_time`. */
const comment: Handler = (ask) => {
  const { world, token, body } = ask
  if (!token.mayComment) throw restricted()
  if ((body.parent === undefined) === (body.discussion_id === undefined))
    throw invalid(
      'body failed validation: body.parent or body.discussion_id should be defined, and not both.',
    )
  if ((body.rich_text as Json[]).length === 0) throw failed('body.rich_text.length', '≥ `1`', 0)
  const { parent, discussion } = placeOf(ask)
  return () => {
    const made: Comment = {
      id: world.ids.uuid(),
      parent,
      discussion: discussion ?? world.ids.uuid(),
      text: normalised(body.rich_text),
      created: world.clock.now(),
      createdBy: token.botId,
    }
    world.comments.push(made)
    return commentView(ask, made)
  }
}

function placeOf(ask: Ask): { parent: Parent; discussion?: string } {
  const { world, body } = ask
  if (body.discussion_id !== undefined) {
    const discussion = dashed(body.discussion_id) ?? ''
    const first = world.comments.find((one) => one.discussion === discussion)
    if (first === undefined) throw notFound('discussion', discussion, ask.token.name)
    return { parent: first.parent, discussion }
  }
  const given = body.parent as Json
  const above =
    given.page_id === undefined ? findBlock(ask, given.block_id) : find(ask, 'page', given.page_id)
  mustLive(ask, above)
  if (above.kind === 'page') return { parent: { type: 'page_id', page_id: above.id } }
  return { parent: { type: 'block_id', block_id: above.id } }
}

const commentCursors = new Cursors()
const comments: Handler = (ask) => {
  const { world, query } = ask
  if (!ask.token.mayComment) throw restricted()
  const id = dashed(query.get('block_id'))
  if (id === null) throw failed('query.block_id', 'a valid uuid', query.get('block_id') ?? undefined)
  const above = findBlock(ask, id)
  const size = pageSize(query.get('page_size'), 'query.page_size')
  const given = { cursor: query.get('start_cursor'), size, strict: true }
  commentCursors.check(id, given.cursor, true)
  const all = world.comments.filter(({ parent }) => world.above({ parent }) === above)
  return () => {
    const { results, ...cut } = commentCursors.cut(ask, id, all, given)
    return {
      object: 'list',
      results: results.map((one) => commentView(ask, one)),
      ...cut,
      type: 'comment',
      comment: {},
    }
  }
}

const paged = ['start_cursor', 'page_size']
const [commentsPath, usersPath] = [/^\/v1\/comments$/, /^\/v1\/users$/]
export const otherRoutes: Route[] = [
  { method: 'GET', path: /^\/v1\/users\/me$/, official: '/v1/users/me', write: false, handle: me },
  { method: 'GET', path: usersPath, query: paged, official: '/v1/users', write: false, handle: users },
  {
    method: 'GET',
    path: /^\/v1\/users\/([^/]+)$/,
    id: 'user_id',
    official: '/v1/users/{user_id}',
    write: false,
    handle: user,
  },
  {
    method: 'POST',
    path: /^\/v1\/search$/,
    body: () => searchBody,
    official: '/v1/search',
    write: false,
    handle: search,
  },
  {
    method: 'POST',
    path: commentsPath,
    body: () => commentBody,
    official: '/v1/comments',
    write: true,
    handle: comment,
  },
  {
    method: 'GET',
    path: commentsPath,
    query: ['block_id', ...paged],
    official: '/v1/comments',
    write: false,
    handle: comments,
  },
]
