import { cx } from '../components/cx.ts'
import type { Shape, Speaker } from './speakers.ts'

const DRAWN: Record<Shape, string> = {
  circle: 'M12 1a11 11 0 100 22 11 11 0 000-22z',
  square:
    'M3.5 2h17A1.5 1.5 0 0122 3.5v17a1.5 1.5 0 01-1.5 1.5h-17A1.5 1.5 0 012 20.5v-17A1.5 1.5 0 013.5 2z',
  diamond: 'M12 0l12 12-12 12L0 12z',
  hexagon: 'M6 1.6h12L24 12l-6 10.4H6L0 12z',
  pentagon: 'M12 .6l11.6 8.5-4.4 13.8H4.8L.4 9.1z',
  triangle: 'M12 0l12.6 23H-.6z',
  octagon: 'M7.3.7h9.4l6.6 6.6v9.4l-6.6 6.6H7.3L.7 16.7V7.3z',
  shield: 'M1.5 2h21v10.5C22.5 18 17 22 12 23.6 7 22 1.5 18 1.5 12.5z',
  person: 'M12 1a11 11 0 100 22 11 11 0 000-22z',
}
/** The middle of a triangle lies lower than that of the rest. */
const MIDDLE: Partial<Record<Shape, number>> = { triangle: 16.6, pentagon: 13.2 }
const SIZES = { small: 'size-5', normal: 'size-7', large: 'size-10' } as const

type Props = {
  speaker: Speaker
  size?: keyof typeof SIZES
  lively?: boolean
  /** Drawn as a dashed outline: what it shows was not said in so many words. */
  isInferred?: boolean
}

/** Who it is, at a glance: shape, initials, hue. The name stands beside it, so readers aloud pass over it. */
export function SpeakerBadge({ speaker, size = 'normal', lively = false, isInferred = false }: Props) {
  const { shape, hue, initials } = speaker
  const isOutline = shape === 'person' || isInferred
  return (
    <svg
      viewBox="-1 -1 26 26"
      aria-hidden="true"
      className={cx('shrink-0', SIZES[size], hue, lively && 'breathe')}
    >
      <path
        d={DRAWN[shape]}
        strokeWidth={isOutline ? 2 : 0}
        strokeDasharray={isInferred ? '4.6 2.6' : undefined}
        className={isOutline ? 'fill-sheet stroke-(--hue)' : 'fill-hue'}
      />
      <text
        x="12"
        y={MIDDLE[shape] ?? 12}
        textAnchor="middle"
        dominantBaseline="central"
        fontSize={shape === 'triangle' ? 7.5 : 9.5}
        fontWeight="700"
        className={isOutline ? 'fill-ink' : 'fill-on-hue'}
      >
        {initials}
      </text>
    </svg>
  )
}
