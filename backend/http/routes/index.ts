import { Readings } from '../../log/readings.ts'
import type { AppDeps } from '../deps.ts'
import { apiDocument, openApiRoute } from '../openapi.ts'
import type { Route } from '../route.ts'
import { archiveRoutes } from './archive.ts'
import { artifactRoutes } from './artifacts.ts'
import { broughtLogRoutes } from './brought-logs.ts'
import { checkRoutes } from './checks.ts'
import { commandRoutes } from './commands.ts'
import { compareRoutes } from './compare.ts'
import { decisionRoutes } from './decisions.ts'
import { decisionReviewRoutes } from './decision-reviews.ts'
import { demoRoutes } from './demos.ts'
import { docsRoutes } from './docs.ts'
import { exportRoutes } from './exports.ts'
import { forkRoutes } from './forks.ts'
import { importRoutes } from './imports.ts'
import { healthRoutes } from './health.ts'
import { inboxRoutes } from './inbox.ts'
import { insightRoutes } from './insights.ts'
import { linkRoutes } from './links.ts'
import { knowledgeChangeRoutes } from './knowledge-changes.ts'
import { knowledgeCitationsRoute } from './knowledge-citations.ts'
import { knowledgeRoutes } from './knowledge.ts'
import { logRoutes } from './log.ts'
import { meetingRoutes } from './meetings.ts'
import { policyRoutes } from './policies.ts'
import { projectionRoutes } from './projections.ts'
import { registryRoutes } from './registry.ts'
import { replayRoutes } from './replays.ts'
import { robustnessRoutes } from './robustness.ts'
import { runRoutes } from './runs.ts'
import { searchRoutes } from './search.ts'
import { settingsRoutes } from './settings.ts'
import { spendRoutes } from './spend.ts'
import { transcriptRoutes } from './transcript.ts'

/** Every route: those under /api/v1, and those outside the prefix. */
export function allRoutes(deps: AppDeps): { api: Route[]; outer: Route[] } {
  const document = apiDocument(() => routes, { version: deps.version, live: deps.live !== null })
  const outer = [...healthRoutes(deps), ...docsRoutes(document), ...linkRoutes(deps)]
  const readings = deps.readings ?? new Readings(deps.log)
  const api = [
    ...meetingRoutes(deps),
    ...runRoutes(deps),
    ...demoRoutes(deps),
    ...archiveRoutes(deps),
    ...searchRoutes(deps),
    ...libraryRoutes(deps),
    ...registerRoutes(deps),
    ...forkRoutes(deps),
    ...compareRoutes(deps),
    ...(deps.robustness === undefined ? [] : robustnessRoutes({ ...deps, robustness: deps.robustness })),
    ...importRoutes(deps),
    ...(deps.brought === undefined ? [] : broughtLogRoutes({ ...deps, brought: deps.brought })),
    ...(deps.replays === undefined ? [] : replayRoutes({ replays: deps.replays })),
    ...commandRoutes(deps),
    ...logRoutes({ ...deps, readings }),
    ...transcriptRoutes({ ...deps, readings }),
    ...projectionRoutes(deps),
    ...artifactRoutes(deps),
    ...exportRoutes(deps),
    ...inboxRoutes(deps),
    ...insightRoutes(deps),
    ...policyRoutes(deps),
    ...registryRoutes(deps),
    ...spendRoutes(deps),
    ...settingsRoutes(deps),
    ...checkRoutes(deps),
    openApiRoute(document),
  ]
  const routes = { api, outer }
  return routes
}

function registerRoutes({ decisions }: AppDeps): Route[] {
  return decisions === undefined
    ? []
    : [...decisionRoutes({ decisions }), ...decisionReviewRoutes({ decisions })]
}

/** Where nothing can be taken in, nothing of it is changed. */
function libraryRoutes({ knowledge, incoming, decisions }: AppDeps): Route[] {
  if (knowledge === undefined) return []
  const changes = incoming === undefined ? [] : knowledgeChangeRoutes({ knowledge })
  const citations = decisions === undefined ? [] : [knowledgeCitationsRoute({ knowledge, decisions })]
  return [...knowledgeRoutes({ knowledge }), ...citations, ...changes]
}
