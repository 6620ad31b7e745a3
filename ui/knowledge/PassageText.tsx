import { cx } from '../components/cx.ts'
import type { Passage } from './passage.ts'

/** What a passage says, word for word, under the headings it stands below. Nothing in it runs. */
export function PassageText({ passage: { headings, text }, isFolded = false }: Props) {
  return (
    <div data-verbatim dir="auto" className="mt-1 max-w-[80ch] min-w-0">
      {headings.length > 0 && (
        <p className="text-[0.93rem] font-medium break-words text-soft">{headings.join(' › ')}</p>
      )}
      <p className={cx('break-words whitespace-pre-wrap', isFolded && 'line-clamp-6')}>{text.trim()}</p>
    </div>
  )
}

type Props = {
  passage: Passage
  /** Of a long one only the beginning is shown. */
  isFolded?: boolean
}
