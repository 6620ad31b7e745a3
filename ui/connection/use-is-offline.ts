import { useSyncExternalStore } from 'react'

/** Whether the browser says that it has no network. */
export const useIsOffline = (): boolean => useSyncExternalStore(listen, () => !navigator.onLine)

function listen(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}
