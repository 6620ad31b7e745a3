import { useId, type ReactNode } from 'react'
import { cx } from '../components/cx.ts'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { visualWords } from '../words/words.ts'

/** What a chart draws, as rows: the table is made of the very values that are drawn. */
export type ChartTable = { columns: readonly string[]; rows: readonly (readonly string[])[] }

export type FrameProps = {
  /** The answer in a sentence. */
  title: string
  /** What is counted, with its number: “12 councils”. */
  count: string
  n: number
  /** The question that is answered, and how to read the drawing. */
  hint?: string
  /** Under a page's own heading (3) or as a part of a room's panel. */
  level?: 2 | 3
}
type Props = FrameProps & {
  table: ChartTable
  /** Time runs from left to right everywhere. */
  isTime?: boolean
  legend?: ReactNode
  children: ReactNode
}

/** With fewer a share says more than it knows. */
export const FEW = 5

/** A chart with its answer, what it counts, and the same as a table. */
export function ChartFrame({
  title,
  count,
  n,
  hint,
  level = 3,
  table,
  isTime = false,
  legend,
  children,
}: Props) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <figure className="min-w-0 rounded-lg border border-line bg-sheet px-4 py-3">
      <figcaption className="mb-3">
        <Heading id={`${id}t`} className="font-sans leading-snug">
          {title}
        </Heading>
        <p id={`${id}d`} className="text-[0.86rem] text-soft">
          {count}
          {n > 0 && n < FEW && <strong className="font-medium text-warn"> {visualWords.chart.few(n)}</strong>}
          {hint !== undefined && ` ${hint}`}
        </p>
      </figcaption>
      {legend}
      <div
        role="img"
        aria-labelledby={`${id}t`}
        aria-describedby={`${id}d`}
        dir={isTime ? 'ltr' : undefined}
        className="min-w-0"
      >
        {children}
      </div>
      {table.rows.length > 0 && <TableTwin name={title} table={table} />}
    </figure>
  )
}

/** The same values, to be read one by one. */
export function TableTwin({ name, table: { columns, rows } }: { name: string; table: ChartTable }) {
  return (
    <details className="mt-2">
      <summary className="w-fit text-[0.93rem] text-accent">{visualWords.chart.table}</summary>
      <ScrollRegion aria-label={visualWords.chart.tableOf(name)} className="mt-1 max-h-96">
        <table className="tabular w-full text-[0.93rem]">
          <caption className="sr-only">{name}</caption>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={column} scope="col" className={cx(CELL, 'font-medium', at > 0 && 'text-end')}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([head, ...cells], at) => (
              <tr key={at}>
                <th scope="row" className={cx(CELL, 'border-t border-line font-normal')}>
                  {head}
                </th>
                {cells.map((cell, column) => (
                  <td key={column} className={cx(CELL, 'border-t border-line text-end')}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}

const CELL = 'py-1 pe-3 text-start align-top last:pe-0'
