import type { Exports, ShownTarget } from '../ports/exports.ts'
import { whyHeld } from './export-record.ts'
import type { Outbox, OutboxDeps } from './outbox.ts'
import type { OpenedKind } from './targets/index.ts'

type Deps = Pick<OutboxDeps, 'runs' | 'meetings' | 'store' | 'clock'> & {
  outbox: Outbox
  kinds: readonly OpenedKind[]
}

/** Exports as the doors see them. */
export function exportsOf({ outbox, kinds, runs, meetings, store, clock }: Deps): Exports {
  const targets = () => kinds.flatMap((opened) => shownTargets(opened, outbox))
  const exports: Exports = {
    targets,
    usual: kinds.flatMap(({ kind, targets: open }) => (kind.usual ? open.map(({ name }) => name) : [])),
    ofRun: (runId) => store.ofRun(runId),
    troubled: (workspaceId) => store.troubled(workspaceId, MOST_TROUBLED),

    async standing(runId) {
      const state = await runs.state(runId)
      if (state === null) return { adopted: false, held: `There is no run ${runId}.` }
      const adopted = (await meetings.adopted(state.workspaceId, [runId])).has(runId)
      return { adopted, held: whyHeld(state, adopted) }
    },

    async refusal(runId, target) {
      const all = targets()
      const found = all.find(({ name }) => name === target)
      if (found === undefined)
        return {
          code: 'unknown_target',
          reason: `There is no target “${target}”. Use one of: ${all.map(({ name }) => name).join(', ')}.`,
        }
      if (found.state === 'off') return { code: 'target_off', reason: found.detail ?? 'It is not set up.' }
      const { held } = await exports.standing(runId)
      return held === null ? null : { code: 'export_held', reason: held }
    },

    async retry(workspaceId, exportId) {
      const row = await store.find(workspaceId, exportId)
      if (row === null) return null
      outbox.lane(row.target)?.tryAgain()
      await store.retry(exportId, clock.now())
      outbox.wake()
      return store.find(workspaceId, exportId)
    },

    wake: (runId) => outbox.read(runId),
    async settled(runId, signal) {
      await outbox.settled(runId, signal)
    },
  }
  return exports
}

/** A service that is down for long brings as many as there are records: nobody reads more of them one by one. */
const MOST_TROUBLED = 500

function shownTargets({ kind, targets }: OpenedKind, outbox: Outbox): ShownTarget[] {
  if (targets.length === 0)
    return [{ name: kind.name, title: kind.title, state: 'off', detail: kind.howToSetUp }]
  return targets.map(({ name, title }) => {
    const rest = outbox.lane(name)?.rest() ?? null
    return { name, title, state: rest === null ? 'on' : 'paused', detail: rest?.why ?? null }
  })
}
