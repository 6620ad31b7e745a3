import type { ReactNode } from 'react'
import type { RunStatus } from '../../schemas/generated/types.ts'
import { cx } from './cx.ts'

const TONES: Record<RunStatus, string> = {
  created: 'bg-sunk text-soft',
  running: 'bg-good-tint text-good',
  paused: 'bg-warn-tint text-warn',
  waiting_for_human: 'bg-warn-tint text-warn',
  completed: 'bg-tint text-accent',
  escalated: 'bg-warn-tint text-warn',
  stopped: 'bg-sunk text-soft',
  failed: 'bg-bad-tint text-bad',
}

/** How a council stands; the words say it, the colour only helps to find it. */
export function StatusChip({ status, children }: { status: RunStatus; children: ReactNode }) {
  return (
    <span
      className={cx(
        'shrink-0 rounded-full px-2.5 py-px text-[0.93rem] font-medium whitespace-nowrap',
        TONES[status],
      )}
    >
      {children}
    </span>
  )
}
