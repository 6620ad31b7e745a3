import type { Envelope } from '../../schemas/generated/types.ts'
import { replaceSealed, type RunStore } from './run-store.ts'

/** Events of the run after a seq, a page of them; rejects where nobody answers. */
export type ReadEvents = (runId: string, after: number) => Promise<Envelope[]>

/**
 * Whether an event may open what was sealed: the reveal, an answer of one's own (nobody else's comes with its words), a
 * seat that was left, a phase that is over.
 */
export function mayOpen({ type, data }: Envelope): boolean {
  if (data === undefined) return false
  if (type === 'chat_message') return 'sealed' in data && data.sealed === true
  return type === 'reveal' || type === 'participant_updated' || type === 'run_status'
}

/** Reads again what was withheld from this page, up to where the page is by then. */
export async function readAgain(store: RunStore, runId: string, read: ReadEvents): Promise<void> {
  const { beforeSealed } = store.getState()
  if (beforeSealed === null) return
  const events: Envelope[] = []
  let after = beforeSealed.state?.seq ?? 0
  // More may arrive while a page is read: then there is one more to read.
  while (after < (store.getState().state?.seq ?? 0)) {
    const page = await read(runId, after)
    const last = page.at(-1)
    if (last === undefined) return
    events.push(...page)
    after = last.seq
  }
  replaceSealed(store, events)
}
