import type { AppDeps } from '../deps.ts'
import { openApiRoute } from '../openapi.ts'
import type { Route } from '../route.ts'
import { artifactRoutes } from './artifacts.ts'
import { commandRoutes } from './commands.ts'
import { healthRoutes } from './health.ts'
import { logRoutes } from './log.ts'
import { meetingRoutes } from './meetings.ts'
import { projectionRoutes } from './projections.ts'
import { registryRoutes } from './registry.ts'
import { runRoutes } from './runs.ts'

/** Every route under /api/v1. */
export function apiRoutes(deps: AppDeps): Route[] {
  const routes = [
    ...meetingRoutes(deps),
    ...runRoutes(deps),
    ...commandRoutes(deps),
    ...logRoutes(deps),
    ...projectionRoutes(deps),
    ...artifactRoutes(deps),
    ...registryRoutes(deps),
  ]
  return [
    ...routes,
    openApiRoute(routes, outerRoutes(deps), { version: deps.version, live: deps.live !== null }),
  ]
}

/** Those outside the prefix. */
export function outerRoutes(deps: AppDeps): Route[] {
  return healthRoutes(deps)
}
