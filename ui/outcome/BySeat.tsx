import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { useRun, useView } from '../room/room-context.ts'
import { format } from '../words/format.ts'
import { words } from '../words/words.ts'

/** What each speaker took, by model; only where models speak, since the offline panel takes nothing. */
export function BySeat() {
  const spent = useView((view) => view.spent)
  const seats = useRun((run) => run.seats)
  const panel = useRun((run) => run.panel)
  const rows = Object.values(spent.by)
  if (panel === 'offline' || rows.length === 0) return null
  const nameOf = (seat: string) => seats.find((one) => one.seat === seat)?.name ?? seat
  const number = (n: number | null) => (n === null ? words.costWords.unknown : format().number(n))
  return (
    <ScrollRegion aria-label={words.costWords.bySeat} className="mt-2">
      <table className="tabular w-full text-[0.93rem] [&_td]:py-0.5 [&_td:not(:first-child)]:ps-3 [&_td:not(:first-child)]:text-end [&_th]:font-normal [&_th]:text-soft [&_th:not(:first-child)]:ps-3 [&_th:not(:first-child)]:text-end">
        <thead>
          <tr className="text-start">
            {[
              words.costWords.seat,
              words.costWords.callsOf,
              words.costWords.tokensIn,
              words.costMeter.cached,
              words.costWords.tokensOut,
              words.costWords.costOf,
            ].map((title) => (
              <th key={title} scope="col" className="text-start">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.seat} ${row.model}`}>
              <td>
                {nameOf(row.seat)}
                <span className="block text-[0.86rem] text-soft">{row.model}</span>
              </td>
              <td>{number(row.calls)}</td>
              <td>{number(row.promptTokens)}</td>
              <td>{number(row.cachedTokens)}</td>
              <td>{number(row.completionTokens)}</td>
              <td>{row.usd === null ? words.costWords.unpriced : words.costWords.price(row.usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
