import { existsSync } from 'node:fs'
import type { Config } from '../../config.ts'
import { parseStored } from '../../log/fold-stored.ts'
import { fileEvents, type FiledEvent } from '../../log/log-file.ts'
import type { RunLog } from '../../ports/run-log.ts'
import { asTyped } from '../as-typed.ts'
import { logLines } from '../remote/imported.ts'
import { looking, serverFor, type GivenServer } from '../remote/where.ts'
import { UsageFault } from '../usage.ts'
import { checkedFile } from './checked-file.ts'
import { refuseDeleted } from './run-here.ts'

const PAGE = 500

/** The events of a log that somebody names by its file, or by the id of its run. */
export async function withEvents<T>(
  named: string,
  { values, config }: { values: GivenServer; config: Config },
  show: (events: AsyncIterable<FiledEvent>) => Promise<T>,
): Promise<T> {
  if (existsSync(named)) return show(fileEvents(checkedFile(named)))
  const door = serverFor(values, config)
  if (door !== null) return show(parsed(await logLines(door, named)))
  return looking(config, async ({ log, archive }) => {
    await refuseDeleted(archive, named)
    if ((await log.head(named)) !== null) return show(stored(log, named))
    throw new UsageFault(
      `“${named}” is neither a file nor a run of ${config.dataDir}: ${asTyped('runs')} lists what there is.`,
    )
  })
}

async function* stored(log: Pick<RunLog, 'read'>, runId: string): AsyncGenerator<FiledEvent> {
  for (let after = 0; ;) {
    const events = await log.read(runId, after, PAGE)
    for (const one of events) yield { stored: one, event: parseStored(one.bytes) }
    const last = events.at(-1)
    if (last === undefined) return
    after = last.seq
  }
}

async function* parsed(lines: readonly string[]): AsyncGenerator<FiledEvent> {
  for (const bytes of lines) {
    const event = parseStored(bytes)
    yield { stored: { seq: event.seq, bytes, hash: event.hash }, event }
  }
}
