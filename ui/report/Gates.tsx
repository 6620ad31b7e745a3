import type { QualityGateData } from '../../schemas/generated/types.ts'
import type { RunState } from '../../backend/council/state.ts'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { grouped } from '../insights/insights.ts'
import { visualWords, words } from '../words/words.ts'

/** The checks of quality, each as it ended, and how often it was made. */
export function Gates({ run }: { run: RunState }) {
  const all = [...Object.values(run.items).flatMap(({ gates }) => gates), ...run.gates]
  const gates = grouped(all, ({ gate }) => gate).flatMap(([, checks]) => {
    const last = checks.at(-1)
    return last === undefined ? [] : [{ last, times: Math.max(checks.length, last.attempt ?? 1) }]
  })
  const passed = gates.filter(({ last }) => last.passed).length
  const named: Readonly<Record<string, string>> = words.gateName
  return (
    <section className="rounded-lg border border-line bg-sheet px-4 py-3">
      <h2 className="font-sans">
        {gates.length === 0 ? visualWords.report.noGates : visualWords.report.gates(passed, gates.length)}
      </h2>
      {gates.length > 0 && (
        <ScrollRegion aria-label={visualWords.report.gate}>
          <table className="w-full [&_td]:py-1 [&_td]:ps-3 [&_td]:align-top [&_th]:py-1 [&_th]:text-start [&_th]:align-top [&_th]:font-normal [&_th:not(:first-child)]:ps-3 [&_tbody_tr]:border-t [&_tbody_tr]:border-line">
            <thead className="text-soft">
              <tr>
                <th scope="col">{visualWords.report.gate}</th>
                <th scope="col">{visualWords.report.result}</th>
                <th scope="col">{visualWords.report.tries}</th>
              </tr>
            </thead>
            <tbody>
              {gates.map(({ last, times }) => (
                <tr key={last.gate}>
                  <th scope="row">{named[last.gate] ?? last.gate}</th>
                  <td>
                    <Result gate={last} />
                  </td>
                  <td className="tabular">{times}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  )
}

function Result({ gate: { passed, waivedBy, missing } }: { gate: QualityGateData }) {
  if (waivedBy !== undefined)
    return <span className="text-warn">{visualWords.report.waived(waivedBy.name)}</span>
  if (passed) return <span className="text-good">✓ {visualWords.report.passed}</span>
  return (
    <>
      <span className="text-bad">✕ {visualWords.report.failed}</span>
      {missing.length > 0 && <span className="block text-[0.93rem] text-soft">{missing.join(' ')}</span>}
    </>
  )
}
