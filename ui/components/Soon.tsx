import { Suspense, useSyncExternalStore, type ReactNode } from 'react'
import { arrivals } from '../lib/later.ts'

type Props = { fallback: ReactNode; children: ReactNode }

/**
 * Shows `later` parts in the frame after they have come. Left alone, React keeps what was waited for back until 300 ms
 * after anything was last shown in its place, here or elsewhere; what changes by itself it keeps back never, and this
 * changes with each part that comes.
 */
export function Soon({ fallback, children }: Props) {
  useSyncExternalStore(arrivals.listen, arrivals.count)
  return <Suspense fallback={fallback}>{children}</Suspense>
}
