import { format } from '../words/format.ts'
import { useId } from 'react'
import { ChartFrame, type FrameProps } from './ChartFrame.tsx'
import { fillOf, Legend, Patterns } from './patterns.tsx'
import { ticks } from './scale.ts'
import { useWidth } from './use-width.ts'

export type Column = { label: string; parts: readonly number[] }
type Props = FrameProps & {
  of: string
  parts: readonly string[]
  columns: readonly Column[]
  say: (value: number) => string
  /** Columns from this label to that are as wished: a band behind them. */
  band?: { from: number; to: number; label: string }
  /** A height to reach, as a share of each column: its line stands over the whole chart. */
  line?: { value: number; label: string }
  /** Each column is a whole and its parts are shares of it. */
  isShare?: boolean
  isTime?: boolean
}

const HEIGHT = 180
const [LEFT, TOP, BOTTOM] = [46, 18, 24]

/** Columns side by side: weeks with their parts, or how often each number came. */
export function Columns({
  of,
  parts,
  columns,
  say,
  band,
  line,
  isShare = false,
  isTime = false,
  ...frame
}: Props) {
  const id = useId()
  const { box, width } = useWidth()
  const sums = columns.map((one) => one.parts.reduce((a, b) => a + b, 0))
  const steps = isShare ? [0, 0.25, 0.5, 0.75, 1] : ticks(Math.max(1, ...sums)).filter(Number.isInteger)
  const end = steps.at(-1) ?? 1
  const each = Math.max(0, width - LEFT - 4) / Math.max(1, columns.length)
  const y = (value: number) => TOP + (1 - value / end) * (HEIGHT - TOP - BOTTOM)
  const table = { columns: [of, ...parts], rows: columns.map((one) => [one.label, ...one.parts.map(say)]) }
  return (
    <ChartFrame {...frame} table={table} isTime={isTime} legend={<Legend id={id} names={parts} />}>
      <div ref={box}>
        <svg width={width} height={HEIGHT} className="block max-w-full text-[0.79rem]">
          <Patterns id={id} />
          {band !== undefined && (
            <g>
              <rect
                x={LEFT + band.from * each}
                y={TOP}
                width={(band.to - band.from + 1) * each}
                height={HEIGHT - TOP - BOTTOM}
                className="fill-good-tint stroke-good"
                strokeDasharray="4 3"
              />
              <text x={LEFT + band.from * each + 4} y={TOP - 5} className="fill-good">
                {band.label}
              </text>
            </g>
          )}
          {steps.map((step) => (
            <g key={step}>
              <line x1={LEFT} x2={width} y1={y(step)} y2={y(step)} className="stroke-line" />
              <text x={LEFT - 5} y={y(step) + 4} textAnchor="end" className="fill-soft">
                {isShare ? format().percent(step) : format().number(step)}
              </text>
            </g>
          ))}
          {columns.map((column, at) => (
            <g key={at}>
              <Stack
                id={id}
                {...{ column, parts, say, y }}
                whole={isShare ? (sums[at] ?? 0) : 1}
                x={LEFT + at * each + each * 0.14}
                width={each * 0.72}
              />
              {isLabelled(at, columns.length, each) && (
                <text x={LEFT + (at + 0.5) * each} y={HEIGHT - 7} textAnchor="middle" className="fill-soft">
                  {column.label}
                </text>
              )}
            </g>
          ))}
          {line !== undefined && (
            <g>
              <line
                x1={LEFT}
                x2={width}
                y1={y(line.value)}
                y2={y(line.value)}
                strokeWidth={2}
                strokeDasharray="6 4"
                className="stroke-ink forced-colors:stroke-[Highlight]"
              />
              <text
                x={width - 4}
                y={y(line.value) - 5}
                textAnchor="end"
                className="fill-ink [paint-order:stroke] [stroke-width:3] stroke-sheet"
              >
                {line.label}
              </text>
            </g>
          )}
        </svg>
      </div>
    </ChartFrame>
  )
}

/** Labels that would touch are left out in equal steps; the table has them all. */
function isLabelled(at: number, count: number, each: number): boolean {
  const step = Math.max(1, Math.ceil(44 / Math.max(1, each)))
  return (count - 1 - at) % step === 0
}

type StackProps = {
  id: string
  column: Column
  parts: readonly string[]
  say: (value: number) => string
  y: (value: number) => number
  whole: number
  x: number
  width: number
}

function Stack({ id, column, parts, say, y, whole, x, width }: StackProps) {
  return column.parts.map((part, at) => {
    if (part <= 0 || whole <= 0) return null
    const before = column.parts.slice(0, at).reduce((a, b) => a + b, 0) / whole
    const top = y(before + part / whole)
    return (
      <rect
        key={at}
        x={x}
        y={top}
        width={width}
        height={y(before) - top}
        fill={fillOf(id, at)}
        className="stroke-edge forced-colors:stroke-[CanvasText]"
      >
        <title>{`${column.label}, ${parts[at]}: ${say(part)}`}</title>
      </rect>
    )
  })
}
