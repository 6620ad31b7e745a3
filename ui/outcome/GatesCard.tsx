import type { DecisionLog } from '../../schemas/generated/types.ts'
import { Card } from '../components/Field.tsx'
import { words } from '../words/words.ts'

/** What the decision stands without: what failed, what nobody settled, and who decided all the same. */
export function GatesCard({ log }: { log: DecisionLog }) {
  const open = log.gates.filter(({ passed, missing }) => !passed || missing.length > 0)
  if (open.length === 0) return null
  return (
    <Card title={words.decidingWords.without}>
      <ul className="grid grid-cols-1 gap-2">
        {open.map(({ gate, missing, waived_by: person, reason }) => (
          <li key={gate}>
            <p className="leading-snug">
              <span className="font-medium">{words.gateName[gate]}:</span> {missing.join(' ')}
            </p>
            {person !== undefined && (
              <p className="text-[0.93rem] text-soft">
                {words.decidingWords.waivedBy(person.name)}
                {reason !== undefined && ` “${reason}”`}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
