import { useMemo } from 'react'
import { ENDED } from '../../backend/council/state.ts'
import { ONE_COLUMN, useMedia } from '../app/use-media.ts'
import { useRoomNow, useRun, useView } from '../room/room-context.ts'
import { tell, TRACE } from '../room/signals.ts'
import { elapsedAt } from '../run/time-view.ts'
import { visualWords, words } from '../words/words.ts'
import { stepped } from './stepped.ts'
import { traceAt, walked, type Trace } from './trace.ts'

/** Below the time: what was raised and what is closed of it, small. A press opens the whole of it beside the talk. */
export default function MiniTrace() {
  const run = useRun((one) => one)
  const trail = useView((view) => view.trail)
  const now = useRoomNow(run.status === 'running')
  const isAlone = useMedia(ONE_COLUMN)
  const counted = useMemo(() => (trail === null || trail.at(0) === undefined ? null : walked(trail)), [trail])
  const trace = counted === null ? null : traceAt(run, counted, elapsedAt(run, now))
  if (trace === null || trace.raised === 0 || ENDED.has(run.status)) return null
  const { closed, raised } = trace
  const said = visualWords.trace.short(closed, raised)
  const drawn = (
    <>
      <span className="flex items-baseline justify-between gap-2 text-[0.93rem]">
        <span className="font-semibold text-soft">{words.room.tabs.convergence}</span>
        <span className="tabular text-[0.86rem] text-soft">{said}</span>
      </span>
      <Drawing trace={trace} />
    </>
  )
  if (isAlone) return <div className="grid gap-1">{drawn}</div>
  return (
    <button
      type="button"
      aria-label={`${words.room.tabs.convergence}: ${said}`}
      onClick={() => tell(TRACE)}
      className="-mx-1 grid gap-1 rounded-md px-1 py-0.5 text-start hover:bg-sunk"
    >
      {drawn}
    </button>
  )
}

const [WIDTH, HEIGHT, EDGE] = [240, 34, 2]

/** In a council that has hours the way so far would be a stroke: so many times as much is drawn at the most. */
const MOST_AHEAD = 8

/** From the beginning to the end of the time; what is open is the shaded gap. */
function Drawing({ trace: { points, nowMs, totalMs, raised, decisions } }: { trace: Trace }) {
  const end = Math.max(nowMs, Math.min(totalMs ?? 0, MOST_AHEAD * nowMs), 1)
  const x = (ms: number) => (ms / end) * WIDTH
  const y = (n: number) => HEIGHT - EDGE - (n / raised) * (HEIGHT - 2 * EDGE)
  const line = (of: 'raised' | 'closed', isBack = false) =>
    stepped(points, nowMs, (point) => point[of], x, y, isBack)
  const stroke = { vectorEffect: 'non-scaling-stroke', fill: 'none', strokeWidth: 1.75 } as const
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="h-8 w-full border-b border-line"
    >
      <path d={`${line('raised')} ${line('closed', true)} Z`} className="fill-tint forced-colors:fill-none" />
      <path
        d={line('raised')}
        strokeDasharray="4 3"
        className="stroke-warn forced-colors:stroke-[CanvasText]"
        {...stroke}
      />
      <path d={line('closed')} className="stroke-accent forced-colors:stroke-[CanvasText]" {...stroke} />
      {decisions.map(({ elapsedMs, number }) => (
        <line
          key={number}
          x1={x(elapsedMs)}
          x2={x(elapsedMs)}
          y1={0}
          y2={HEIGHT}
          className="stroke-good"
          {...stroke}
        />
      ))}
    </svg>
  )
}
