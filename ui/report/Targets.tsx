import type { insightOf } from '../../backend/council/overview/insight.ts'
import type { RunState } from '../../backend/council/state.ts'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { clock } from '../lib/time.ts'
import { visualWords } from '../words/words.ts'
import { measuresOf, type Measure } from './measures.ts'

type Props = { run: RunState; insight: ReturnType<typeof insightOf> }

const LOOKS = { met: 'text-good', missed: 'text-bad', unknown: 'text-soft' } as const
const SIGNS = { met: '✓', missed: '✕', unknown: '·' } as const

/** What the council came to, each against its target; what was not measured is not called missed. */
export function Targets({ run, insight }: Props) {
  const measures = measuresOf(run, insight)
  return (
    <section className="rounded-lg border border-line bg-sheet px-4 py-3">
      <h2 className="font-sans">{visualWords.report.targets}</h2>
      <ScrollRegion aria-label={visualWords.report.targets}>
        <table className="tabular w-full [&_td]:py-1.5 [&_td]:ps-3 [&_th]:py-1.5 [&_th]:text-start [&_th]:font-normal [&_th:not(:first-child)]:ps-3 [&_tbody_tr]:border-t [&_tbody_tr]:border-line">
          <thead className="text-soft">
            <tr>
              <th scope="col">{visualWords.report.measure}</th>
              <th scope="col">{visualWords.report.value}</th>
              <th scope="col">{visualWords.report.target}</th>
            </tr>
          </thead>
          <tbody>
            {measures.map((one) => (
              <Row key={one.name} measure={one} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}

function Row({ measure: { name, value, target, state } }: { measure: Measure }) {
  return (
    <tr>
      <th scope="row">{visualWords.report[name]}</th>
      <td className="font-medium">
        {typeof value === 'number' ? clock(value * 1000) : value}{' '}
        {state !== null && (
          <span className={`font-normal ${LOOKS[state]}`}>
            <span aria-hidden="true">{SIGNS[state]}</span> {visualWords.report.state[state]}
          </span>
        )}
      </td>
      <td className="text-soft">{target}</td>
    </tr>
  )
}
