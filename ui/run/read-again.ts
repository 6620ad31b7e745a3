import type { Envelope } from '../../schemas/generated/types.ts'
import { replaceSealed, type RunStore } from './run-store.ts'

/** Events of the run after a seq, a page of them; rejects where nobody answers. */
export type ReadEvents = (runId: string, after: number) => Promise<Envelope[]>

/** Whether something happened that may have opened what was sealed: a reveal, an answer, somebody who left a seat. */
export const mayOpen = (events: readonly Envelope[]): boolean =>
  events.some(({ type }) => type === 'reveal' || type === 'human_question' || type === 'participant_updated')

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
