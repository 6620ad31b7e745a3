import { copyFileSync, existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Ids } from '../../../backend/ports/outside.ts'
import { openStore, type Store } from '../../../backend/store/open-store.ts'
import { countingIds } from '../../support/clock.ts'

/** A database for a few scenarios, and ids that none of them shares. */
export class Place {
  readonly ids: Ids
  readonly newDir: () => string
  readonly #dataDir: string
  #store: Store

  private constructor(dataDir: string, store: Store, newDir: () => string, ids: Ids) {
    this.#dataDir = dataDir
    this.#store = store
    this.newDir = newDir
    this.ids = ids
  }

  static async open(newDir: () => string, ids = countingIds()): Promise<Place> {
    const dataDir = newDir()
    return new Place(dataDir, await openStore({ dataDir }), newDir, ids)
  }

  get store(): Store {
    return this.#store
  }

  /** A database of its own, for a scenario in which it is lost. */
  alone(): Promise<Place> {
    return Place.open(this.newDir, this.ids)
  }

  /** Copies the database as it is now; what is returned puts it back. */
  copy(): () => Promise<void> {
    const copies = this.newDir()
    moveFiles(this.#dataDir, copies)
    return async () => {
      await this.#store.close()
      moveFiles(copies, this.#dataDir)
      this.#store = await openStore({ dataDir: this.#dataDir })
    }
  }

  close(): Promise<void> {
    return this.#store.close()
  }
}

function moveFiles(from: string, to: string): void {
  for (const name of ['xio.db', 'xio.db-wal', 'xio.db-shm']) {
    rmSync(path.join(to, name), { force: true })
    if (name !== 'xio.db-shm' && existsSync(path.join(from, name)))
      copyFileSync(path.join(from, name), path.join(to, name))
  }
}
