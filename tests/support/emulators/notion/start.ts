// A Notion that runs on this machine, for the official client:
//
//   const notion = await startNotion({ clock })
//   const client = new Client({ auth: notion.token, baseUrl: notion.url, notionVersion: '2026-03-11', retry: false })
//   const { dataSourceId } = notion.control.addDatabase({ title: 'Tasks', properties: { Name: { title: {} } } })
//
// What differs from the real one is written down in README.md beside this file.
import type { EmulatorClock } from '../core/clock.ts'
import { type Emulator, startEmulator } from '../core/emulator.ts'
import { addToken, addUser } from './accounts.ts'
import { servePeople } from '../core/people.ts'
import { notionPages } from './people/pages.ts'
import { humanVerbs, type HumanVerbs } from './human/human.ts'
import { asText } from './rich-text.ts'
import { type Manners, notionService } from './service.ts'
import { type TestVerbs, testVerbs } from './verbs.ts'
import { type Limits, USUAL_LIMITS, Windows } from './windows.ts'
import { type Page, World } from './world.ts'

export type NotionOptions = {
  clock?: EmulatorClock
  /** For ids, random lags and short answers. */
  seed?: number
  token?: string
  limits?: Partial<Limits>
  manners?: Partial<Manners>
  /** The property by which `live` and `most` count pages. */
  keyProperty?: string
  port?: number
  controlPort?: number
  /** Where people look at the pages; without it the emulator serves them itself. */
  pagesUrl?: string
}
export type Notion = Emulator<HumanVerbs & TestVerbs> & {
  token: string
  world: World
  /** Where the pages are shown to people: `${pagesUrl}/{id without dashes}`. */
  pagesUrl: string
  /** A page that is shared with the integration, for databases to stand on. */
  homeId: string
}

export async function startNotion(options: NotionOptions = {}): Promise<Notion> {
  const world = new World(options)
  const token = options.token ?? 'ntn_emulated'
  const windows = new Windows(world.clock, { ...USUAL_LIMITS, ...options.limits })
  const manners: Manners = { cap: 10_000, short: false, tooLarge: 400, settleMs: 0, ...options.manners }
  const person = addUser(world, { name: 'Ada Person', email: 'ada@example.org', kind: 'person' })
  addToken(world, token, 'XIO Consilium')
  const home = addHome(world, person)
  const verbs = { ...testVerbs(world, windows, manners), ...humanVerbs(world, { person, home: home.id }) }
  const { clock, port, controlPort } = options
  const emulator = await startEmulator({
    service: notionService(world, windows, manners),
    verbs,
    ...(clock && { clock }),
    ...(port !== undefined && { port }),
    ...(controlPort !== undefined && { controlPort }),
  })
  const pages = options.pagesUrl === undefined ? await servePeople({ '': notionPages(world, verbs) }) : null
  world.pagesUrl = options.pagesUrl ?? pages?.url ?? ''
  const close = async () => void (await Promise.all([emulator.close(), pages?.close()]))
  return { ...emulator, close, token, world, pagesUrl: world.pagesUrl, homeId: home.id }
}

function addHome(world: World, person: string): Page {
  const home: Page = {
    ...world.born(person, { type: 'workspace', workspace: true }),
    kind: 'page',
    values: { title: asText('Council') },
    children: [],
    icon: { type: 'emoji', emoji: '🏛️' },
    cover: null,
    locked: false,
  }
  world.touch(home, person)
  return home
}
