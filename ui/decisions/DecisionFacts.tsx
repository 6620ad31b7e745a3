import type { ReactNode } from 'react'
import { councilPath } from '../app/router.ts'
import { Link } from '../components/Link.tsx'
import { sureness, whoDecided } from '../decision/in-words.ts'
import { dayAndTime, dayOf } from '../lib/time.ts'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'
import { DecisionLink } from './DecisionLink.tsx'
import { DecisionStatus } from './DecisionStatus.tsx'
import type { Decision } from './registered.ts'

type Fact = readonly [name: string, value: ReactNode]

/** What is asked first of a decision: how it stands, who took it, how sure they were, and what it has to do with others. */
export function decisionFacts(decision: Decision): Fact[] {
  const { status, decidedAt, decidedBy, approvedBy, confidence, dueAt, runId, title, options } = decision
  const said = pageWords.decisionsWords
  return [
    [
      said.columns.status,
      <span key="status" className="inline-flex flex-wrap items-center gap-x-3">
        <DecisionStatus status={status} />
        <span className="text-soft">{said.statusHints[status]}</span>
      </span>,
    ],
    ...replacing(decision),
    [said.decidedAt, decidedAt === '' ? '—' : dayAndTime(decidedAt)],
    [said.decidedBy, whoDecided(decidedBy, approvedBy)],
    [
      said.approvedBy,
      approvedBy.length === 0 ? said.nobodyApproved : format().list(approvedBy.map(({ name }) => name)),
    ],
    [said.sure, sureness(confidence)],
    [said.reviewDay, dueAt === null ? said.neverAgain : dayOf(dueAt)],
    ...(options.length === 0
      ? []
      : [[said.options, <Verbatim key="options" text={format().list(options)} />] as const]),
    [
      said.council,
      <Link
        key="council"
        href={`${councilPath(runId)}/outcome`}
        data-verbatim
        className="text-accent underline underline-offset-2"
      >
        {title}
      </Link>,
    ],
  ]
}

const Verbatim = ({ text }: { text: string }) => <span data-verbatim>{text}</span>

function replacing({ supersedes, supersededBy, standsInstead }: Decision): Fact[] {
  const said = pageWords.decisionsWords
  return [
    ...(supersedes.length === 0 ? [] : [[said.replaces, <Links key="old" ids={supersedes} />] as const]),
    ...(supersededBy.length === 0
      ? []
      : [[said.replacedBy, <Links key="new" ids={supersededBy} />] as const]),
    ...(standsInstead === null || supersededBy.length > 0
      ? []
      : [[said.replacedByRun, <DecisionLink key="run" id={standsInstead} />] as const]),
  ]
}

const Links = ({ ids }: { ids: readonly string[] }) => (
  <ul>
    {ids.map((id) => (
      <li key={id}>
        <DecisionLink id={id} />
      </li>
    ))}
  </ul>
)
