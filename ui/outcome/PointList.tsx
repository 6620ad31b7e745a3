import { useState } from 'react'
import type { AlternativePoint } from '../../schemas/generated/types.ts'
import { cx } from '../components/cx.ts'
import { words } from '../words/words.ts'
import { AnchorChips } from './AnchorChip.tsx'
import { unsupportedMark } from './unsupported-mark.ts'

/** More than these are one press away, so that what stands below stays near; paper has them all. */
const SHOWN = 4

type Props = { points: readonly AlternativePoint[]; sign?: '+' | '−' }

/** What was said for or against an option, line by line with its evidence. */
export function PointList({ points, sign }: Props) {
  const [all, showAll] = useState(false)
  return (
    <>
      <ul className="grid grid-cols-1 gap-2.5">
        {points.map((point, index) => (
          <li key={index} className={cx('flex gap-x-1.5', index >= SHOWN && !all && 'hidden print:flex')}>
            {sign !== undefined && (
              <span
                aria-hidden="true"
                className={cx('w-4 shrink-0 font-bold', sign === '+' ? 'text-good' : 'text-bad')}
              >
                {sign}
              </span>
            )}
            <Point point={point} />
          </li>
        ))}
      </ul>
      {points.length > SHOWN && (
        <button
          type="button"
          aria-expanded={all}
          onClick={() => showAll(!all)}
          className={cx(
            'mt-1.5 min-h-6 text-[0.93rem] text-soft underline underline-offset-2 hover:text-ink pointer-coarse:min-h-11 print:hidden',
            sign !== undefined && 'ps-5.5',
          )}
        >
          {all ? words.outcomeWords.less : words.outcomeWords.more(points.length - SHOWN)}
        </button>
      )}
    </>
  )
}

const Point = ({ point: { text, anchors, support } }: { point: AlternativePoint }) => (
  <div className="min-w-0">
    <p className="leading-snug" {...unsupportedMark(support)}>
      {text}
    </p>
    <p className="mt-1 flex flex-wrap items-center gap-1.5">
      <AnchorChips anchors={anchors} />
      {support === 'unsupported' && anchors.length > 0 && (
        <span className="text-[0.86rem] text-warn">{words.support[support]}</span>
      )}
    </p>
  </div>
)
