import { seatRules } from '../../../backend/agents/seat-rules.ts'
import { inProcessBus } from '../../../backend/engine/in-process.ts'
import { Outbox } from '../../../backend/exports/outbox.ts'
import { digest } from '../../../backend/log/digest.ts'
import { Runs } from '../../../backend/log/runs.ts'
import type { ExportTarget } from '../../../backend/ports/export-target.ts'
import type { OutboxStore } from '../../../backend/ports/exports.ts'
import type { Clock, Ids, Random } from '../../../backend/ports/outside.ts'
import type { Store } from '../../../backend/store/open-store.ts'
import { memoryLog, registry } from '../../support/house.ts'
import { Life, mortal, NEVER } from './life.ts'

export type Worker = ReturnType<typeof startWorker>

type Given = {
  store: Store
  clock: Clock
  ids: Ids
  random: Random
  target: ExportTarget
  owner: string
  killAt: number | null
  killed: () => void
  /** A broken outbox, to see that it is found out. */
  between: (store: OutboxStore) => OutboxStore
  /** How often an object is left free though it is held, as if nobody held anything. */
  unheld: number
}

export const rules = seatRules(registry, digest)

/** One process with its own runs and outbox, on the database that it shares with others. */
export function startWorker(given: Given) {
  const { store, random } = given
  const life = new Life(given.killAt, given.killed)
  const logger = memoryLog()
  const clock: Clock = {
    now: () => given.clock.now(),
    monotonic: () => given.clock.monotonic(),
    async sleep(ms, signal) {
      await given.clock.sleep(ms, signal)
      if (!life.alive) await NEVER
    },
  }
  const bus = inProcessBus((error) => logger.error({ err: error }, 'a listener failed'))
  const runs = new Runs({ log: mortal(store.log, life), clock, ids: given.ids, bus, rules })
  const outboxStore = given.between(mortal(store.outbox, life))
  const outbox = new Outbox({
    targets: [watched(given.target, life)],
    runs,
    meetings: mortal(store.meetings, life),
    store: {
      ...outboxStore,
      hold: (exportId, hold) =>
        outboxStore.hold(exportId, random() < given.unheld ? { ...hold, until: hold.now } : hold),
    },
    bus,
    clock,
    random,
    logger,
    owner: given.owner,
    panelUrl: 'http://127.0.0.1:3000',
  })
  outbox.start()
  return {
    life,
    runs,
    outbox,
    logger,
    /** Somebody else has appended, or chosen a run. Nobody waits for one who may be killed over it. */
    hears(runId: string): void {
      const heard = runs.refresh(runId).then(() => outbox.read(runId))
      heard.catch((err: unknown) => logger.error({ err }, 'a worker could not hear'))
    },
    /** It goes on with what another has left. */
    takesUp(workspaceId: string): void {
      outbox.takeUp(workspaceId).catch((err: unknown) => logger.error({ err }, 'a worker could not go on'))
    },
  }
}

/** Each wait for the service's pace is a boundary too: it comes before every request. */
function watched(target: ExportTarget, life: Life): ExportTarget {
  return {
    ...target,
    objects: (view) =>
      target.objects(view).map((object) => ({
        ...object,
        async put(io) {
          life.putting++
          try {
            return await object.put({
              ...io,
              async pace(scope) {
                await life.boundary()
                life.pacing++
                await io.pace(scope).finally(() => life.pacing--)
                await life.boundary()
              },
            })
          } finally {
            life.putting--
          }
        },
      })),
  }
}
