import { cx } from '../components/cx.ts'
import { noticeText } from '../lib/notice-text.ts'
import type { NoticeEntry, PhaseEntry } from '../../backend/council/timeline/entry.ts'
import { words } from '../words/words.ts'

const TONES = {
  quiet: 'text-soft',
  warn: 'rounded-md bg-warn-tint px-3 py-2 text-warn',
  bad: 'rounded-md bg-bad-tint px-3 py-2 text-bad',
  good: 'rounded-md bg-good-tint px-3 py-2 font-medium text-good',
} as const

// A feed holds articles; what stands between them has no role of its own, so it is made of spans.

/** What happened to the council between two messages. */
export const Notice = ({ entry }: { entry: NoticeEntry }) => (
  <span className="block px-2 py-1.5 sm:ps-12">
    <span className={cx('block max-w-[76ch] text-[0.96rem]', TONES[entry.tone])}>
      {noticeText(entry.told)}
    </span>
  </span>
)

/** Where a phase begins. */
export const Phase = ({ entry }: { entry: PhaseEntry }) => (
  <span className="flex items-center gap-3 px-2 pt-5 pb-2">
    <span className="font-serif text-[1.07rem] font-semibold whitespace-nowrap">
      {words.phase[entry.phase]}
    </span>
    <span className="min-w-0 truncate text-[0.93rem] text-soft">
      {[entry.item, words.phaseHint[entry.phase]].filter(Boolean).join('. ')}
    </span>
    <span aria-hidden="true" className="h-px min-w-6 flex-1 bg-line" />
  </span>
)
