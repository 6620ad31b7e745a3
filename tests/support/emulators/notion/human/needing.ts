import { dashed } from '../ids.ts'
import type { Anything, Block, DataSource, Page, World } from '../world.ts'

/** Finds what a person names, or says that it is not here. */
export function needing(world: World) {
  const missing = (what: string, id: string): never => {
    throw new Error(`There is no ${what} ${id} here.`)
  }
  return {
    thing: (id: string): Anything => world.things.get(dashed(id) ?? id) ?? missing('thing', id),
    page: (id: string): Page => world.get('page', dashed(id) ?? id) ?? missing('page', id),
    block: (id: string): Block => world.get('block', dashed(id) ?? id) ?? missing('block', id),
    source: (id: string): DataSource =>
      world.get('data_source', dashed(id) ?? id) ?? missing('data source', id),
    tokens: (token?: string) =>
      token === undefined ? [...world.tokens.values()] : [world.tokens.get(token) ?? missing('token', token)],
  }
}
