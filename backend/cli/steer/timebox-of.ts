import type { ServerApi } from '../remote/api.ts'
import type { TimeboxOnServer } from '../remote/shapes-of-run.ts'
import { UsageFault } from '../usage.ts'

/** What the council works against first: the item, then the phase, then the run as a whole. */
const ORDER = ['item', 'phase', 'run'] as const

/** The timebox that somebody means by its id or by what it is of; without a word, the one that people work against. */
export async function timeboxOf(
  api: ServerApi,
  runId: string,
  typed: string | undefined,
): Promise<TimeboxOnServer> {
  const boxes = await api.timeboxes(runId)
  const open = boxes.filter(({ state }) => state === 'open')
  const kind = (box: TimeboxOnServer) => box.scope.split(':', 1)[0] ?? ''
  const found =
    typed === undefined
      ? ORDER.flatMap((one) => open.filter((box) => kind(box) === one)).at(0)
      : // By its id a closed one too: the server says why it cannot be extended.
        (boxes.find(({ timeboxId }) => timeboxId === typed) ??
        open.find((box) => box.scope === typed || kind(box) === typed))
  if (found !== undefined) return found
  const shown = open.map(({ timeboxId, scope }) => `${timeboxId} (${scope})`).join(', ') || 'none'
  throw new UsageFault(
    typed === undefined
      ? `No timebox of run ${runId} is open now.`
      : `There is no open timebox “${typed}”. Open ones: ${shown}.`,
  )
}
