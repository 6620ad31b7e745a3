import type { DecisionLog } from '../../schemas/generated/types.ts'
import { ENDED } from '../../backend/council/state.ts'
import { ApprovalCard } from '../record/ApprovalCard.tsx'
import { RecordingCard } from '../record/RecordingCard.tsx'
import { AgainCard } from '../fork/AgainCard.tsx'
import { LaterRobustness } from '../robustness/LaterRobustness.tsx'
import { ExportsCard } from '../exports/ExportsCard.tsx'
import { useRun } from '../room/room-context.ts'
import { Card } from '../components/Field.tsx'
import { NotPast } from '../room/NotPast.tsx'
import { useIsRecording } from '../room/use-is-recording.ts'
import { ActionCards } from './ActionCards.tsx'
import { Checklist } from './Checklist.tsx'
import { DecisionCard } from './DecisionCard.tsx'
import { GatesCard } from './GatesCard.tsx'
import { DissentCard, QuestionsCard, RationaleCard, VotesCard } from './ReasonCards.tsx'
import { Downloads } from './Downloads.tsx'
import { OptionsCard } from './OptionsCard.tsx'
import { LoggedRisks } from './RisksCard.tsx'
import { SummaryCard } from './SummaryCard.tsx'
import { words } from '../words/words.ts'

/** The record as it is written: the decision, what it rests on, and where it goes. */
export function RecordCards({ log }: { log: DecisionLog }) {
  const hasEnded = useRun((run) => ENDED.has(run.status))
  const isRecording = useIsRecording()
  return (
    <>
      <h2 className="sr-only">{words.outcomeWords.decision}</h2>
      <Checklist log={log} />
      <DecisionCard log={log} />
      <LaterRobustness frame={Card} />
      <NotPast>{isRecording ? <RecordingCard /> : <ApprovalCard log={log} />}</NotPast>
      <SummaryCard />
      <ActionCards />
      <OptionsCard alternatives={log.alternatives} chosen={log.chosen_option} />
      <RationaleCard log={log} />
      <LoggedRisks risks={log.risks} version={log.version} />
      <DissentCard log={log} />
      <GatesCard log={log} />
      <VotesCard log={log} />
      <QuestionsCard log={log} />
      <NotPast>
        {hasEnded && !isRecording && <ExportsCard />}
        {hasEnded && <Downloads />}
        <AgainCard />
      </NotPast>
    </>
  )
}
