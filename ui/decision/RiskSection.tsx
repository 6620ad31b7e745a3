import type { DecisionLog } from '../../schemas/generated/types.ts'
import { LoggedRisks } from '../outcome/RisksCard.tsx'
import { words } from '../words/words.ts'
import { Section } from './Section.tsx'

/** What may go wrong, what is done about it, and by whom; people mend it where it stands. */
export function RiskSection({ log }: { log: DecisionLog }) {
  return (
    <Section title={words.decisionPage.risks}>
      {log.risks.length === 0 && <p className="mb-2 text-soft">{words.decisionPage.noRisks}</p>}
      <LoggedRisks risks={log.risks} version={log.version} isBare />
    </Section>
  )
}
