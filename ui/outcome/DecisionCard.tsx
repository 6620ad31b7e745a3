import type { DecisionLog } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { dayAndTime, dayOf, percent } from '../lib/time.ts'
import { ByHand } from '../record/ByHand.tsx'
import { ExportedChips } from '../exports/ExportedChips.tsx'
import { DecisionForm } from '../record/forms.tsx'
import { IfEditable } from '../record/IfEditable.tsx'
import { useEditing } from '../record/use-editing.ts'
import { useRun } from '../room/room-context.ts'
import { AnchorChips } from './AnchorChip.tsx'
import { DraftMark } from './DraftMark.tsx'
import { faultsOfDecision } from './faults.ts'
import { Review } from './Review.tsx'
import { Validation } from './Validation.tsx'
import { words } from '../words/words.ts'

/** What was decided, by whom, and how sure the council is; first of all what needs a second look. */
export function DecisionCard({ log }: { log: DecisionLog }) {
  // Minutes tell the day at most.
  const isImport = useRun((run) => run.kind === 'import')
  const main = log.decisions[0]
  const others = log.decisions.slice(1)
  const chosen = log.alternatives.find(({ id }) => id === log.chosen_option)
  return (
    <section className="appear rounded-lg border border-accent bg-sheet px-4 py-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.93rem] text-soft">
        <span
          className={cx(
            'rounded-full px-2.5 py-px font-medium',
            log.status === 'decided' ? 'bg-good-tint text-good' : 'bg-warn-tint text-warn',
          )}
        >
          {words.outcome[log.status]}
        </span>
        <time dateTime={log.decided_at}>{isImport ? dayOf(log.decided_at) : dayAndTime(log.decided_at)}</time>
        {log.decided_by.length > 0 && (
          <span>{words.outcomeWords.decidedBy(log.decided_by.map(({ name }) => name).join(', '))}</span>
        )}
        <DraftMark edited={log.edited} />
      </p>
      {chosen !== undefined && (
        <p className="mt-2.5 font-serif text-[1.43rem] leading-tight font-semibold">{chosen.title}</p>
      )}
      <DecisionWords log={log} isAlone={chosen === undefined} />
      {main !== undefined && main.anchors.length > 0 && (
        <p className="mt-2 flex flex-wrap gap-1.5">
          <AnchorChips anchors={main.anchors} />
        </p>
      )}
      <p className="mt-2 flex flex-wrap gap-1.5 empty:hidden">
        <ExportedChips />
      </p>
      {log.confidence.level !== null && (
        <p className="mt-2 text-[0.93rem] text-soft">
          {words.outcomeWords.confidence(percent(log.confidence.level))}: {log.confidence.basis}
        </p>
      )}
      {others.length > 0 && (
        <ul className="mt-3 grid grid-cols-1 gap-2 border-t border-line pt-3">
          {others.map(({ id, text, status, anchors, edited }) => (
            <li key={id}>
              <span className="text-soft">{words.outcome[status]}:</span> {text} <ByHand edited={edited} />{' '}
              <AnchorChips anchors={anchors} />
            </li>
          ))}
        </ul>
      )}
      <Review notes={log.needs_review} />
    </section>
  )
}

/** The decision in words; alone where no option was chosen. */
export function DecisionWords({ log, isAlone }: { log: DecisionLog; isAlone: boolean }) {
  const editing = useEditing<'words'>()
  if (editing.edits !== null)
    return <DecisionForm decision={log.decision} version={log.version} onDone={() => editing.done()} />
  return (
    <>
      <div className="mt-1.5 flex items-start justify-between gap-2">
        <p className={isAlone ? 'font-serif text-[1.14rem] leading-snug' : 'leading-snug'}>
          {log.decision} <ByHand edited={log.edited} />
        </p>
        <IfEditable>
          <Button small look="quiet" aria-label={words.editWords.editDecision} {...editing.button('words')}>
            {words.editWords.edit}
          </Button>
        </IfEditable>
      </div>
      <IfEditable>
        <Validation
          faults={faultsOfDecision(log)}
          approvedBy={log.approved_by.map(({ name }) => name)}
          mend={(field) => editing.begin('words', field)}
          what={words.outcomeWords.decision}
        />
      </IfEditable>
    </>
  )
}
