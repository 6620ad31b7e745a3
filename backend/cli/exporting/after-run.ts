import type { RunState } from '../../council/state.ts'
import type { Showing } from '../attend/showing.ts'
import { styleFor } from '../show/colours.ts'
import { exportLines } from '../show/exports.ts'
import { pageWidth } from '../show/layout.ts'
import { outcomeOf, waitedFor, whoGoesOn } from './show-settled.ts'
import type { Exporter } from './with-exports.ts'

const WAIT_MS = 60_000

/** Waits for the exports that a run's own meeting asks for, and tells what became of them. */
export async function tellExports(
  { place, stays }: Exporter,
  { runId, meeting }: Pick<RunState, 'runId' | 'meeting'>,
  { tell }: Pick<Showing, 'tell'>,
): Promise<void> {
  const open = (await place.targets()).filter(({ state }) => state !== 'off').map(({ name }) => name)
  const targets = meeting.exports.filter((name) => open.includes(name))
  if (targets.length === 0) return
  const { seen } = await waitedFor(place, { runId, targets, waitMs: WAIT_MS })
  const outcome = outcomeOf(seen, targets)
  const out = process.stdout
  const width = out.isTTY ? pageWidth(out.columns) : Infinity
  const page = { runId, width, style: styleFor(out), now: Date.now() }
  const lines = [
    ...(seen.held === null ? [] : [`Not exported: ${seen.held}`]),
    ...(seen.held === null || seen.items.length > 0 ? exportLines(seen, targets, page) : []),
    ...(outcome === 'waits' ? [whoGoesOn(stays, runId)] : []),
  ]
  if (tell !== null) tell(lines)
  // Faults are told whatever else is not.
  else if (outcome !== 'well') process.stderr.write(`${lines.join('\n')}\n`)
}
