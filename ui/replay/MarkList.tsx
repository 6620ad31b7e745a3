import { cx } from '../components/cx.ts'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { useServed } from '../components/Served.tsx'
import { clock } from '../lib/time.ts'
import { markInWords } from './mark-in-words.ts'
import { pageWords } from '../words/words.ts'
import { MARK_SHAPES } from './mark-shapes.ts'
import { lastBy, type Mark, type Marks } from './marks.ts'

type Props = { marks: Marks; seq: number; goTo: (seq: number) => void }

/** The marks of the line in words; each leads to its place. */
export function MarkList({ marks: { marks, startedAt }, seq, goTo }: Props) {
  const here = lastBy(marks, (one) => one.seq, seq)
  const served = useServed()
  return (
    <ScrollRegion
      aria-label={pageWords.replayWords.marksLabel}
      className="max-h-48 rounded-md border border-line p-1"
    >
      <ol className="grid grid-cols-1">
        {marks.map((mark, index) => (
          <li key={`${mark.kind} ${mark.seq}`}>
            <button
              type="button"
              aria-current={index === here ? 'step' : undefined}
              onClick={() => goTo(mark.seq)}
              className={cx(
                'flex min-h-7 w-full items-baseline gap-2 rounded px-1.5 py-0.5 text-start hover:bg-sunk pointer-coarse:min-h-11',
                index === here && 'bg-tint',
              )}
            >
              <Shape kind={mark.kind} />
              <span className="tabular shrink-0 text-soft">{clock(mark.at - startedAt)}</span>
              <span className="min-w-0">
                <span className="font-medium">{pageWords.replayWords.kinds[mark.kind]}</span>{' '}
                <span dir="auto">{markInWords(mark, served)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </ScrollRegion>
  )
}

const Shape = ({ kind }: Pick<Mark, 'kind'>) => (
  <svg viewBox="-7 -7 14 14" aria-hidden="true" className="size-3.5 shrink-0 self-center">
    <path d={MARK_SHAPES[kind].path} className={MARK_SHAPES[kind].look} />
  </svg>
)
