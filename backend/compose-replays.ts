import { rmSync } from 'node:fs'
import path from 'node:path'
import { broughtLogs } from './log/bring-log.ts'
import type { Log } from './ports/access.ts'
import type { Bus } from './ports/bus.ts'
import type { Clock, Ids } from './ports/outside.ts'
import type { RunLog } from './ports/run-log.ts'
import { liveLog } from './replays/live-log.ts'
import type { Recordings } from './replays/recordings.ts'
import { Replays } from './replays/replays.ts'
import type { Store } from './store/open-store.ts'

type Needs = {
  store: Pick<Store, 'log' | 'meetings' | 'archive'>
  log: Pick<RunLog, 'read' | 'head'>
  recordings: Recordings
  bus: Pick<Bus, 'publish'>
  clock: Clock
  ids: Ids
}

/** What a server does with logs beside holding councils: it plays them again, and takes those of others in. */
export function openReplays(
  { store, log, recordings, bus, clock, ids }: Needs,
  { dataDir, logger }: { dataDir: string; logger: Log },
) {
  const directory = path.join(dataDir, 'replays')
  const incoming = path.join(dataDir, 'incoming')
  const replays = new Replays({ recordings, log, bus, clock, ids, logger, directory })
  const forgetIncoming = () => rmSync(incoming, { recursive: true, force: true })
  forgetIncoming()
  const brought = broughtLogs({ ...store, clock })
  return {
    /** What the HTTP door needs for it. */
    doors: { replays, brought, incoming },
    /** The log as those see it who watch. */
    live: liveLog(log, replays),
    async close() {
      await replays.close()
      forgetIncoming()
    },
  }
}
