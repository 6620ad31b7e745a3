import type { EarlierDecision, Meeting } from '../../schemas/generated/types.ts'
import type { Registry } from '../agents/registry.ts'
import type { Runs } from '../log/runs.ts'
import { ENDED } from '../council/state.ts'
import { CommandRejected, REJECTIONS } from '../council/rejections.ts'
import { RunNotFound } from '../log/run-not-found.ts'
import type { Councils, RunOverrides } from '../ports/councils.ts'
import type { Exports } from '../ports/exports.ts'
import type { Meetings } from '../ports/meetings.ts'
import type { Panels } from '../ports/models.ts'
import type { Settings } from '../ports/settings.ts'
import type { DriverPool } from './driver-pool.ts'
import type { Drafts } from './drafts.ts'
import { estimateOf, forkRun } from './fork-run.ts'
import { refuseUnknownSources, type SourcesOf } from './known-sources.ts'
import { startRun } from './start-run.ts'

export type Pace = NonNullable<RunOverrides['pace']>

export type CouncilsDeps = {
  runs: Runs
  /** What a run is made of, as it stands when the run begins. */
  registry: Registry | ((workspaceId: string) => Promise<Registry>)
  panels?: Panels
  meetings: Pick<Meetings, 'get'>
  pool: DriverPool
  drafts: Drafts
  /** The pace that was asked for, by run. It is no fact of the run: after a restart the house's own pace holds. */
  paces: Map<string, Pace>
  /** What people have set; without it a meeting has the limits of its template. */
  settings?: Pick<Settings, 'budget'>
  /** What was decided before; without it nobody is told. */
  earlier?(workspaceId: string, meeting: Meeting): Promise<EarlierDecision[]>
  /** What the library holds; without it nobody asks whether a meeting's sources are there. */
  sources?: SourcesOf
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
  settings,
  earlier,
  sources,
  exports,
}: CouncilsDeps): Councils {
  // Which targets there are is no fact of the run, so the refusal is answered and not logged.
  const whyNotExported = async (runId: string, target: string) =>
    (await exports?.refusal(runId, target)) ?? null

  const registryOf = async (workspaceId: string) =>
    typeof registry === 'function' ? registry(workspaceId) : registry

  /** A fork is made of the registry as it stands now. */
  const forkDeps = async (runId: string) => {
    const workspaceId = (await runs.state(runId))?.workspaceId
    if (workspaceId === undefined) throw new RunNotFound(`There is no run ${runId}.`)
    const known = await registryOf(workspaceId)
    return { runs, log: runs.log, registry: known, ...(panels === undefined ? {} : { panels }) }
  }

  return {
    async start({ meetingId, overrides, by, workspaceId, correlationId }) {
      const meeting = await meetings.get(workspaceId, meetingId)
      if (meeting === null) throw new RunNotFound(`There is no meeting ${meetingId}.`)
      const { body, s0Text, notes } = meeting
      if (sources !== undefined) await refuseUnknownSources(body, workspaceId, sources)
      const state = await startRun(
        { runs, registry: await registryOf(workspaceId), ...(panels === undefined ? {} : { panels }) },
        {
          meeting: { ...body, id: meetingId },
          ...(s0Text === null ? {} : { s0Text }),
          notes,
          overrides,
          ...(earlier === undefined ? {} : { earlier: await earlier(workspaceId, body) }),
          usualBudget: (await settings?.budget(workspaceId)) ?? {},
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

    async fork({ pace, ...given }) {
      if ((await runs.state(given.runId))?.beyond !== undefined) throw new CommandRejected('newer_version')
      const state = await forkRun(await forkDeps(given.runId), given)
      if (pace !== undefined) paces.set(state.runId, pace)
      pool.start(state.runId)
      return state
    },

    estimateFork: async (given) => estimateOf(await forkDeps(given.runId), given),

    async command({ runId, commandId, command, by, correlationId }) {
      const known = await runs.state(runId)
      const refusal =
        known?.beyond !== undefined
          ? { code: 'newer_version', reason: REJECTIONS.newer_version }
          : command.type === 'export'
            ? await whyNotExported(runId, command.target)
            : null
      if (refusal !== null) return { commandId, state: 'refused', seq: known?.seq ?? 0, ...refusal }
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
