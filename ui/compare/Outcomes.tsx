import type { ReactNode } from 'react'
import type { Comparison } from '../../backend/council/compare/compare.ts'
import type { Side } from '../../backend/council/compare/side.ts'
import { councilPath } from '../app/router.ts'
import { Link } from '../components/Link.tsx'
import { clock } from '../lib/time.ts'
import { format } from '../words/format.ts'
import { pageWords, words } from '../words/words.ts'
import type { Names } from './names.ts'

type Props = { found: Comparison; names: Names }
type Row = { name: string; of: (side: Side) => ReactNode }

/** Both outcomes in columns, and below them what each took. */
export function Outcomes({ found, names }: Props) {
  const said = pageWords.compareWords
  return (
    <>
      <Table title={said.outcomes} found={found} names={names} rows={outcomeRows()} isLinked />
      <Table title={said.figures} found={found} names={names} rows={figureRows()} />
    </>
  )
}

function outcomeRows(): Row[] {
  const said = pageWords.compareWords
  return [
    { name: said.outcome, of: ({ outcome, status }) => outcomeInWords(outcome) ?? words.status[status] },
    { name: said.option, of: ({ option }) => verbatim(option) },
    { name: said.decision, of: ({ decision }) => verbatim(decision) },
    {
      name: said.confidence,
      of: ({ confidence }) => (confidence === null ? said.notKnown : format().percent(confidence)),
    },
    { name: said.positions, of: ({ positions }) => list(Object.values(positions).map(standInWords)) },
    { name: said.risks, of: ({ risks }) => list(Object.values(risks)) },
    { name: said.tasks, of: ({ tasks }) => list(Object.values(tasks)) },
  ]
}

function figureRows(): Row[] {
  const said = pageWords.compareWords
  const { number, usd } = format()
  return [
    { name: said.turns, of: ({ figures }) => number(figures.turns) },
    { name: said.messages, of: ({ figures }) => number(figures.messages) },
    { name: said.tokens, of: ({ figures }) => number(figures.tokens) },
    { name: said.cost, of: ({ figures }) => (figures.usd === null ? said.noPrice : usd(figures.usd)) },
    { name: said.time, of: ({ figures }) => clock(figures.seconds * 1000) },
  ]
}

const outcomeInWords = (outcome: string | null): string | null => {
  const known: Readonly<Record<string, string>> = words.outcome
  return outcome === null ? null : (known[outcome] ?? outcome)
}

const standInWords = ({ name, option, stance }: Side['positions'][string]): string =>
  `${name}: ${option ?? pageWords.compareWords.notKnown}${stance === null ? '' : ` (${stance > 0 ? '+' : ''}${stance})`}`

/** What a council said stands in its own language. */
const verbatim = (text: string | null): ReactNode =>
  text === null || text === '' ? (
    <span className="text-soft">{pageWords.compareWords.notKnown}</span>
  ) : (
    <span data-verbatim dir="auto">
      {text}
    </span>
  )

const list = (lines: readonly string[]): ReactNode =>
  lines.length === 0 ? (
    verbatim(null)
  ) : (
    <ul className="grid list-disc grid-cols-1 gap-1 ps-4">
      {lines.map((line, index) => (
        <li key={index}>{verbatim(line)}</li>
      ))}
    </ul>
  )

type TableProps = Props & { title: string; rows: readonly Row[]; isLinked?: boolean }

function Table({ title, found: { a, b }, names, rows, isLinked = false }: TableProps) {
  const sides = [a, b] as const
  return (
    <section>
      <h2 className="mb-2 text-[1.29rem]">{title}</h2>
      <table className="w-full table-fixed border-collapse">
        <thead>
          <tr className="border-b border-edge text-soft">
            <th scope="col" className="w-[26%] py-1.5 pe-2 text-start font-medium">
              {pageWords.compareWords.row}
            </th>
            {sides.map(({ runId }, index) => (
              <th key={index} scope="col" className="px-2 py-1.5 text-start font-medium">
                {isLinked ? (
                  <Link
                    href={councilPath(runId)}
                    className="inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
                  >
                    {names[index]}
                  </Link>
                ) : (
                  names[index]
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, of }) => (
            <tr key={name} className="border-b border-line align-top">
              <th scope="row" className="py-2 pe-2 text-start font-medium break-words">
                {name}
              </th>
              {sides.map((side, index) => (
                <td key={index} className="tabular px-2 py-2 break-words">
                  {of(side)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
