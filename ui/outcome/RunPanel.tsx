import type { ReactNode } from 'react'
import { Card } from '../components/Field.tsx'
import { TextsGoList } from '../people/TextsGo.tsx'
import { useRoom, useRun } from '../room/room-context.ts'
import { usePolicies } from '../room/use-policies.ts'
import { CostCard } from './CostCard.tsx'
import { decidesBy, needs } from './decides-by.ts'
import { words } from '../words/words.ts'

/** What the council was given and what it cost. */
export function RunPanel() {
  const run = useRun((one) => one)
  const { usage, template, policy, panel, budget, meeting } = run
  const policyTitle = usePolicies().find(({ name }) => name === policy.name)?.title ?? policy.name
  return (
    <>
      <h2 className="sr-only">{words.costWords.title}</h2>
      <CostCard />
      <Card title={words.texts.title}>
        <TextsGoList />
      </Card>
      <section className="rounded-lg border border-line bg-sheet px-4 py-3">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <Line term={words.costWords.turnsLabel}>{words.costWords.turns(run.turns, budget.maxTurns)}</Line>
          <Line term={words.costWords.panel}>{panel}</Line>
          {usage.models.length > 0 && <Line term={words.costWords.models}>{usage.models.join(', ')}</Line>}
          <Line term={words.costWords.template}>{`${template.body.title} (${template.version})`}</Line>
          <Line term={words.costWords.policy}>{policyTitle}</Line>
          <Line term={words.decidingWords.title}>{decidesBy(meeting.quality.consensus)}</Line>
          {needs(meeting).length > 0 && (
            <Line term={words.decidingWords.needs}>{needs(meeting).join(', ')}</Line>
          )}
          <Line term={words.costWords.log}>{words.costWords.events(run.seq)}</Line>
        </dl>
      </section>
      <Sources />
      {meeting.notes.length > 0 && (
        <Card title={words.costWords.notes}>
          <ul className="grid list-disc gap-1 ps-4 text-soft">
            {meeting.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd className="tabular">{children}</dd>
    </>
  )
}

function Sources() {
  const sources = useRun((run) => run.meeting.context)
  const { openAnchor } = useRoom()
  return (
    <Card title={words.costWords.sources}>
      <ul className="grid grid-cols-1 gap-1">
        {sources.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              aria-label={words.costWords.openSource(title)}
              onClick={() =>
                openAnchor({
                  quote: '',
                  speaker: null,
                  message_id: null,
                  source_id: id,
                  line: null,
                  start: 0,
                  end: 0,
                  sha256: '',
                })
              }
              className="min-h-6 text-start text-accent underline underline-offset-2 pointer-coarse:min-h-11"
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
