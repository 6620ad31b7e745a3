import { Suspense, useState } from 'react'
import { cx } from '../components/cx.ts'
import { words } from '../words/words.ts'
import type { Status } from './connection.ts'
import { useFreshness } from './freshness.ts'
import { useIsOffline } from './use-is-offline.ts'
import { useStatus } from './use-status.ts'
import { later } from '../lib/later.ts'

const Details = later(() => import('./ConnectionDetails.tsx'))
/** Fewer events than this are there before one could read that they come. */
const BEHIND = 20

/** How the page stands to its server; pressed, it tells the figures. */
export function ConnectionChip() {
  const [isOpen, setIsOpen] = useState(false)
  const status = useStatus()
  const isOffline = useIsOffline()
  const fresh = useFreshness()
  const isGood = status.kind === 'online' && !isOffline && !fresh.isSlow && status.behind <= BEHIND
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        className={cx(
          'tabular inline-flex min-h-7 min-w-0 items-center gap-1.5 rounded-full px-2.5 text-[0.93rem] whitespace-nowrap pointer-coarse:min-h-11',
          isGood ? 'text-soft hover:bg-sunk' : 'bg-warn-tint text-warn',
        )}
      >
        <span
          aria-hidden="true"
          className={cx('size-2 shrink-0 rounded-full', isGood ? 'bg-good' : 'breathe bg-warn')}
        />
        <span className="truncate">{said(status, isOffline, fresh)}</span>
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <Details isOffline={isOffline} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function said(
  { kind, latencyMs, behind }: Status,
  isOffline: boolean,
  { p95Ms, isSlow }: { p95Ms: number | null; isSlow: boolean },
): string {
  const { connectionWords: say } = words
  if (isOffline) return say.offline
  if (kind !== 'online') return say[kind]
  if (behind > BEHIND) return say.behind(behind)
  const ms = p95Ms ?? latencyMs
  const name = isSlow ? say.slow : say.live
  return ms === null ? name : `${name} ${say.latency(Math.round(ms))}`
}
