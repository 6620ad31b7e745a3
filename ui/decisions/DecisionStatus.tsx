import { cx } from '../components/cx.ts'
import { pageWords } from '../words/words.ts'
import type { Status } from './registered.ts'

const TONES: Readonly<Record<Status, string>> = {
  proposed: 'bg-warn-tint text-warn',
  accepted: 'bg-good-tint text-good',
  superseded: 'bg-sunk text-soft',
  no_consensus: 'bg-sunk text-soft',
  deferred: 'bg-sunk text-soft',
  escalated: 'bg-warn-tint text-warn',
}

/** How a decision stands; the words say it, the colour only helps to find it. */
export function DecisionStatus({ status }: { status: Status }) {
  return (
    <span
      className={cx(
        'inline-block w-fit rounded-full px-2.5 py-px text-[0.93rem] font-medium whitespace-nowrap',
        TONES[status],
      )}
    >
      {pageWords.decisionsWords.statuses[status]}
    </span>
  )
}
