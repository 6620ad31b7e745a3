import { useSyncExternalStore } from 'react'
import { connection } from '../app/services.ts'
import type { Status } from './connection.ts'

/** How the page stands to its server now. */
export const useStatus = (): Status =>
  useSyncExternalStore(
    (changed) => connection.onStatus(changed),
    () => connection.status,
  )
