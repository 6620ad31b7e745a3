import path from 'node:path'
import { Gate } from '../../backend/store/gate.ts'
import { storedKnowledge } from '../../backend/store/knowledge-store.ts'
import { migrate } from '../../backend/store/migrate.ts'
import { openSqlite } from '../../backend/store/sqlite.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { knowledgeStoreContract } from './knowledge-store.contract.ts'

const tempDir = tempDirs()

knowledgeStoreContract('SQLite', async () => {
  const db = openSqlite(path.join(tempDir(), 'test.db'))
  migrate(db)
  db.exec("INSERT INTO workspace (id, name, created_at) VALUES ('other', 'other', '2026-01-02')")
  return {
    store: storedKnowledge(db, new Gate()),
    async close() {
      db.close()
    },
  }
})
