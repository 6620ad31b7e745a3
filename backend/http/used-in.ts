import type { AppDeps, ShownRegistry } from './deps.ts'
import { wantedRuns } from './run-cards.ts'

export type RecentNeeds = Pick<AppDeps, 'councils' | 'meetings' | 'log' | 'clock' | 'cards' | 'logger'>

/** The templates at whose table an agent sits. */
export const usedIn = ({ templates }: Pick<ShownRegistry, 'templates'>, agentId: string) =>
  templates
    .filter(({ seats }) => seats.some(({ agent }) => agent === agentId))
    .map(({ id, title }) => ({ id, title }))

const DAYS_30_MS = 30 * 24 * 3_600_000
const MOST_RUNS = 5_000

/** How often agents and templates were part of a run that was started in the last 30 days. */
export async function recentRuns(deps: RecentNeeds, workspaceId: string) {
  const since = deps.clock.now() - DAYS_30_MS
  const { items } = await wantedRuns(
    deps,
    { workspaceId, limit: MOST_RUNS, since },
    ({ run }) => run.kind === 'council',
  )
  return {
    ofAgent: (id: string): number => items.filter(({ agents }) => agents.includes(id)).length,
    ofTemplate: (id: string): number => items.filter(({ run }) => run.template.id === id).length,
  }
}
