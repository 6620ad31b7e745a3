import { cx } from '../components/cx.ts'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import type { Speaker } from '../room/speakers.ts'
import type { Mark, Stop } from './lane.ts'

type Props = {
  mark: Mark
  id: string
  speaker: Speaker
  sentence: string
  isCurrent: boolean
  isChosen: boolean
  onFocus: () => void
  onPress: () => void
}

/** Where a stop lies between the two ends of a lane, in per cent. */
export const placeOf = (stop: Stop): number => 10 + 20 * (stop + 2)
/** The height of a line of marks, in rem. */
export const ROW = 2.5

/** A seat at its stop: it tells its words when it has the focus, and leads to its message. */
export function MarkButton({ mark, id, speaker, sentence, isCurrent, isChosen, onFocus, onPress }: Props) {
  return (
    <button
      type="button"
      data-mark={id}
      aria-label={sentence}
      aria-describedby="mark-detail"
      tabIndex={isCurrent ? 0 : -1}
      title={sentence}
      onFocus={onFocus}
      onClick={onPress}
      style={{ insetInlineStart: `${placeOf(mark.stop)}%`, top: `${ROW * (mark.row + 0.5)}rem` }}
      className={cx(
        'absolute z-1 grid size-9 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-md rtl:translate-x-1/2 pointer-coarse:size-11',
        'motion-safe:transition-[inset-inline-start] motion-safe:duration-400',
        isChosen ? 'bg-mark' : 'hover:bg-sunk',
      )}
    >
      <SpeakerBadge speaker={speaker} isInferred={mark.basis !== 'said'} />
    </button>
  )
}
