import type { AlternativePoint, LoggedVerdict, Verdict } from '../../schemas/generated/types.ts'
import { cx } from '../components/cx.ts'
import { AnchorChips } from '../outcome/AnchorChip.tsx'
import { PointList } from '../outcome/PointList.tsx'
import { words } from '../words/words.ts'

export const CELL = 'min-w-44 px-3 py-2.5 text-start'
export const CHOSEN = 'bg-tint'

/** How an option stands to a criterion, by sign and word, with what says so. */
export function VerdictCell({
  verdict,
  isChosen,
}: {
  verdict: LoggedVerdict | undefined
  isChosen: boolean
}) {
  const is = verdict?.verdict ?? 'unknown'
  const { sign, tone } = SIGNS[is]
  return (
    <td className={cx(CELL, isChosen && CHOSEN)}>
      <span className={cx('font-medium', tone)}>
        <span aria-hidden="true">{sign} </span>
        {words.decisionPage.verdict[is]}
      </span>
      {verdict !== undefined && is !== 'unknown' && (
        <span className="mt-1 flex flex-wrap gap-1.5">
          <AnchorChips anchors={verdict.anchors} />
        </span>
      )}
    </td>
  )
}

const SIGNS: Record<Verdict, { sign: string; tone: string }> = {
  meets: { sign: '✓', tone: 'text-good' },
  partly: { sign: '◐', tone: 'text-warn' },
  fails: { sign: '✕', tone: 'text-bad' },
  unknown: { sign: '?', tone: 'text-soft' },
}

/** What was said for or against an option. */
export const PointsCell = ({
  points,
  isChosen,
}: {
  points: readonly AlternativePoint[]
  isChosen: boolean
}) => (
  <td className={cx(CELL, isChosen && CHOSEN)}>
    {points.length === 0 && <span className="text-soft">{words.decisionPage.nothingSaid}</span>}
    <PointList points={points} />
  </td>
)
