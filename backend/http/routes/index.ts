import type { AppDeps } from '../deps.ts'
import { apiDocument, openApiRoute } from '../openapi.ts'
import type { Route } from '../route.ts'
import { artifactRoutes } from './artifacts.ts'
import { commandRoutes } from './commands.ts'
import { docsRoutes } from './docs.ts'
import { exportRoutes } from './exports.ts'
import { importRoutes } from './imports.ts'
import { healthRoutes } from './health.ts'
import { linkRoutes } from './links.ts'
import { logRoutes } from './log.ts'
import { meetingRoutes } from './meetings.ts'
import { projectionRoutes } from './projections.ts'
import { registryRoutes } from './registry.ts'
import { runRoutes } from './runs.ts'

/** Every route: those under /api/v1, and those outside the prefix. */
export function allRoutes(deps: AppDeps): { api: Route[]; outer: Route[] } {
  const document = apiDocument(() => routes, { version: deps.version, live: deps.live !== null })
  const outer = [...healthRoutes(deps), ...docsRoutes(document), ...linkRoutes(deps)]
  const api = [
    ...meetingRoutes(deps),
    ...runRoutes(deps),
    ...importRoutes(deps),
    ...commandRoutes(deps),
    ...logRoutes(deps),
    ...projectionRoutes(deps),
    ...artifactRoutes(deps),
    ...exportRoutes(deps),
    ...registryRoutes(deps),
    openApiRoute(document),
  ]
  const routes = { api, outer }
  return routes
}
