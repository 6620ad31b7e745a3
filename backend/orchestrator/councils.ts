import type { Registry } from '../agents/registry.ts'
import type { Runs } from '../log/runs.ts'
import { ENDED } from '../council/state.ts'
import { RunNotFound } from '../log/run-not-found.ts'
import type { Councils, RunOverrides } from '../ports/councils.ts'
import type { Exports } from '../ports/exports.ts'
import type { Meetings } from '../ports/meetings.ts'
import type { Panels } from '../ports/models.ts'
import type { DriverPool } from './driver-pool.ts'
import type { Drafts } from './drafts.ts'
import { startRun } from './start-run.ts'

export type Pace = NonNullable<RunOverrides['pace']>

export type CouncilsDeps = {
  runs: Runs
  registry: Registry
  panels?: Panels
  meetings: Pick<Meetings, 'get'>
  pool: DriverPool
  drafts: Drafts
  /** The pace that was asked for, by run. It is no fact of the run: after a restart the house's own pace holds. */
  paces: Map<string, Pace>
  /** Where records go; without it nothing is exported. */
  exports?: Pick<Exports, 'refusal' | 'usual' | 'targets'>
}

/** Runs as the doors see them: started from a kept meeting, driven here, commanded and read. */
export function councils({
  runs,
  registry,
  panels,
  meetings,
  pool,
  drafts,
  paces,
  exports,
}: CouncilsDeps): Councils {
  // Which targets there are is no fact of the run, so the refusal is answered and not logged.
  const whyNotExported = async (runId: string, target: string) =>
    (await exports?.refusal(runId, target)) ?? null

  return {
    async start({ meetingId, overrides, by, workspaceId, correlationId }) {
      const meeting = await meetings.get(workspaceId, meetingId)
      if (meeting === null) throw new RunNotFound(`There is no meeting ${meetingId}.`)
      const { body, s0Text, notes } = meeting
      const state = await startRun(
        { runs, registry, ...(panels === undefined ? {} : { panels }) },
        {
          meeting: { ...body, id: meetingId },
          ...(s0Text === null ? {} : { s0Text }),
          notes,
          overrides,
          ...(exports === undefined ? {} : { usualExports: exports.usual, targets: exports.targets() }),
          workspaceId,
          by,
          correlationId,
        },
      )
      const { runId } = state
      if (overrides.pace !== undefined) paces.set(runId, overrides.pace)
      pool.start(runId)
      return state
    },

    async command({ runId, commandId, command, by, correlationId }) {
      const refusal = command.type === 'export' ? await whyNotExported(runId, command.target) : null
      if (refusal !== null)
        return { commandId, state: 'refused', seq: (await runs.state(runId))?.seq ?? 0, ...refusal }
      const outcome = await runs.command(runId, { commandId, command, actor: by, correlationId })
      if (outcome === null) throw new RunNotFound(`There is no run ${runId}.`)
      // Nobody drives a run that was paused when this process began; a driver that is not needed only waits.
      if (outcome.state !== 'refused' && !ENDED.has(runs.peek(runId)?.status ?? 'created')) pool.start(runId)
      return outcome
    },

    state: (runId) => runs.state(runId),
    peek: (runId) => runs.peek(runId),
    stateAt: (runId, seq) => runs.stateAt(runId, seq),
    draft: (runId) => drafts.shown(runId),
  }
}
