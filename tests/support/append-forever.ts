// A process that appends to many runs until it is killed, and tells on standard output what it was promised:
// one line "RUN SEQ" an append, written after the append settled. Argument: the data directory.
import { writeSync } from 'node:fs'
import { openStore } from '../../backend/store/open-store.ts'
import { newRun, sealed } from './events.ts'

const RUNS = 40

const [, , dataDir = ''] = process.argv
const { log } = await openStore({ dataDir })
await Promise.all(Array.from({ length: RUNS }, (_, index) => appendTo(`run-${index}`)))

async function appendTo(runId: string): Promise<void> {
  await log.create(newRun(runId))
  for (;;) {
    const head = await log.head(runId)
    if (!head) throw new Error(`${runId} was created and is not there`)
    const events = sealed(2, { runId, after: head.headSeq, previous: head.headHash })
    const result = await log.append(runId, head.headSeq, head.epoch, events, {
      phase: `after ${head.headSeq}`,
    })
    if (result.ok) writeSync(1, `${runId} ${result.headSeq}\n`)
  }
}
