import { Suspense } from 'react'
import type { DecisionLog } from '../../schemas/generated/types.ts'
import { useHeadingFocus, useTitle } from '../app/use-page.ts'
import { Button } from '../components/Button.tsx'
import { IsDemo } from '../components/DemoMark.tsx'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { LaterExports } from '../exports/LaterExports.tsx'
import { AgainCard } from '../fork/AgainCard.tsx'
import { replayPath } from '../replay/replay-path.ts'
import { ActionCards } from '../outcome/ActionCards.tsx'
import { Checklist } from '../outcome/Checklist.tsx'
import { Downloads } from '../outcome/Downloads.tsx'
import { GatesCard } from '../outcome/GatesCard.tsx'
import { VotesCard } from '../outcome/ReasonCards.tsx'
import { SummaryCard } from '../outcome/SummaryCard.tsx'
import { ApprovalCard } from '../record/ApprovalCard.tsx'
import { RecordingCard } from '../record/RecordingCard.tsx'
import { LaterRobustness } from '../robustness/LaterRobustness.tsx'
import { useRoom, useRun } from '../room/room-context.ts'
import { useIsRecording } from '../room/use-is-recording.ts'
import { later } from '../lib/later.ts'
import { withPageWords } from '../words/catalogues.ts'
import { words } from '../words/words.ts'
import { Dissents } from './Dissents.tsx'
import { livePath } from './live-path.ts'
import { LogKeys } from './LogKeys.tsx'
import { OptionsTable } from './OptionsTable.tsx'
import { RiskSection } from './RiskSection.tsx'
import { Section } from './Section.tsx'
import { Change, OpenQuestions, Reasons, Sources } from './Sections.tsx'
import { Statement } from './Statement.tsx'

const OutcomeShelf = later(() => withPageWords(import('../councils/OutcomeShelf.tsx')))

/** The decision log to be read from top to bottom, and beside it what a person does about it. */
export function LogPage({ log }: { log: DecisionLog }) {
  useTitle(words.decisionPage.outcome[log.status], log.title)
  const isDemo = useRun(({ demo }) => demo)
  const isRecording = useIsRecording()
  return (
    <IsDemo value={isDemo}>
      <main id="content" className="mx-auto w-full max-w-[84rem] px-4 py-6 sm:px-8 sm:py-8">
        <Header log={log} />
        <div className="grid grid-cols-1 items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_21rem] print:block">
          <div data-part className="page-parts grid min-w-0 grid-cols-1 gap-9 print:gap-6">
            <Statement log={log} />
            <LaterRobustness frame={Section} />
            <OptionsTable log={log} />
            <Reasons log={log} />
            <RiskSection log={log} />
            <Dissents log={log} />
            <Change log={log} />
            <OpenQuestions log={log} />
            <ActionCards />
            <VotesCard log={log} />
            <GatesCard log={log} />
            <Sources log={log} />
          </div>
          <aside
            aria-label={words.decisionPage.steps}
            className="grid grid-cols-1 gap-3 lg:sticky lg:top-4 print:hidden"
          >
            <Checklist log={log} />
            {isRecording ? (
              <RecordingCard />
            ) : (
              <>
                <ApprovalCard log={log} />
                <LaterExports />
              </>
            )}
            <SummaryCard />
            <Downloads />
            <AgainCard />
            <p className="px-1 text-[0.86rem] text-soft pointer-coarse:hidden">
              {isRecording ? words.decisionPage.keysToRead : words.decisionPage.keys}
            </p>
          </aside>
        </div>
        <LogKeys log={log} isRecording={isRecording} />
      </main>
    </IsDemo>
  )
}

function Header({ log }: { log: DecisionLog }) {
  const heading = useHeadingFocus()
  const { runId } = useRoom().session
  const base = `/api/v1/runs/${encodeURIComponent(runId)}`
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        <h1 ref={heading} tabIndex={-1} className="text-[1.86rem] leading-tight">
          {log.title}
        </h1>
        {log.question !== log.title && (
          <p dir="auto" className="mt-1 max-w-[65ch] text-soft">
            {log.question}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <Link href={livePath(runId)} className={LINK}>
          <Icon name="message" />
          {words.decisionPage.room}
        </Link>
        <Link href={replayPath(runId)} className={LINK}>
          <Icon name="play" />
          {words.again.replay}
        </Link>
        <a href={`${base}/artifacts/decision_log?format=md`} download="decision_log.md" className={LINK}>
          <Icon name="download" />
          {words.decisionPage.markdown}
        </a>
        <Button onClick={() => print()}>
          <Icon name="file" />
          {words.decisionPage.print}
        </Button>
        <Suspense fallback={null}>
          <OutcomeShelf runId={runId} />
        </Suspense>
      </div>
    </header>
  )
}

const LINK =
  'inline-flex min-h-8 items-center gap-1.5 rounded-md border border-edge bg-sheet px-3 py-1 font-medium hover:bg-sunk pointer-coarse:min-h-11'
