import type { DecisionLog } from '../../schemas/generated/types.ts'
import { cx } from '../components/cx.ts'
import { dayAndTime, dayOf, percent } from '../lib/time.ts'
import { outcome } from '../lib/words.ts'
import { outcomeWords as say } from '../lib/words-outcome.ts'
import { useRun } from '../room/room-context.ts'
import { AnchorChips } from './AnchorChip.tsx'

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
          {outcome[log.status]}
        </span>
        <time dateTime={log.decided_at}>{isImport ? dayOf(log.decided_at) : dayAndTime(log.decided_at)}</time>
        {log.decided_by.length > 0 && (
          <span>{say.decidedBy(log.decided_by.map(({ name }) => name).join(', '))}</span>
        )}
      </p>
      {chosen !== undefined && (
        <p className="mt-2.5 font-serif text-[1.43rem] leading-tight font-semibold">{chosen.title}</p>
      )}
      <p
        className={cx(
          'mt-1.5',
          chosen === undefined ? 'font-serif text-[1.14rem] leading-snug' : 'leading-snug',
        )}
      >
        {log.decision}
      </p>
      {main !== undefined && main.anchors.length > 0 && (
        <p className="mt-2 flex flex-wrap gap-1.5">
          <AnchorChips anchors={main.anchors} />
        </p>
      )}
      {log.confidence.level !== null && (
        <p className="mt-2 text-[0.93rem] text-soft">
          {say.confidence(percent(log.confidence.level))}: {log.confidence.basis}
        </p>
      )}
      {others.length > 0 && (
        <ul className="mt-3 grid grid-cols-1 gap-2 border-t border-line pt-3">
          {others.map(({ id, text, status, anchors }) => (
            <li key={id}>
              <span className="text-soft">{outcome[status]}:</span> {text} <AnchorChips anchors={anchors} />
            </li>
          ))}
        </ul>
      )}
      <Review notes={log.needs_review} />
    </section>
  )
}

function Review({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <div className="mt-3 rounded-md bg-warn-tint px-3 py-2 text-[0.93rem] text-warn">
      <p className="font-medium">{say.review}</p>
      <ul className="list-disc ps-4">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}
