// What a test steers and looks at.
import { addToken, addUser } from './accounts.ts'
import type { Json } from './checks.ts'
import { dashed } from './ids.ts'
import type { Lag } from './lag.ts'
import { plain } from './rich-text.ts'
import type { Manners } from './service.ts'
import { plainValue } from './value-views.ts'
import { liveChildren, propertiesOf, titleOf } from './views.ts'
import type { Limits, Windows } from './windows.ts'
import type { Anything, Block, Page, Snapshot, World } from './world.ts'

export type TestVerbs = ReturnType<typeof testVerbs>
/** A block as a person reads it. */
export type Outline = { id: string; type: string; text: string; by: string; children: Outline[] }
export type Row = {
  id: string
  trashed: boolean
  values: Record<string, string | number | boolean | string[] | null>
}

export function testVerbs(world: World, windows: Windows, manners: Manners) {
  const beginning = world.snapshot()
  return {
    /** How late queries, searches and reads by id see a change; what is not said stays. */
    setLag: (given: { query?: Lag; search?: Lag; read?: Lag }) => {
      for (const name of ['query', 'search', 'read'] as const) {
        const lag = given[name]
        if (lag !== undefined) world.lag[name].lag = lag
      }
    },
    /** Everything is seen from now on. */
    releaseLag: () => {
      for (const one of Object.values(world.lag)) one.release()
    },
    setLimits: (limits: Partial<Limits>) => void (windows.limits = { ...windows.limits, ...limits }),
    setManners: (given: Partial<Manners>) => void Object.assign(manners, given),
    addToken: ({ token, name }: { token: string; name: string }) => addToken(world, token, name),
    addUser: (given: { name: string; email?: string; guest?: boolean }) =>
      addUser(world, {
        name: given.name,
        email: given.email ?? null,
        kind: given.guest ? 'guest' : 'person',
      }),
    /** The live pages of a key, now. */
    live: (key: string) => world.keys.live(key),
    /** The most live pages that a key ever had at a time. */
    most: (key: string) => world.keys.most(key),
    keys: () => world.keys.all(),
    /** Every row of a data source, those in the trash too, as a person reads it and without any lag. */
    rows: (dataSource: string): Row[] =>
      world
        .all('page')
        .filter(
          ({ parent }) => parent.type === 'data_source_id' && parent.data_source_id === dashed(dataSource),
        )
        .map((page) => rowOf(world, page)),
    row: (page: string): Row => rowOf(world, pageOf(world, page)),
    outline: (page: string): Outline[] => outlineOf(world, pageOf(world, page)),
    comments: (page: string): string[] =>
      world.comments
        .filter(({ parent }) => parent.type === 'page_id' && parent.page_id === dashed(page))
        .map(({ text }) => plain(text)),
    state: (): Json => stateOf(world),
    /** In this process only: what it gives is no JSON. */
    snapshot: (): Snapshot => world.snapshot(),
    restoreSnapshot: (held: Snapshot) => world.restore(held),
    /** As it was at the start. */
    reset: () => world.restore(beginning),
  }
}

function pageOf(world: World, id: string): Page {
  const page = world.get('page', dashed(id) ?? id)
  if (page === undefined) throw new Error(`There is no page ${id} here.`)
  return page
}

export function rowOf(world: World, page: Page): Row {
  const values = propertiesOf(world, page).map((one) => [one.name, plainValue(world, one, page)] as const)
  return { id: page.id, trashed: world.trashed(page), values: Object.fromEntries(values) }
}

export function outlineOf(world: World, thing: Page | Block): Outline[] {
  return liveChildren(world, thing).map((child): Outline => {
    const by = world.users.get(child.editedBy)?.kind === 'bot' ? 'bot' : 'person'
    const children = child.kind === 'block' ? outlineOf(world, child) : []
    return {
      id: child.id,
      type: child.kind === 'block' ? child.type : child.kind,
      text: textOf(world, child),
      by,
      children,
    }
  })
}

export function textOf(world: World, thing: Anything): string {
  if (thing.kind === 'page') return titleOf(world, thing)
  if (thing.kind !== 'block') return plain(thing.title)
  const { rich_text, cells, expression, url } = thing.content
  if (rich_text) return plain(rich_text)
  if (cells) return (cells as unknown[]).map(plain).join(' | ')
  return String(expression ?? url ?? '')
}

function stateOf(world: World): Json {
  return {
    things: [...world.things.values()],
    comments: world.comments,
    users: [...world.users.values()],
    now: world.clock.now(),
  }
}
