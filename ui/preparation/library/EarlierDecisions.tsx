import { Link } from '../../components/Link.tsx'
import { Switch } from '../../components/Switch.tsx'
import { DecisionStatus } from '../../decisions/DecisionStatus.tsx'
import { decisionPath } from '../../decisions/decision-path.ts'
import { type Decision } from '../../decisions/registered.ts'
import { dayOf } from '../../lib/time.ts'
import { pageWords } from '../../words/words.ts'
import type { ReplacedRow } from '../draft/form.ts'
import type { Table } from '../use-table.ts'
import { useMatches } from './use-matches.ts'

/** What was decided of the same matter before, and whether this council is to replace it. */
export function EarlierDecisions({ table: { form, change } }: { table: Table }) {
  const matches = useMatches(form)
  const said = pageWords.fromLibrary
  const { supersedes } = form
  if (matches.length === 0 && supersedes.length === 0) return null
  const toggle = (row: ReplacedRow, on: boolean) =>
    change({ supersedes: [...supersedes.filter(({ id }) => id !== row.id), ...(on ? [row] : [])] })
  const others = supersedes.filter(({ id }) => !matches.some((one) => one.id === id))
  return (
    <section
      aria-label={said.decidedBefore}
      className="appear grid grid-cols-1 gap-2 rounded-lg border border-edge bg-sheet px-4 py-3"
    >
      <div role="status">
        <h3 className="font-sans text-[1rem] font-semibold">{said.decidedBefore}</h3>
        <p className="text-[0.93rem] text-soft">{said.decidedHint}</p>
      </div>
      <ul className="divide-y divide-line">
        {matches.map((decision) => (
          <li key={decision.id} className="py-2">
            <Earlier decision={decision} />
            <Switch
              label={said.replaces}
              on={supersedes.some(({ id }) => id === decision.id)}
              onChange={(on) => toggle({ id: decision.id, title: titleOf(decision) }, on)}
            />
          </li>
        ))}
        {others.map((row) => (
          <li key={row.id} className="py-2">
            <Link href={decisionPath(row.id)} data-verbatim className={LINK}>
              {row.title}
            </Link>
            <Switch label={said.replaces} on onChange={(on) => toggle(row, on)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const LINK = 'block w-fit max-w-full break-words text-accent underline underline-offset-2'

function Earlier({ decision }: { decision: Decision }) {
  const { id, question, status, decidedAt } = decision
  return (
    <>
      <Link href={decisionPath(id)} data-verbatim className={LINK}>
        {titleOf(decision)}
      </Link>
      <p data-verbatim className="text-[0.93rem] break-words text-soft">
        {question}
      </p>
      <p className="flex flex-wrap items-center gap-x-2.5 text-[0.93rem] text-soft">
        <DecisionStatus status={status} />
        {decidedAt !== '' && <time dateTime={decidedAt}>{dayOf(decidedAt)}</time>}
      </p>
    </>
  )
}

const titleOf = ({ chosen, statement, title }: Decision): string => chosen ?? (statement || title)
