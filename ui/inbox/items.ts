import type { RunRow } from '../councils/run-row.ts'
import type { Need } from './needs.ts'

/** What the server tells of what waits and what has ended. */
export type Inbox = {
  state: 'loading' | 'here' | 'failed'
  needs: readonly Need[]
  ended: readonly RunRow[]
}

/** The council has ended: news, not work. */
export const endedId = ({ id }: Pick<RunRow, 'id'>): string => `ended:${id}`

export const idsOf = ({ needs, ended }: Inbox): string[] => [
  ...needs.map(({ id }) => id),
  ...ended.map(endedId),
]
