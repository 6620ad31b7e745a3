import type { Log } from '../ports/access.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/outside.ts'
import type { RunLog } from '../ports/run-log.ts'
import type { SearchIndex } from '../ports/search.ts'
import { Indexer } from './indexer.ts'
import { searching } from './search.ts'

type Deps = { log: RunLog; search: SearchIndex; bus: Bus; clock: Clock; logger: Log }

/** The search over what a store holds, and who keeps it up to date. */
export function openSearch({ search: index, ...deps }: Deps) {
  return { search: searching({ ...deps, index }), indexer: new Indexer({ ...deps, index }) }
}
