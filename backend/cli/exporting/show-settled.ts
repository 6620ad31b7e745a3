import { asTyped, shellWord } from '../as-typed.ts'
import { onInterrupt } from '../attend/interrupts.ts'
import { exportLines, NEEDS_A_PERSON } from '../show/exports.ts'
import { styleFor } from '../show/colours.ts'
import { pageWidth } from '../show/layout.ts'
import { wrap } from '../show/wrap.ts'
import type { ExportPlace, ShownExports } from './place.ts'
import { isOpen, untilSettled } from './until-settled.ts'
import type { Exporter } from './with-exports.ts'

export type Shown = {
  runId: string
  /** Null: all of them. */
  targets: readonly string[] | null
  json: boolean
}

/** Waits for the exports of a run and shows what became of them. Settles with the exit code. */
export async function showSettled(
  { place, stays }: Exporter,
  { waitMs, ...shown }: Shown & { waitMs: number },
): Promise<number> {
  const { seen, stopped } = await waitedFor(place, { ...shown, waitMs })
  show(seen, { ...shown, targets: shown.targets ?? targetsIn(seen) })
  const outcome = outcomeOf(seen, shown.targets)
  if (outcome === 'well') return 0
  if (outcome === 'waits' && !shown.json) process.stdout.write(`${whoGoesOn(stays, shown.runId)}\n`)
  return outcome === 'waits' && stopped ? 130 : 1
}

/** Waits until they are settled, the time is over, or somebody interrupts. */
export async function waitedFor(
  place: ExportPlace,
  { runId, targets, waitMs }: { runId: string; targets: readonly string[] | null; waitMs: number },
): Promise<{ seen: ShownExports; stopped: boolean }> {
  const stop = new AbortController()
  const deaf = onInterrupt(
    () => stop.abort(),
    () => {},
  )
  try {
    const { signal } = stop
    const seen = await untilSettled(place, { runId, targets, waitMs, now: Date.now, signal })
    return { seen, stopped: signal.aborted }
  } finally {
    deaf()
  }
}

/** Nobody asked for the targets that have nothing of the run. */
const targetsIn = ({ items }: ShownExports): string[] => [...new Set(items.map(({ target }) => target))]

/** Shows where the exports of a run stand. */
export function show(seen: ShownExports, { runId, targets, json }: Shown): void {
  const out = process.stdout
  const wanted = ({ target }: { target: string }) => targets?.includes(target) ?? true
  const width = out.isTTY ? pageWidth(out.columns) : Infinity
  const lines = json
    ? [JSON.stringify({ runId, ...seen, items: seen.items.filter(wanted) })]
    : [
        ...(seen.held === null || targets !== null ? [] : wrap(seen.held, width)),
        ...exportLines(seen, targets, { runId, width, style: styleFor(out), now: Date.now() }),
      ]
  if (lines.length > 0) out.write(`${lines.join('\n')}\n`)
}

/** Whether all is there, some of it waits, or a person is needed. */
export function outcomeOf(
  { items }: ShownExports,
  targets: readonly string[] | null,
): 'well' | 'waits' | 'needs a person' {
  const own = items.filter(({ target }) => targets?.includes(target) ?? true)
  if (own.some(({ status }) => NEEDS_A_PERSON.has(status))) return 'needs a person'
  // A reminder has its day; till then it is well where it is.
  return own.some((item) => isOpen(item) && item.kind !== 'reminder') ? 'waits' : 'well'
}

/** Who brings the rest. */
export const whoGoesOn = (stays: boolean, runId: string): string =>
  stays
    ? 'The server goes on with the rest.'
    : `The rest goes on with the next xio serve, or by ${asTyped(`export ${shellWord(runId)}`)}`
