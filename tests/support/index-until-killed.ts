// A process that indexes a folder, and tells on standard output when a batch of passages or a source is in the store.
// Arguments: the data directory, the folder.
import { writeSync } from 'node:fs'
import path from 'node:path'
import { systemClock, systemIds } from '../../backend/engine/system.ts'
import { Library } from '../../backend/knowledge/library.ts'
import { openStore } from '../../backend/store/open-store.ts'
import { ORIGINS } from '../knowledge/support/origins.ts'

const [, , dataDir = '', folder = ''] = process.argv
const opened = await openStore({ dataDir })
const store: typeof opened.knowledge = {
  ...opened.knowledge,
  async keep(...given) {
    const kept = await opened.knowledge.keep(...given)
    writeSync(1, 'a batch\n')
    return kept
  },
}
const silent = () => {}
const library = new Library({
  ...ORIGINS,
  store,
  embedder: null,
  clock: systemClock,
  ids: systemIds(),
  texts: path.join(dataDir, 'sources'),
  logger: { debug: silent, info: silent, warn: silent, error: silent },
})
await library.addPath(folder, { workspaceId: 'main', addedBy: 'test' })
await library.work(() => writeSync(1, 'a source\n'))
await opened.close()
