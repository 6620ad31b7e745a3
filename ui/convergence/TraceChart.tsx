import { useId } from 'react'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { ticks } from '../charts/scale.ts'
import { useWidth } from '../charts/use-width.ts'
import { clock } from '../lib/time.ts'
import { visualWords } from '../words/words.ts'
import { stepped } from './stepped.ts'
import type { Trace } from './trace.ts'

const [LEFT, RIGHT, TOP, MIDDLE, HEIGHT] = [26, 12, 18, 150, 232]
/** Below this it would be too dense to be read: then it scrolls in its own region. */
const LEAST = 300

/** The lines of what was raised and closed with the gap between them, and below it what each turn added. */
export function TraceChart({ trace, hasEnded }: { trace: Trace; hasEnded: boolean }) {
  const { box, width: given } = useWidth()
  const id = useId()
  const width = Math.max(LEAST, given)
  const endMs = endOf(trace, hasEnded)
  const steps = ticks(Math.max(4, trace.raised)).filter(Number.isInteger)
  const top = steps.at(-1) ?? 4
  const x = (ms: number) => LEFT + (ms / endMs) * (width - LEFT - RIGHT)
  const y = (n: number) => TOP + (1 - n / top) * (MIDDLE - TOP)
  return (
    <ScrollRegion aria-label={visualWords.trace.region} dir="ltr">
      <div ref={box}>
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-labelledby={`${id}t`}
          aria-describedby={`${id}d`}
          className="block text-[0.79rem]"
        >
          <title id={`${id}t`}>{visualWords.trace.chart}</title>
          <desc id={`${id}d`}>
            {visualWords.trace.described(trace.raised, trace.closed, trace.decisions.length)}
          </desc>
          {steps.map((step) => (
            <g key={step}>
              <line x1={LEFT} x2={width - RIGHT} y1={y(step)} y2={y(step)} className="stroke-line" />
              <text x={LEFT - 5} y={y(step) + 4} textAnchor="end" className="fill-soft">
                {step}
              </text>
            </g>
          ))}
          <Lines trace={trace} x={x} y={y} />
          <Marks trace={trace} x={x} y={y} hasEnded={hasEnded} reach={width - LEFT - RIGHT} />
          <NewClaims trace={trace} x={x} />
        </svg>
      </div>
    </ScrollRegion>
  )
}

/** To the end of the timebox; where a council ended long before it, to its own end, or its lines would be one. */
function endOf({ totalMs, nowMs }: Trace, hasEnded: boolean): number {
  const isEarly = hasEnded && nowMs < (totalMs ?? 0) / 3
  return isEarly ? Math.max(1000, nowMs * 1.1) : Math.max(totalMs ?? 0, nowMs, 60_000)
}

type Drawn = { trace: Trace; x: (ms: number) => number; y: (n: number) => number }

function Lines({ trace, x, y }: Drawn) {
  const { points, nowMs, forecastMs, closed, raised } = trace
  const raisedPath = stepped(points, nowMs, ({ raised: n }) => n, x, y)
  const closedPath = stepped(points, nowMs, ({ closed: n }) => n, x, y)
  const area = `${raisedPath} ${stepped(points, nowMs, ({ closed: n }) => n, x, y, true)} Z`
  return (
    <g fill="none">
      <path d={area} className="fill-tint forced-colors:fill-none" />
      <path
        d={raisedPath}
        strokeWidth={2}
        strokeDasharray="6 3"
        className="stroke-warn forced-colors:stroke-[CanvasText]"
      />
      <path d={closedPath} strokeWidth={2.5} className="stroke-accent forced-colors:stroke-[CanvasText]" />
      {forecastMs !== null && (
        <path
          d={`M${x(nowMs)} ${y(closed)} L${x(forecastMs)} ${y(raised)}`}
          strokeWidth={2}
          strokeDasharray="2 5"
          className="stroke-accent forced-colors:stroke-[CanvasText]"
        />
      )}
    </g>
  )
}

function Marks({ trace, x, y, hasEnded, reach }: Drawn & { hasEnded: boolean; reach: number }) {
  const { nowMs, totalMs, decisions, raised, closed, points } = trace
  const halo = 'stroke-sheet [paint-order:stroke] [stroke-width:3]'
  const isLate = x(nowMs) - x(0) > reach * 0.6
  return (
    <g>
      {totalMs !== null && x(totalMs) <= x(0) + reach && (
        <g>
          <line
            x1={x(totalMs)}
            x2={x(totalMs)}
            y1={TOP - 6}
            y2={HEIGHT - 14}
            strokeDasharray="4 4"
            className="stroke-bad forced-colors:stroke-[Highlight]"
          />
          <text x={x(totalMs) - 4} y={10} textAnchor="end" className={`fill-bad ${halo}`}>
            {visualWords.trace.targetAt(clock(totalMs))}
          </text>
        </g>
      )}
      <line x1={x(nowMs)} x2={x(nowMs)} y1={TOP - 6} y2={HEIGHT - 14} className="stroke-ink" />
      <text
        x={x(nowMs) + (isLate ? -4 : 4)}
        y={MIDDLE + 12}
        textAnchor={isLate ? 'end' : 'start'}
        className={`fill-ink ${halo}`}
      >
        {hasEnded ? visualWords.trace.ended(clock(nowMs)) : visualWords.trace.now(clock(nowMs))}
      </text>
      {points.length > 0 && (
        <g textAnchor={isLate ? 'end' : 'start'}>
          <text x={x(nowMs) + (isLate ? -6 : 6)} y={y(raised) - 4} className={`fill-warn ${halo}`}>
            {visualWords.trace.raisedNow(raised)}
          </text>
          <text
            x={x(nowMs) + (isLate ? -6 : 6)}
            y={y(closed) + (closed === raised ? 14 : -4)}
            className={`fill-accent ${halo}`}
          >
            {visualWords.trace.closedNow(closed)}
          </text>
        </g>
      )}
      {decisions.map(({ elapsedMs, decided }) => (
        <path
          key={elapsedMs}
          d={`M${x(elapsedMs)} ${y(0) - 14} l6 7 l-6 7 l-6 -7 Z`}
          className={decided ? 'fill-good stroke-sheet' : 'fill-sheet stroke-good'}
        />
      ))}
    </g>
  )
}

/** Bars at the end of each turn; a turn without a new claim leaves a line at the foot. */
function NewClaims({ trace: { turns }, x }: Omit<Drawn, 'y'>) {
  const most = Math.max(1, ...turns.map(({ newClaims }) => newClaims))
  const foot = HEIGHT - 14
  const room = foot - MIDDLE - 34
  return (
    <g>
      <text x={LEFT} y={MIDDLE + 30} className="fill-soft">
        {visualWords.trace.newClaims}
      </text>
      {turns.map(({ turn, elapsedMs, newClaims }) => {
        const height = Math.max(1, (newClaims / most) * room)
        return (
          <rect
            key={turn}
            x={x(elapsedMs) - 3}
            y={foot - height}
            width={6}
            height={height}
            className="fill-ink stroke-sheet forced-colors:fill-[CanvasText]"
          >
            <title>{`${visualWords.trace.turn} ${turn}: ${newClaims}`}</title>
          </rect>
        )
      })}
      <text x={LEFT} y={HEIGHT - 2} className="fill-soft">
        0:00
      </text>
    </g>
  )
}
