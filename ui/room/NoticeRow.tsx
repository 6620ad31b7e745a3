import { memo } from 'react'
import { cx } from '../components/cx.ts'
import { phase as phaseName, phaseHint } from '../lib/words.ts'
import type { NoticeEntry, PhaseEntry } from '../run/timeline.ts'

const TONES = {
  quiet: 'text-soft',
  warn: 'rounded-md bg-warn-tint px-3 py-2 text-warn',
  bad: 'rounded-md bg-bad-tint px-3 py-2 text-bad',
  good: 'rounded-md bg-good-tint px-3 py-2 font-medium text-good',
} as const

/** What happened to the council between two messages. */
export const NoticeRow = memo(function NoticeRow({ entry }: { entry: NoticeEntry }) {
  return (
    <li className="py-1.5 sm:ps-10">
      <p className={cx('max-w-[76ch] text-[0.96rem]', TONES[entry.tone])}>{entry.text}</p>
    </li>
  )
})

/** Where a phase begins. */
export const PhaseRow = memo(function PhaseRow({ entry }: { entry: PhaseEntry }) {
  const hint = phaseHint[entry.phase]
  return (
    <li className="flex items-center gap-3 pt-5 pb-2 first:pt-0">
      <h3 className="text-[1.07rem] whitespace-nowrap">{phaseName[entry.phase]}</h3>
      <span className="min-w-0 truncate text-[0.93rem] text-soft">
        {[entry.item, hint].filter(Boolean).join('. ')}
      </span>
      <span aria-hidden="true" className="h-px min-w-6 flex-1 bg-line" />
    </li>
  )
})
