// Asking a data source for rows; what it sees may lag behind.
import { Cursors, find, type Handler, pageSize, type Route } from './ask.ts'
import { anything, boolean, choice, list, nullable, number, record, text } from './checks.ts'
import { compileFilter, compileSorts } from './filter.ts'
import { checkOnly } from './pages.ts'
import { pageView } from './views.ts'

const body = record(
  {},
  {
    filter: nullable(anything),
    sorts: list(record({ direction: text(20) }, { property: text(2000), timestamp: text(50) })),
    start_cursor: text(100),
    page_size: number,
    in_trash: boolean,
    result_type: choice('page', 'data_source'),
  },
)

/** How queries behave; a test may change it. */
export type QueryManners = {
  /** No query tells more rows than this. */
  cap: number
  /** Answers fewer rows than were asked for, as Notion may. */
  short: boolean
}

export function queryRoute(manners: QueryManners): Route {
  const cursors = new Cursors()
  const handle: Handler = (ask) => {
    const { world, body, query, id } = ask
    const source = find(ask, 'data_source')
    const only = query.getAll('filter_properties')
    checkOnly(
      ask,
      { parent: { type: 'data_source_id', data_source_id: id, database_id: source.database } },
      only,
    )
    const size = pageSize(body.page_size, 'body.page_size')
    const asks = body.filter == null ? () => true : compileFilter(world, source, body.filter)
    const sort = compileSorts(world, source, body.sorts)
    const kind = JSON.stringify([id, body.filter, body.sorts, body.in_trash])
    cursors.check(kind, body.start_cursor, false)
    return () => {
      const trash = body.in_trash === true
      const rows = body.result_type === 'data_source' ? [] : world.lag.query.all()
      const found = rows
        .filter(({ parent }) => parent.type === 'data_source_id' && parent.data_source_id === id)
        .filter((page) => (page.trashed || world.trashed(source)) === trash && asks(page))
        .toSorted(sort)
      const capped = found.slice(0, manners.cap)
      const few = manners.short ? Math.max(1, Math.floor(world.ids.chance() * size)) : size
      const cut = cursors.cut(ask, kind, capped, { cursor: body.start_cursor, size: few, strict: false })
      const results = cut.results.map((page) => pageView(ask, page, only))
      const incomplete = !cut.has_more && found.length > capped.length
      const status = { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' }
      return {
        object: 'list',
        ...cut,
        results,
        type: 'page_or_data_source',
        page_or_data_source: {},
        ...(incomplete && { request_status: status }),
      }
    }
  }
  return {
    method: 'POST',
    path: /^\/v1\/data_sources\/([^/]+)\/query$/,
    id: 'data_source_id',
    query: ['filter_properties'],
    body: () => bodyCheck,
    official: '/v1/data_sources/{data_source_id}/query',
    write: false,
    handle,
  }
}

const bodyCheck = body
