import type { ExportPlace, ShownExport, ShownExports } from './place.ts'

type Waited = {
  runId: string
  targets: readonly string[] | null
  waitMs: number
  now(): number
  signal: AbortSignal
}

/** How long one look at the exports waits at most. */
const LOOK_MS = 1_000

/**
 * Waits until the exports of a run to these targets (null: all) are there or cannot come soon, and tells how they stand.
 * What is tried again only after the wait is over is not waited for.
 */
export async function untilSettled(
  place: Pick<ExportPlace, 'ofRun' | 'settled'>,
  { runId, targets, waitMs, now, signal }: Waited,
): Promise<ShownExports> {
  const until = now() + waitMs
  for (let looked = false; ; looked = true) {
    const seen = await place.ofRun(runId)
    const left = until - now()
    if (left <= 0 || signal.aborted || (looked && !isUnderWay(seen, targets, until))) return seen
    await place.settled(runId, Math.min(LOOK_MS, left))
  }
}

function isUnderWay({ items, targets }: ShownExports, wanted: readonly string[] | null, until: number) {
  const late = new Set([
    ...targets.filter(({ state }) => state === 'paused').map(({ name }) => name),
    ...items.filter((item) => item.status === 'failed' && !isDue(item, until)).map(({ target }) => target),
  ])
  return items.some(
    (item) =>
      (wanted?.includes(item.target) ?? true) &&
      isOpen(item) &&
      isDue(item, until) &&
      item.kind !== 'reminder' &&
      !late.has(item.target),
  )
}

/** It is not there, and something is still done about it. */
export const isOpen = ({ status, nextAt }: ShownExport): boolean =>
  (status === 'pending' || status === 'failed') && nextAt !== null

const isDue = ({ nextAt }: ShownExport, until: number): boolean =>
  nextAt !== null && Date.parse(nextAt) <= until
