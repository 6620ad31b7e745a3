import { useMemo } from 'react'
import { useWidth } from '../charts/use-width.ts'
import { clock } from '../lib/time.ts'
import { pageWords } from '../words/words.ts'
import { axisOf, type Axis } from './axis.ts'
import { placesOf, seqAt, type Mark, type Marks } from './marks.ts'
import { MARK_SHAPES } from './mark-shapes.ts'
import type { Position } from './use-position.ts'

type Props = {
  marks: Marks
  position: Position
  folds: boolean
  goTo: (seq: number) => void
}

/** The thumb's middle stands so far from the ends of the slider: what is drawn below it begins there. */
const INSET = 8
/** The steps of the slider: finer than a pixel on any screen. */
const STEPS = 4_000

/** The whole recording on a line: a slider, the agenda over it, what happened below it. Time goes from left to right everywhere. */
export function Scrubber({ marks, position, folds, goTo }: Props) {
  const { box, width } = useWidth()
  const long = Math.max(1, width - 2 * INSET)
  const axis = useMemo(() => axisOf(marks, long, folds), [marks, long, folds])
  const places = useMemo(() => placesOf(marks).toSorted((a, b) => a.at - b.at), [marks])
  return (
    <div ref={box} dir="ltr" className="relative grid min-w-0 gap-0.5">
      <Lanes marks={marks} axis={axis} width={width} />
      <input
        type="range"
        min={0}
        max={STEPS}
        step={1}
        value={Math.round((axis.xOf(position.at) / long) * STEPS)}
        aria-label={pageWords.replayWords.position}
        aria-valuetext={valueText(marks, position)}
        onChange={({ target }) => goTo(seqAt(places, axis.timeOf((Number(target.value) / STEPS) * long)))}
        className="block h-6 w-full cursor-pointer accent-(--accent) pointer-coarse:h-11"
      />
      <Shapes marks={marks.marks} axis={axis} width={width} />
    </div>
  )
}

/** "12:31 of 34:10, Expert B, message 84 of 212". */
export function valueText({ startedAt, endedAt, stops }: Marks, { at, stop }: Position): string {
  const said = pageWords.replayWords
  const time = said.value(clock(at - startedAt), clock(endedAt - startedAt))
  return stop === undefined ? time : said.saidBy(time, stop.name, stop.number, stops.length)
}

type Drawn = { axis: Axis; width: number }

/** The items of the agenda, each as long as it was open, and the silences that are folded. */
function Lanes({ marks: { lanes, endedAt, startedAt }, axis, width }: Drawn & { marks: Marks }) {
  const said = pageWords.replayWords
  return (
    <svg width={width} height={18} aria-hidden="true" className="block overflow-hidden">
      {lanes.map(({ itemId, title, from, fromAt, toAt }) => {
        const x = INSET + axis.xOf(fromAt)
        const to = INSET + axis.xOf(toAt ?? endedAt)
        const name = said.lane(title, clock(fromAt - startedAt), clock((toAt ?? endedAt) - startedAt))
        return (
          <svg key={`${itemId} ${from}`} x={x} width={Math.max(2, to - x - 1)} height={16}>
            <title>{name}</title>
            <rect width="100%" height="16" rx="3" className="fill-tint stroke-line" />
            <text x="6" y="12" className="fill-ink text-[0.79rem]">
              {title}
            </text>
          </svg>
        )
      })}
      {axis.stretches
        .filter(({ isBreak }) => isBreak)
        .map(({ from, to, x, width: long }) => (
          <svg key={from} x={INSET + x} width={long} height={18}>
            <title>{said.silence(clock(to - from))}</title>
            <rect width="100%" height="18" className="fill-sunk" />
            <path d={zigzag(long)} className="fill-none stroke-soft" />
            <text x={long / 2} y="13" textAnchor="middle" className="tabular fill-ink text-[0.64rem]">
              {clock(to - from)}
            </text>
          </svg>
        ))}
    </svg>
  )
}

/** A line that is broken: something was left out here. */
const zigzag = (width: number): string =>
  `M0 1 ${Array.from({ length: Math.floor(width / 4) }, (_, n) => `L${n * 4 + 2} ${n % 2 === 0 ? 4 : 1}`).join(' ')}`

/** What happened, each with its own shape; the list beside it says the same in words. */
function Shapes({ marks, axis, width }: Drawn & { marks: readonly Mark[] }) {
  return (
    <svg width={width} height={14} aria-hidden="true" className="block overflow-hidden">
      {marks.map(({ kind, seq, at }) => (
        <path
          key={`${kind} ${seq}`}
          d={MARK_SHAPES[kind].path}
          transform={`translate(${INSET + axis.xOf(at)} 7)`}
          className={MARK_SHAPES[kind].look}
        />
      ))}
    </svg>
  )
}
