import { useId } from 'react'
import { visualWords } from '../words/words.ts'
import { ChartFrame, type FrameProps } from './ChartFrame.tsx'
import { fillOf, Legend, Patterns } from './patterns.tsx'
import { useWidth } from './use-width.ts'

export type BarRow = { label: string; parts: readonly (number | null)[] }
type Props = FrameProps & {
  /** What the rows are, and what each part of a row is. */
  of: string
  parts: readonly string[]
  rows: readonly BarRow[]
  /** A value as it is read: `4:05`, `42 %`. Null is not known, which is not nothing. */
  say: (value: number | null) => string
  /** The end of the scale; the largest row otherwise. */
  max?: number
  /** Where a row ought to be. */
  mark?: { value: number; label: string }
  /** So many rows are drawn, the first ones; the table has them all. */
  most?: number
  /** Each part has a bar of its own, one under the other; else they stand one behind the other. */
  isGrouped?: boolean
}

/** Bars that lie, a row each: parts behind one another, or one under the other. */
export function Bars({
  of,
  parts,
  rows,
  say,
  max,
  mark,
  most = Infinity,
  isGrouped = false,
  ...frame
}: Props) {
  const id = useId()
  const { box, width } = useWidth()
  const longest = rows.map((row) =>
    isGrouped ? Math.max(0, ...known(row)) : known(row).reduce((a, b) => a + b, 0),
  )
  const end = max ?? Math.max(...longest, mark?.value ?? 0, 1e-9)
  const table = { columns: [of, ...parts], rows: rows.map((row) => [row.label, ...row.parts.map(say)]) }
  return (
    <ChartFrame {...frame} table={table} legend={<Legend id={id} names={parts} />}>
      <div ref={box} className="grid gap-2">
        <svg width="0" height="0" aria-hidden="true" className="absolute">
          <Patterns id={id} />
        </svg>
        {rows.slice(0, most).map((row, at) => (
          <div key={at} className="min-w-0">
            <div className="flex justify-between gap-3 text-[0.93rem]">
              <span className="min-w-0 truncate">{row.label}</span>
              <span className="tabular shrink-0 text-soft">{row.parts.map(say).join(' / ')}</span>
            </div>
            <Row id={id} row={row} {...{ width, end, parts, say, isGrouped, mark: mark?.value }} />
          </div>
        ))}
        {rows.length > most && (
          <p className="text-[0.86rem] text-soft">{visualWords.chart.more(rows.length - most)}</p>
        )}
        {mark !== undefined && (
          <p className="text-[0.86rem] text-soft">{visualWords.chart.marked(mark.label)}</p>
        )}
      </div>
    </ChartFrame>
  )
}

const known = ({ parts }: BarRow): number[] => parts.filter((part) => part !== null)

type RowProps = {
  id: string
  row: BarRow
  width: number
  end: number
  parts: readonly string[]
  say: (value: number | null) => string
  isGrouped: boolean
  mark: number | undefined
}
const BAR = 12

function Row({ id, row, width, end, parts, say, isGrouped, mark }: RowProps) {
  const px = (value: number) => (Math.min(value, end) / end) * Math.max(0, width - 2)
  const height = isGrouped ? row.parts.length * (BAR + 2) : BAR + 2
  return (
    <svg width={width} height={height + 4} className="block max-w-full rtl:-scale-x-100">
      {row.parts.map((part, at) => {
        if (part === null) return null
        const before = isGrouped
          ? 0
          : row.parts.slice(0, at).reduce<number>((sum, one) => sum + (one ?? 0), 0)
        return (
          <rect
            key={at}
            x={1 + px(before)}
            y={isGrouped ? 1 + at * (BAR + 2) : 1}
            width={Math.max(part > 0 ? 1 : 0, px(part))}
            height={BAR}
            fill={fillOf(id, at)}
            className="stroke-edge forced-colors:stroke-[CanvasText]"
          >
            <title>{`${row.label}, ${parts[at]}: ${say(part)}`}</title>
          </rect>
        )
      })}
      {mark !== undefined && (
        <line
          x1={1 + px(mark)}
          x2={1 + px(mark)}
          y1={0}
          y2={height + 4}
          strokeWidth={2}
          strokeDasharray="3 2"
          className="stroke-ink forced-colors:stroke-[Highlight]"
        />
      )}
    </svg>
  )
}
