// The workspace as people see it: pages with their properties and text, databases as tables.
import { escapeHtml as esc } from '../../core/page.ts'
import type { People, Reply } from '../../core/service.ts'
import type { HumanVerbs } from '../human/human.ts'
import { bare, dashed } from '../ids.ts'
import { plain } from '../rich-text.ts'
import { minute } from '../value-views.ts'
import { titleOf } from '../views.ts'
import type { Anything, Database, Page, World } from '../world.ts'
import { act, actingHtml } from './acting.ts'
import { blocksHtml, richHtml } from './blocks.ts'
import { STYLE } from './style.ts'
import { propertiesHtml, tableHtml } from './table.ts'

/** `/` lists what there is; `/{id without dashes}` is a page, a database or a data source. Its forms act as a person. */
export function notionPages(world: World, verbs: HumanVerbs): People {
  return (request) => {
    const { path, method } = request
    const [, id = '', verb] = /^\/([^/]*)(?:\/(\w+))?$/.exec(path) ?? []
    const thing = world.things.get(dashed(id) ?? '')
    if (method === 'POST' && thing?.kind === 'page') return act(world, verbs, thing, verb ?? '', request)
    if (method !== 'GET' || verb !== undefined) return null
    if (id === '') return shell('Workspace', home(world))
    if (thing === undefined || thing.kind === 'block') return null
    if (thing.kind === 'page') return shell(titleOf(world, thing) || 'Untitled', pageHtml(world, thing))
    const database = thing.kind === 'database' ? thing : world.get('database', thing.database)
    return database ? shell(plain(database.title), databaseHtml(world, database)) : null
  }
}

export function shell(title: string, body: string): Reply {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${esc(title)}</title><style>${STYLE}</style>`
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><head>${head}</head><body><main>${body}</main></body></html>`,
  }
}

function home(world: World): string {
  const pages = world
    .all('page')
    .filter((page) => page.parent.type !== 'data_source_id' && !world.trashed(page))
  const databases = world.all('database').filter((one) => !world.trashed(one))
  const item = (thing: Page | Database) =>
    `<li><a href="/${bare(thing.id)}">${iconOf(thing)} ${esc(nameOf(world, thing))}</a></li>`
  return `<h1>Workspace</h1><h2>Pages</h2><ul class="links">${pages.map(item).join('')}</ul><h2>Databases</h2><ul class="links">${databases.map(item).join('')}</ul>`
}

function pageHtml(world: World, page: Page): string {
  const comments = world.comments.filter(
    ({ parent }) => parent.type === 'page_id' && parent.page_id === page.id,
  )
  const said = comments.map(({ text, createdBy, created }) => {
    const who = esc(world.users.get(createdBy)?.name ?? 'Somebody')
    return `<li><b>${who}</b> <time>${shownTime(created)}</time><p>${richHtml(text)}</p></li>`
  })
  return [
    crumbs(world, page),
    world.trashed(page) ? '<p class="trash" role="status">This page is in the trash.</p>' : '',
    `<header><div class="icon">${iconOf(page)}</div><h1>${esc(titleOf(world, page) || 'Untitled')}</h1></header>`,
    propertiesHtml(world, page),
    said.length ? `<section class="comments"><h2>Comments</h2><ul>${said.join('')}</ul></section>` : '',
    `<article>${blocksHtml(world, page)}</article>`,
    actingHtml(world, page),
    `<footer>Edited by ${esc(world.users.get(page.editedBy)?.name ?? 'somebody')}, <time>${shownTime(page.edited)}</time></footer>`,
  ].join('')
}

function databaseHtml(world: World, database: Database): string {
  const sources = database.sources.flatMap((id) => world.get('data_source', id) ?? [])
  return [
    crumbs(world, database),
    world.trashed(database) ? '<p class="trash" role="status">This database is in the trash.</p>' : '',
    `<header><div class="icon">${iconOf(database)}</div><h1>${esc(plain(database.title) || 'Untitled')}</h1></header>`,
    ...sources.map((source) => tableHtml(world, source)),
  ].join('')
}

/** The way from the workspace to here. */
function crumbs(world: World, thing: Anything): string {
  const above = world
    .line(thing)
    .slice(1)
    .filter(({ kind }) => kind === 'page' || kind === 'database')
  const links = above
    .toReversed()
    .map((one) => `<a href="/${bare(one.id)}">${esc(nameOf(world, one) || 'Untitled')}</a>`)
  return `<nav aria-label="Where this is">${['<a href="/">Workspace</a>', ...links].join(' <span>/</span> ')}</nav>`
}

export function nameOf(world: World, thing: Anything): string {
  if (thing.kind === 'page') return titleOf(world, thing)
  return thing.kind === 'block' ? thing.type : plain(thing.title)
}

function iconOf(thing: Page | Database): string {
  const emoji = thing.icon?.emoji
  return typeof emoji === 'string' ? esc(emoji) : thing.kind === 'page' ? '📄' : '🗂️'
}

const shownTime = (at: number) => minute(at).slice(0, 16).replace('T', ' ')
