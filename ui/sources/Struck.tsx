import type { RunState } from '../../backend/council/state.ts'
import { Card } from '../components/Field.tsx'
import { visualWords } from '../words/words.ts'
import { nameOf } from './in-words.ts'

/** How many quotes of each seat were struck, since they do not stand where they were said to. */
export function Struck({ run }: { run: RunState }) {
  const said = visualWords.sourcesTab
  const seats = Object.entries(run.struck)
  if (seats.length === 0) return null
  return (
    <Card title={said.struckTitle}>
      <p className="mb-1 text-[0.93rem] text-soft">{said.struckHint}</p>
      <ul className="tabular">
        {seats.map(([seat, n]) => (
          <li key={seat}>{said.struck(nameOf(run, seat), n)}</li>
        ))}
      </ul>
    </Card>
  )
}
