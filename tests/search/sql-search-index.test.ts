import { openStore } from '../../backend/store/open-store.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { searchIndexContract } from './search-index.contract.ts'

const tempDir = tempDirs()

searchIndexContract('SQLite', async () => {
  const store = await openStore({ dataDir: tempDir() })
  return { index: store.search, log: store.log, close: () => store.close() }
})
