import type { RunState } from '../council/state.ts'
import { shownNow } from '../log/shown.ts'
import type { AppDeps } from './deps.ts'
import { NO_RUN, Problem } from './problem.ts'
import type { Asked } from './route.ts'

/** Where the run of this address ends now; a run of another workspace is no run here. */
export async function findHead(
  { log }: Pick<AppDeps, 'log'>,
  asked: Asked,
): Promise<{ runId: string; headSeq: number }> {
  const head = await log.head(asked.path('id'))
  if (head === null || head.workspaceId !== asked.subject.workspaceId) throw new Problem(404, NO_RUN)
  return head
}

/** The folded state of the run of this address, without what is kept from whoever asks. */
export async function findRun(deps: Pick<AppDeps, 'councils' | 'log'>, asked: Asked): Promise<RunState> {
  return shownNow(deps.log, await findWholeRun(deps, asked), asked.subject)
}

/** The folded state with all there is in it: never to be shown as it is. */
export async function findWholeRun(deps: Pick<AppDeps, 'councils' | 'log'>, asked: Asked): Promise<RunState> {
  const { runId } = await findHead(deps, asked)
  const state = await deps.councils.state(runId)
  if (state === null) throw new Problem(404, NO_RUN)
  return state
}
