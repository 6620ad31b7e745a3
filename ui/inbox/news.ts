import { decoded } from '../app/router.ts'
import { endedId, type Inbox } from './items.ts'
import type { Need } from './needs.ts'
import type { RunRow } from '../councils/run-row.ts'
import { words } from '../words/words.ts'

/** What was not there when the server was asked before. */
export type News = { needs: Need[]; ended: RunRow[] }

/** The first answer is no news: it was there before the page was. */
export function newsIn(now: Inbox, known: ReadonlySet<string> | null): News {
  if (known === null) return { needs: [], ended: [] }
  return {
    needs: now.needs.filter(({ id }) => !known.has(id)),
    ended: now.ended.filter((row) => !known.has(endedId(row))),
  }
}

/** The items of a council that somebody looks at right now: they need not be told of it. */
export const idsOfRun = ({ needs, ended }: Inbox, runId: string): string[] => [
  ...needs.filter((need) => need.runId === runId).map(({ id }) => id),
  ...ended.filter((row) => row.id === runId).map(endedId),
]

/** The council whose page this is. */
export function runOfPath(path: string): string | null {
  const [, id] = /^\/councils\/([^/]+)/.exec(path) ?? []
  return id === undefined || id === 'new' ? null : decoded(id)
}

/** That a council has ended, as a sentence. */
export function endedText({ status, title }: RunRow): string {
  const said: Partial<Record<string, (title: string) => string>> = words.inboxWords.ended
  return said[status]?.(title) ?? title
}
