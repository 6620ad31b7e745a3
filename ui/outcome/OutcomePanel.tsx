import { useMemo } from 'react'
import { handedOut } from '../../backend/council/record/versions.ts'
import { ENDED } from '../../backend/council/state.ts'
import { outcomeWords } from '../lib/words-outcome.ts'
import { ApprovalCard } from '../record/ApprovalCard.tsx'
import { ExportsCard } from '../exports/ExportsCard.tsx'
import { useRun } from '../room/room-context.ts'
import { ActionCards } from './ActionCards.tsx'
import { BoardCards } from './BoardCards.tsx'
import { DecisionCard } from './DecisionCard.tsx'
import { GatesCard } from './GatesCard.tsx'
import { DissentCard, QuestionsCard, RationaleCard, VotesCard } from './ReasonCards.tsx'
import { Downloads } from './Downloads.tsx'
import { OptionsCard } from './OptionsCard.tsx'
import { LoggedRisks } from './RisksCard.tsx'
import { SummaryCard } from './SummaryCard.tsx'

/** What comes out of the council: the record once it is written, until then what lies on the table. */
export function OutcomePanel() {
  const artifact = useRun((run) => run.artifacts.decision_log)
  const versions = useRun((run) => run.versions)
  // As it is handed out: with those who have approved it.
  const log = useMemo(
    () => (artifact === undefined ? undefined : handedOut({ versions }, artifact).body),
    [artifact, versions],
  )
  const hasEnded = useRun((run) => ENDED.has(run.status))
  if (log === undefined) return <BoardCards />
  return (
    <>
      <h2 className="sr-only">{outcomeWords.decision}</h2>
      <DecisionCard log={log} />
      <ApprovalCard log={log} />
      <SummaryCard />
      <ActionCards />
      <OptionsCard alternatives={log.alternatives} chosen={log.chosen_option} />
      <RationaleCard log={log} />
      <LoggedRisks risks={log.risks} version={log.version} />
      <DissentCard log={log} />
      <GatesCard log={log} />
      <VotesCard log={log} />
      <QuestionsCard log={log} />
      {hasEnded && <ExportsCard />}
      {hasEnded && <Downloads />}
    </>
  )
}
