import { MODELS, priceOf } from './agents/panels.ts'
import { checkServices } from './compose-exports.ts'
import type { Config } from './config.ts'
import { councilChecks } from './doctor/check-council.ts'
import type { TryModel } from './doctor/check-model.ts'
import type { Log } from './ports/access.ts'
import type { Checks } from './ports/checks.ts'
import type { Exports } from './ports/exports.ts'
import type { Panels } from './ports/models.ts'
import type { Clock } from './ports/outside.ts'
import type { Settings } from './ports/settings.ts'

type Around = {
  panels: Panels
  exports: Pick<Exports, 'targets' | 'usual'> | null
  settings: Pick<Settings, 'budget'>
  clock: Pick<Clock, 'sleep'>
  tryModel: TryModel
}

/** The checks of a council, over what this server was given. */
export function openChecks(config: Config, { panels, exports, settings, clock, tryModel }: Around): Checks {
  const { dataDir, exportDir, models } = config
  return councilChecks({
    dataDir,
    exportDir,
    models,
    panels,
    modelPanel: MODELS,
    priceKnown: priceOf(models) !== null,
    tryModel,
    targets: () => exports?.targets() ?? [],
    usual: exports?.usual ?? [],
    askServices: () => checkServices(config, false),
    budget: (workspaceId) => settings.budget(workspaceId),
    clock,
  })
}

export function warnOfRoot(logger: Log): void {
  if (process.getuid?.() !== 0) return
  logger.warn({}, 'running as root: start it as a user of its own, so that a fault in it could do less harm')
}
