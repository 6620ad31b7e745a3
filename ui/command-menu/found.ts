import { actionIds, actionOf, type ActionId } from '../app/actions.ts'
import { railEntries } from '../app/rail-entries.ts'
import { call } from '../lib/api.ts'
import { councilName, forkOf } from '../lib/council-name.ts'
import { listOf, textOf, type Row } from '../lib/reading.ts'
import { words } from '../words/words.ts'

export type Group = 'actions' | 'pages' | 'messages' | 'councils' | 'templates' | 'agents' | 'everywhere'

/** A line of the command menu. */
export type Found = {
  id: string
  group: Group
  text: string
  /** What stands beside it, and is not searched. */
  note?: string
  /** Why it cannot be done now. */
  why?: string | undefined
  open: { action: ActionId } | { href: string } | { messageId: string }
}

/** The actions that are there, and the pages. */
export function hereFound(there: Partial<Record<ActionId, { why: string | undefined }>>): Found[] {
  const actions = actionIds
    .filter((id) => there[id] !== undefined && id !== 'command_menu' && !id.startsWith('go_'))
    // What this page is for comes before what every page has.
    .toSorted((a, b) => Number(isEverywhere(a)) - Number(isEverywhere(b)))
    .map((id): Found => ({
      id: `action-${id}`,
      group: 'actions',
      text: words.actionNames[id],
      why: there[id]?.why,
      open: { action: id },
    }))
  const pages = railEntries().map(({ href, label }): Found => ({
    id: `page-${href}`,
    group: 'pages',
    text: label,
    open: { href },
  }))
  return [...actions, ...pages]
}

const isEverywhere = (id: ActionId): boolean => actionOf(id).scope === 'everywhere'

type Source = { path: string; read: (row: Row) => Found | null }

/** What the server knows, asked once when the menu opens. */
export async function serverFound(): Promise<Found[]> {
  const sources: Source[] = [
    { path: '/runs?limit=100', read: councilOf },
    { path: '/templates', read: (row) => listed(row, 'templates') },
    { path: '/agents', read: (row) => listed(row, 'agents') },
  ]
  const lists = await Promise.allSettled(
    sources.map(async ({ path, read }) =>
      listOf(await call(path), 'items')
        .map(read)
        .filter((one) => one !== null),
    ),
  )
  return lists.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
}

function councilOf(row: Row): Found | null {
  const id = textOf(row, 'id')
  const title = councilName(row) ?? textOf(row, 'meetingId')
  if (id === undefined || title === undefined) return null
  const status = textOf(row, 'status')
  const stands = Object.entries(words.status).find(([key]) => key === status)?.[1]
  const of = forkOf(row)
  const notes = [of === null ? undefined : words.again.forkOf(of), stands].filter((one) => one !== undefined)
  return {
    id: `council-${id}`,
    group: 'councils',
    text: title,
    ...(notes.length === 0 ? {} : { note: notes.join(' · ') }),
    open: { href: `/councils/${encodeURIComponent(id)}` },
  }
}

function listed(row: Row, group: 'templates' | 'agents'): Found | null {
  const id = textOf(row, 'id')
  if (id === undefined || !railEntries().some(({ href }) => href === `/${group}`)) return null
  return {
    id: `${group}-${id}`,
    group,
    text: textOf(row, 'title') ?? textOf(row, 'name') ?? id,
    open: { href: `/${group}/${encodeURIComponent(id)}` },
  }
}

/** Messages of the council that is open, wherever in it they stand. */
export async function messagesFound(runId: string, query: string, signal: AbortSignal): Promise<Found[]> {
  const asked = new URLSearchParams({ q: query, limit: '8' })
  const answer = await call(`/runs/${encodeURIComponent(runId)}/search?${asked}`, { signal })
  return listOf(answer, 'items').flatMap((row): Found[] => {
    const messageId = textOf(row, 'messageId')
    const number = row['number']
    if (messageId === undefined || typeof number !== 'number') return []
    return [
      {
        id: `message-${messageId}`,
        group: 'messages',
        text: textOf(row, 'excerpt') ?? '',
        note: words.menu.message(number),
        open: { messageId },
      },
    ]
  })
}

/** The way to all that was said and recorded in any council. */
export const everywhereFound = (query: string): Found[] =>
  query.length < 2
    ? []
    : [
        {
          id: 'everywhere',
          group: 'everywhere',
          text: words.menu.everywhere(query),
          open: { href: `/councils?${new URLSearchParams({ find: query })}` },
        },
      ]

/** What holds every word that was typed, those that begin with it first. */
export function fitting(all: readonly Found[], query: string): Found[] {
  const wanted = query.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return all.filter(({ group }) => group === 'actions' || group === 'pages')
  const fits = all.filter(({ text }) => wanted.every((word) => text.toLocaleLowerCase().includes(word)))
  const first = wanted[0] ?? ''
  const rank = ({ text }: Found) => (text.toLocaleLowerCase().startsWith(first) ? 0 : 1)
  return fits.toSorted((a, b) => rank(a) - rank(b))
}

const ORDER: readonly Group[] = [
  'actions',
  'pages',
  'messages',
  'councils',
  'templates',
  'agents',
  'everywhere',
]
/** More than this of one kind is a list of its own. */
const MOST = 8

/** By kind, in the order of the menu. */
export const grouped = (found: readonly Found[]): { group: Group; items: Found[] }[] =>
  ORDER.map((group) => {
    const items = found.filter((one) => one.group === group)
    return { group, items: group === 'actions' ? items : items.slice(0, MOST) }
  }).filter(({ items }) => items.length > 0)
