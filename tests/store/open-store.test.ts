import { readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { StorageFailure } from '../../backend/log/failures.ts'
import { DataDirLocked, DataDirUnusable } from '../../backend/store/data-dir.ts'
import { MigrationRefused } from '../../backend/store/migrate.ts'
import { openStore, openStoreToRead } from '../../backend/store/open-store.ts'
import { openSqlite } from '../../backend/store/sqlite.ts'
import { logOf, newRun } from '../support/events.ts'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()

describe('a data directory', () => {
  it('is made by the first start, readable by its owner only', async () => {
    const dataDir = path.join(tempDir(), 'deep', '.xio')
    const store = await openStore({ dataDir })
    await store.log.create(newRun())
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    const modes = readdirSync(dataDir).map((name) => [name, statSync(path.join(dataDir, name)).mode & 0o777])
    expect(modes.map(([name]) => name)).toEqual(expect.arrayContaining(['lock', 'xio.db', 'xio.db-wal']))
    expect(modes.every(([, mode]) => mode === 0o600)).toBe(true)
    await store.close()
    expect(readdirSync(dataDir).sort()).toEqual(['guard', 'xio.db'])
  })

  it('gives back what was kept, after closing', async () => {
    const dataDir = tempDir()
    const first = await openStore({ dataDir })
    await first.log.create(newRun())
    await first.log.append('run-1', 1, 0, logOf(3).slice(1))
    await first.close()
    const again = await openStore({ dataDir })
    expect(await again.log.read('run-1', 0)).toEqual(logOf(3))
    await again.close()
  })

  it('can be read beside its writer, and not written', async () => {
    const dataDir = tempDir()
    const writer = await openStore({ dataDir })
    await writer.log.create(newRun())
    const reader = openStoreToRead({ dataDir })
    expect(await reader.log.read('run-1', 0)).toEqual(logOf(1))
    await writer.log.append('run-1', 1, 0, logOf(2).slice(1))
    expect(await reader.log.read('run-1', 1)).toHaveLength(1)
    expect(await reader.meetings.list({ workspaceId: 'main', limit: 1 })).toEqual({
      items: [],
      nextCursor: null,
    })
    await expect(reader.log.append('run-1', 2, 0, logOf(3).slice(2))).rejects.toThrow(StorageFailure)
    await reader.close()
    await writer.close()
  })

  it('cannot be read where there is none', () => {
    expect(() => openStoreToRead({ dataDir: path.join(tempDir(), 'none') })).toThrow(
      /holds no runs: check XIO_DATA_DIR/,
    )
  })

  it('is freed again when opening fails', async () => {
    const dataDir = tempDir()
    const store = await openStore({ dataDir })
    await store.close()
    const db = openSqlite(path.join(dataDir, 'xio.db'))
    db.exec(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ('x', 'x', '99990101000000_later')`,
    )
    db.close()
    for (let tries = 0; tries < 2; tries++) {
      await expect(openStore({ dataDir })).rejects.toThrow(MigrationRefused)
      expect(() => openStoreToRead({ dataDir })).toThrow(/newer version of this program/)
    }
  })

  it('is refused to a second process, in the words of the first', async () => {
    const dataDir = tempDir()
    const store = await openStore({ dataDir })
    store.announce('http://127.0.0.1:3000')
    const refused = await openStore({ dataDir }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(DataDirLocked)
    expect(refused).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:3000' })
    await store.close()
  })

  it('that is not a database is named with what to do', async () => {
    const dataDir = tempDir()
    writeFileSync(path.join(dataDir, 'xio.db'), 'not a database at all, '.repeat(100))
    await expect(openStore({ dataDir })).rejects.toThrow(DataDirUnusable)
  })
})
