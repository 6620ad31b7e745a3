import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { Icon } from '../../components/Icon.tsx'
import { pageWords } from '../../words/words.ts'
import type { Point } from '../draft/form.ts'
import { timeboxOf } from './durations.ts'
import { barParts, plannedMinutes } from './sum.ts'

type Props = { agenda: readonly Point[]; whole: number; onWhole: (time: string) => void }

/** The items against the time of the whole council: a bar, and the same in words. */
export function SumBar({ agenda, whole, onWhole }: Props) {
  const planned = plannedMinutes(agenda)
  const over = planned - whole
  const parts = barParts(agenda, whole)
  const end = whole / Math.max(whole, planned, 1)
  return (
    <div>
      <div className="relative h-4" aria-hidden="true">
        <div className="flex h-full gap-px overflow-hidden rounded-sm border border-edge bg-sheet">
          {parts.map(({ key, title, minutes, share }, at) => (
            <span
              key={key}
              title={pageWords.prepare.partOf(title, timeboxOf(minutes))}
              style={{ inlineSize: `${share * 100}%` }}
              className={cx('h-full', at % 2 === 0 ? 'bg-accent' : 'bg-accent opacity-65')}
            />
          ))}
        </div>
        {over > 0 && (
          <span
            className="absolute -inset-y-1 border-s-2 border-dashed border-bad"
            style={{ insetInlineStart: `${end * 100}%` }}
          />
        )}
      </div>
      <div className="mt-1.5 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        <p role="status" className="tabular">
          <span className="font-medium">{pageWords.prepare.sum(timeboxOf(planned), timeboxOf(whole))}</span>
          {over > 0 ? (
            <span className="ms-2 inline-flex items-center gap-1 text-warn">
              <Icon name="warn" />
              {pageWords.prepare.over(timeboxOf(over))}
            </span>
          ) : (
            over < 0 && <span className="ms-2 text-soft">{pageWords.prepare.left(timeboxOf(-over))}</span>
          )}
        </p>
        {over > 0 && (
          <Button small onClick={() => onWhole(timeboxOf(planned))}>
            {pageWords.prepare.giveMore(timeboxOf(planned))}
          </Button>
        )}
      </div>
    </div>
  )
}
