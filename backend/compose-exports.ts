import type { Config } from './config.ts'
import { keepingSecrets, logKeepingSecrets, maskOf } from './exports/keep-secrets.ts'
import { exportsOf } from './exports/exports.ts'
import { Outbox } from './exports/outbox.ts'
import { type Check, CHECKS } from './exports/checks/index.ts'
import { KINDS, openTargets } from './exports/targets/index.ts'
import type { Log } from './ports/access.ts'
import type { Bus } from './ports/bus.ts'
import type { Councils } from './ports/councils.ts'
import type { Checked } from './ports/exports.ts'
import type { Inbound } from './ports/doors.ts'
import type { Clock, Ids, Random } from './ports/outside.ts'
import type { ExportSettings } from './ports/services.ts'
import type { Runs } from './log/runs.ts'
import type { Store } from './store/open-store.ts'

/** Where records go, and the address that links lead to. */
export type Exporting = ExportSettings & Pick<Config, 'host' | 'port'>

/** Every way to export, set up or not. */
export const targetKinds = KINDS.map(({ name, title }) => ({ name, title }))

/** Asks each service that is set up whether it can be exported to; null: it is not set up. */
export function checkServices(settings: ExportSettings, fix: boolean) {
  const mask = maskOf(settings)
  const asked = async (check: Check): Promise<Checked[] | null> => {
    try {
      const found = await check({ settings, fix, signal: AbortSignal.timeout(CHECK_MS) })
      return found?.map(({ state, says }) => ({ state, says: mask(says) })) ?? null
    } catch (error) {
      const code = error instanceof Error ? error.name : 'unknown fault'
      return [{ state: 'fault', says: `could not be checked (${code}).` }]
    }
  }
  return Promise.all(Object.entries(CHECKS).map(async ([of, check]) => ({ of, checked: await asked(check) })))
}

const CHECK_MS = 30_000

type Deps = {
  store: Store
  runs: Runs
  bus: Bus
  clock: Clock
  random: Random
  logger: Log
  owner: string
}

/** The outbox with all the ways out that are set up. */
export async function openExports(settings: Exporting, deps: Deps) {
  const { store, runs, clock, random } = deps
  const mask = maskOf(settings)
  const logger = logKeepingSecrets(deps.logger, mask)
  const kinds = (await openTargets({ settings, clock, random, logger })).map(({ kind, targets }) => ({
    kind,
    targets: targets.map((target) => keepingSecrets(target, mask)),
  }))
  const panelUrl = settings.publicUrl ?? `http://${inUrl(settings.host)}:${settings.port}`
  const outbox = new Outbox({
    ...deps,
    logger,
    meetings: store.meetings,
    store: store.outbox,
    targets: kinds.flatMap(({ targets }) => targets),
    panelUrl,
    // The lock on the data directory says so.
    alone: true,
  })
  const { meetings } = store
  const exports = exportsOf({ outbox, kinds, runs, meetings, store: store.outbox, clock })
  const doors = async (given: { councils: Councils; ids: Ids }): Promise<Inbound[]> => {
    const { deliveries, idempotency, log, outbox: kept } = store
    const common = {
      settings,
      clock,
      random,
      logger,
      exports,
      meetings,
      store: kept,
      deliveries,
      idempotency,
      log,
    }
    const opened = kinds.map(
      async ({ kind }) => (await kind.door?.({ ...common, ...given, panelUrl })) ?? null,
    )
    return (await Promise.all(opened)).filter((door) => door !== null)
  }
  return { outbox, exports, doors }
}

const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)
