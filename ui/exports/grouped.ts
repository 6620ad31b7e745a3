import type { ExportData } from '../../schemas/generated/types.ts'
import { listOf, textOf, type Row } from '../lib/reading.ts'

export type Status = ExportData['status']

/** One thing at a target, as the API lists it. */
export type Sent = {
  id: string
  key: string
  kind: string
  title: string
  status: Status
  url: string | null
  error: string | null
  attempt: number
  nextAt: string | null
  updatedAt: string
}

/** A target and what the run has there. */
export type Group = {
  name: string
  title: string
  state: 'on' | 'off' | 'paused'
  detail: string | null
  items: Sent[]
  /** What leads to the record there, where something does. */
  main: Sent | null
  /** How many of the objects are there. */
  there: number
  /** What is there, and of which the target has something to say: what people changed in it, above all. */
  noted: Sent[]
  /** Reminders that wait for their day: nothing is under way. */
  later: Sent[]
  /** What a person has to look at, the worst first. */
  troubled: Sent[]
}

/** The targets with what the run has there; those that were never set up and have nothing come last. */
export function groupsOf(answer: unknown): Group[] {
  const items = listOf(answer, 'items')
  const groups = listOf(answer, 'targets').map((target) => groupOf(target, items))
  return groups.toSorted((a, b) => rank(a) - rank(b))
}

const rank = ({ state, items }: Group): number => (items.length > 0 ? 0 : state === 'off' ? 2 : 1)

function groupOf(target: Row, all: readonly Row[]): Group {
  const name = textOf(target, 'name') ?? ''
  const items = all.filter((one) => textOf(one, 'target') === name).map(sentOf)
  return {
    name,
    title: textOf(target, 'title') ?? name,
    state: STATES.find((one) => one === target.state) ?? 'on',
    detail: textOf(target, 'detail') ?? null,
    items,
    main: items.find(({ kind }) => kind !== 'task' && kind !== 'reminder') ?? items[0] ?? null,
    there: items.filter(isThere).length,
    noted: items.filter((one) => isThere(one) && one.error !== null),
    later: items
      .filter(({ kind, status, nextAt }) => kind === 'reminder' && status === 'pending' && nextAt !== null)
      .toSorted((a, b) => (a.nextAt ?? '').localeCompare(b.nextAt ?? '')),
    troubled: TROUBLES.flatMap((status) => items.filter((one) => one.status === status)),
  }
}

const STATES = ['on', 'off', 'paused'] as const
const TROUBLES: readonly Status[] = ['dead', 'unconfirmed', 'failed', 'removed']
const STATUSES: readonly Status[] = ['pending', 'succeeded', 'unchanged', ...TROUBLES]

export const isThere = ({ status }: Pick<Sent, 'status'>): boolean =>
  status === 'succeeded' || status === 'unchanged'

function sentOf(row: Row): Sent {
  return {
    id: textOf(row, 'id') ?? '',
    key: textOf(row, 'key') ?? '',
    kind: textOf(row, 'kind') ?? '',
    title: textOf(row, 'title') ?? '',
    status: STATUSES.find((one) => one === row.status) ?? 'pending',
    url: textOf(row, 'url') ?? null,
    error: textOf(row, 'error') ?? null,
    attempt: typeof row.attempt === 'number' ? row.attempt : 0,
    nextAt: textOf(row, 'nextAt') ?? null,
    updatedAt: textOf(row, 'updatedAt') ?? '',
  }
}

/** An address that may stand behind a link: what a service answers is not trusted to be one. */
export function linkOf(url: string | null | undefined): string | null {
  if (url == null || !URL.canParse(url)) return null
  const { protocol } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? url : null
}

/** A file on the server's machine, as a path to be read. */
export function pathOf(url: string | null): string | null {
  if (url === null || !url.startsWith('file:') || !URL.canParse(url)) return null
  try {
    return decodeURIComponent(new URL(url).pathname)
  } catch {
    return null
  }
}
