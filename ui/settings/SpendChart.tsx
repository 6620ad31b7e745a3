import { Bars } from '../charts/Bars.tsx'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'
import { costOf, type Month } from './spend.ts'

/** What councils have used by the month: bars of tokens, and a table with what they cost as far as it is known. */
export default function SpendChart({ months }: { months: readonly Month[] }) {
  const said = pageWords.budgetWords
  const runs = months.reduce((sum, one) => sum + one.runs, 0)
  return (
    <>
      {/* Councils that asked no model have nothing to compare. */}
      {months.some(({ tokens }) => tokens > 0) && (
        <Bars
          title={said.bars}
          count={said.runs(runs)}
          n={runs}
          of={said.month}
          parts={[said.tokens]}
          rows={months.map((one) => ({ label: monthName(one.month), parts: [one.tokens] }))}
          say={(tokens) => format().number(tokens ?? 0)}
        />
      )}
      <ScrollRegion role="group" aria-label={said.spent} className="not-first:mt-4">
        <table className="tabular w-full text-[0.93rem]">
          <caption className="sr-only">{said.spent}</caption>
          <thead>
            <tr className="border-b border-edge text-soft">
              {[said.month, said.cost, said.tokens, said.councils].map((head, at) => (
                <th
                  key={head}
                  scope="col"
                  className={`py-1 font-medium whitespace-nowrap ${at === 0 ? 'text-start' : 'ps-3 text-end'}`}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((one) => (
              <tr key={one.month} className="border-b border-line">
                <th scope="row" className="py-1.5 text-start font-normal">
                  {monthName(one.month)}
                </th>
                <td className="py-1.5 ps-3 text-end">{costText(one)}</td>
                <td className="py-1.5 ps-3 text-end">{format().number(one.tokens)}</td>
                <td className="py-1.5 ps-3 text-end">{format().number(one.runs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {months.some(({ usd }) => usd === null) && <p className="mt-2 text-soft">{said.unpricedHint}</p>}
    </>
  )
}

const monthName = (month: string): string => format().month(`${month}-01T00:00:00Z`)

/** What a month cost, as far as it is known. */
export function costText(one: Month): string {
  const said = pageWords.budgetWords
  const cost = costOf(one)
  if (one.runs === 0) return said.none
  if (cost.kind === 'unknown') return said.unpriced
  if (cost.kind === 'atLeast') return said.atLeast(format().usd(cost.usd))
  return cost.usd === 0 ? said.free : format().usd(cost.usd)
}
