import { Link } from '../components/Link.tsx'
import { listOf, textOf } from '../lib/reading.ts'
import { dayOf } from '../lib/time.ts'
import { Part } from '../registry/Facts.tsx'
import { pageWords } from '../words/words.ts'
import { decisionPath } from './decision-path.ts'
import { readDecision, type Decision } from './registered.ts'

const RELATIONS = ['repeats', 'supersedes', 'contradicts'] as const
export type Relation = (typeof RELATIONS)[number]

/** An earlier decision on the same matter. */
export type RelatedDecision = { relation: Relation; decision: Decision }

/** Those of an answer under `related`, or of a list of matches. */
export function relatedIn(answer: unknown, under = 'related'): RelatedDecision[] {
  return listOf(answer, under).flatMap((row) => {
    const relation = RELATIONS.find((one) => one === textOf(row, 'relation'))
    return relation === undefined
      ? []
      : readDecision(row.decision).map((decision) => ({ relation, decision }))
  })
}

/** What else was decided on the same matter, and whether it says the same. */
export function Related({ related }: { related: readonly RelatedDecision[] }) {
  const said = pageWords.decisionsWords
  if (related.length === 0) return null
  return (
    <Part title={said.related}>
      <ul className="divide-y divide-line border-y border-line">
        {related.map(({ relation, decision: { id, question, title, chosen, statement, decidedAt } }) => (
          <li key={id} className="relative py-2.5 hover:bg-sunk sm:px-2">
            <Link
              href={decisionPath(id)}
              data-verbatim
              className="font-semibold break-words after:absolute after:inset-0 hover:underline"
            >
              {question === '' ? title : question}
            </Link>
            <p data-verbatim className="break-words">
              {chosen ?? statement}
            </p>
            <p
              className={relation === 'contradicts' ? 'text-[0.93rem] text-warn' : 'text-[0.93rem] text-soft'}
            >
              {[said.relations[relation], ...(decidedAt === '' ? [] : [dayOf(decidedAt)])].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  )
}
