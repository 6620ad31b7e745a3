// What a Notion workspace holds, and the few things that are true of every write.
import { realClock, type EmulatorClock } from '../core/clock.ts'
import { Ledger } from '../core/ledger.ts'
import type { Json } from './checks.ts'
import { Lagging } from './lag.ts'
import { type Ids, seededIds } from './ids.ts'
import type { Property } from './schema.ts'

export type Parent =
  | { type: 'page_id'; page_id: string }
  | { type: 'block_id'; block_id: string }
  | { type: 'data_source_id'; data_source_id: string; database_id: string }
  | { type: 'database_id'; database_id: string }
  | { type: 'workspace'; workspace: true }

type Thing = {
  id: string
  parent: Parent
  trashed: boolean
  created: number
  createdBy: string
  edited: number
  editedBy: string
}
/** Values by property id, in the form of values.ts. */
export type Page = Thing & {
  kind: 'page'
  values: Record<string, unknown>
  children: string[]
  icon: Json | null
  cover: Json | null
  locked: boolean
}
export type Block = Thing & { kind: 'block'; type: string; content: Json; children: string[] }
export type Database = Thing & {
  kind: 'database'
  title: Json[]
  description: Json[]
  sources: string[]
  icon: Json | null
  cover: Json | null
  inline: boolean
  locked: boolean
}
export type DataSource = Thing & {
  kind: 'data_source'
  database: string
  title: Json[]
  description: Json[]
  icon: Json | null
  properties: Property[]
}
export type Anything = Page | Block | Database | DataSource
export type Comment = {
  id: string
  parent: Parent
  discussion: string
  text: Json[]
  created: number
  createdBy: string
}
export type User = { id: string; name: string; email: string | null; kind: 'person' | 'bot' | 'guest' }
export type Token = {
  name: string
  botId: string
  revoked: boolean
  /** What was taken away from it, with all that stands below. */
  unshared: Set<string>
  mayComment: boolean
}

export class World {
  readonly clock: EmulatorClock
  readonly ids: Ids
  readonly things = new Map<string, Anything>()
  readonly comments: Comment[] = []
  readonly users = new Map<string, User>()
  readonly tokens = new Map<string, Token>()
  /** Rows as queries, searches and reads by id see them, each as late as a test says. */
  readonly lag: { query: Lagging<Page>; search: Lagging<Anything>; read: Lagging<Page> }
  readonly keys = new Ledger()
  readonly keyProperty: string
  readonly workspaceId: string
  /** Where people look at pages; set once it is known. */
  pagesUrl = 'https://www.notion.so'

  constructor(given: { clock?: EmulatorClock; seed?: number; keyProperty?: string }) {
    this.clock = given.clock ?? realClock
    this.ids = seededIds(given.seed ?? 1)
    this.keyProperty = given.keyProperty ?? 'XIO Key'
    this.workspaceId = this.ids.uuid()
    const lagging = <T extends { id: string }>() => new Lagging<T>(this.clock, this.ids.chance)
    this.lag = { query: lagging(), search: lagging(), read: lagging() }
  }

  get<K extends Anything['kind']>(kind: K, id: string): Extract<Anything, { kind: K }> | undefined {
    const thing = this.things.get(id)
    return thing?.kind === kind ? (thing as Extract<Anything, { kind: K }>) : undefined
  }

  all<K extends Anything['kind']>(kind: K): Extract<Anything, { kind: K }>[] {
    return [...this.things.values()].filter((thing) => thing.kind === kind) as Extract<
      Anything,
      { kind: K }
    >[]
  }

  /** The beginning of every new thing. */
  born(by: string, parent: Parent): Thing {
    const now = this.clock.now()
    return {
      id: this.ids.uuid(),
      parent,
      trashed: false,
      created: now,
      createdBy: by,
      edited: now,
      editedBy: by,
    }
  }

  /** Somebody changed it: it and the page it stands on say so, and whoever lags behind hears of it later. */
  touch(thing: Anything, by: string): void {
    this.things.set(thing.id, thing)
    const page = thing.kind === 'block' ? this.pageOf(thing) : undefined
    for (const one of page ? [thing, page] : [thing]) {
      one.edited = this.clock.now()
      one.editedBy = by
      this.changed(one)
    }
  }

  /** Tells the readers that lag behind, without an edit. */
  changed(thing: Anything): void {
    if (thing.kind === 'page') {
      this.lag.query.tell(thing)
      this.lag.read.tell(thing)
      this.#count(thing)
    }
    if (thing.kind !== 'block') this.lag.search.tell(thing)
  }

  #count(page: Page): void {
    const source =
      page.parent.type === 'data_source_id' ? this.get('data_source', page.parent.data_source_id) : undefined
    const property = source?.properties.find(({ name }) => name === this.keyProperty)
    const value = property && (page.values[property.id] as { plain_text: string }[] | undefined)
    const key = Array.isArray(value) ? value.map(({ plain_text }) => plain_text).join('') : ''
    if (key === '' || this.trashed(page)) this.keys.drop(page.id)
    else this.keys.put(key, page.id)
  }

  /** All that it holds, to be brought back by `restore`. */
  snapshot(): Snapshot {
    const { things, comments, users, tokens } = this
    return structuredClone({ things, comments, users, tokens })
  }

  restore(held: Snapshot): void {
    const { things, comments, users, tokens } = structuredClone(held)
    for (const id of this.things.keys()) this.keys.drop(id)
    refill(this.things, things)
    refill(this.users, users)
    refill(this.tokens, tokens)
    this.comments.splice(0, Infinity, ...comments)
    for (const one of Object.values(this.lag)) one.forget()
    for (const thing of this.things.values()) this.changed(thing)
    for (const one of Object.values(this.lag)) one.release()
  }

  above(thing: { parent: Parent }): Anything | undefined {
    const { parent } = thing
    switch (parent.type) {
      case 'page_id':
        return this.things.get(parent.page_id)
      case 'block_id':
        return this.things.get(parent.block_id)
      case 'data_source_id':
        return this.things.get(parent.data_source_id)
      case 'database_id':
        return this.things.get(parent.database_id)
      default:
        return undefined
    }
  }

  /** It, and all that it stands in. */
  line(thing: Anything): Anything[] {
    const above = this.above(thing)
    return above === undefined ? [thing] : [thing, ...this.line(above)]
  }

  trashed(thing: Anything): boolean {
    return this.line(thing).some(({ trashed }) => trashed)
  }

  pageOf(thing: Anything): Page | undefined {
    return this.line(thing).find((one) => one.kind === 'page')
  }

  sees(token: Token, thing: Anything): boolean {
    return !this.line(thing).some(({ id }) => token.unshared.has(id))
  }

  /** The list in which a thing has its place, where it has one. */
  siblings(thing: Anything): string[] | undefined {
    const above = this.above(thing)
    return above?.kind === 'page' || above?.kind === 'block' ? above.children : undefined
  }
}

export type Snapshot = Pick<World, 'comments' | 'things' | 'users' | 'tokens'>

function refill<T>(map: Map<string, T>, from: Map<string, T>): void {
  map.clear()
  for (const [key, value] of from) map.set(key, value)
}
