import type { ReactNode } from 'react'
import type { DecisionLog, LoggedDecision } from '../../schemas/generated/types.ts'
import { cx } from '../components/cx.ts'
import { dayAndTime, dayOf } from '../lib/time.ts'
import { ExportedChips } from '../exports/ExportedChips.tsx'
import { AnchorChips } from '../outcome/AnchorChip.tsx'
import { DecisionWords } from '../outcome/DecisionCard.tsx'
import { DraftMark } from '../outcome/DraftMark.tsx'
import { Review } from '../outcome/Review.tsx'
import { ByHand } from '../record/ByHand.tsx'
import { useRun } from '../room/room-context.ts'
import { format } from '../words/format.ts'
import { words } from '../words/words.ts'
import { decidedBy, sureness } from './in-words.ts'

/** What was decided, and everything somebody asks first about it: when, by whom, how sure, who stands by it. */
export function Statement({ log }: { log: DecisionLog }) {
  const others = log.decisions.slice(1)
  const chosen = log.alternatives.find(({ id }) => id === log.chosen_option)
  return (
    <div className="grid grid-cols-1 gap-4">
      <article
        id="decision-0"
        tabIndex={-1}
        aria-label={words.outcomeWords.decision}
        className="rounded-lg border border-accent bg-sheet px-5 py-5 print:border-0 print:p-0"
      >
        <p className="flex flex-wrap items-center gap-2">
          <StatusWord log={log} />
          <DraftMark edited={log.edited} />
        </p>
        {chosen !== undefined && (
          <p className="mt-2.5 font-serif text-[1.57rem] leading-tight font-semibold">{chosen.title}</p>
        )}
        <DecisionWords log={log} isAlone={chosen === undefined} />
        <p className="mt-2.5 flex flex-wrap gap-1.5">
          <AnchorChips anchors={log.decisions[0]?.anchors ?? []} />
          <ExportedChips />
        </p>
        <Facts log={log} />
        <Review notes={log.needs_review} />
      </article>
      {others.map((one, index) => (
        <Other key={one.id} decision={one} at={index + 1} />
      ))}
    </div>
  )
}

/** A decision stands when a person stands by it; until then it is what the council proposes. */
function StatusWord({ log }: { log: DecisionLog }) {
  const said = words.decisionPage
  const isDecided = log.status === 'decided'
  const isAccepted = isDecided && log.approved_by.some(({ kind }) => kind === 'person')
  const tone = isAccepted
    ? 'bg-good-tint text-good'
    : isDecided
      ? 'bg-tint text-accent'
      : 'bg-warn-tint text-warn'
  return (
    <>
      <span className={cx('rounded-full px-2.5 py-px font-medium', tone)}>{said.outcome[log.status]}</span>
      {isDecided && (
        <span className="text-[0.93rem] text-soft">{isAccepted ? said.accepted : said.proposed}</span>
      )}
    </>
  )
}

function Facts({ log }: { log: DecisionLog }) {
  // Minutes tell the day at most.
  const isImport = useRun((run) => run.kind === 'import')
  const said = words.decisionPage
  const { level, basis } = log.confidence
  return (
    <dl className="mt-4 grid grid-cols-1 gap-x-6 gap-y-2 border-t border-line pt-3 sm:grid-cols-[auto_minmax(0,1fr)]">
      <Fact term={said.at}>
        <time dateTime={log.decided_at}>{isImport ? dayOf(log.decided_at) : dayAndTime(log.decided_at)}</time>
      </Fact>
      <Fact term={said.by}>{decidedBy(log)}</Fact>
      {log.approved_by.length > 0 && (
        <Fact term={said.approved}>{format().list(log.approved_by.map(({ name }) => name))}</Fact>
      )}
      <Fact term={said.confidence}>
        <span className="font-medium">{sureness(level)}</span>
        {basis !== '' && `: ${basis}`}
      </Fact>
      {!isImport && (
        <Fact term={said.stakes}>
          {said.weighs(said.stakesOf[log.stakes], said.undone[log.reversibility])}
        </Fact>
      )}
      {log.review_at !== undefined && <Fact term={said.review}>{dayOf(log.review_at)}</Fact>}
      {log.supersedes.length > 0 && <Fact term={said.superseded}>{format().list(log.supersedes)}</Fact>}
    </dl>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0 sm:contents">
      <dt className="text-soft">{term}</dt>
      <dd className="max-w-[70ch] min-w-0">{children}</dd>
    </div>
  )
}

function Other({ decision, at }: { decision: LoggedDecision; at: number }) {
  return (
    <article
      id={`decision-${at}`}
      tabIndex={-1}
      aria-label={words.decisionPage.alsoDecided}
      className="rounded-lg border border-line bg-sheet px-5 py-3.5"
    >
      <p className="text-[0.93rem] text-soft">
        {words.decisionPage.alsoDecided}: {words.decisionPage.outcome[decision.status]}
      </p>
      <p className="mt-1 font-serif text-[1.14rem] leading-snug">{decision.text}</p>
      <p className="mt-2 flex flex-wrap gap-1.5">
        <ByHand edited={decision.edited} />
        <AnchorChips anchors={decision.anchors} />
      </p>
    </article>
  )
}
