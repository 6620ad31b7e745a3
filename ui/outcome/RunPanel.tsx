import type { ReactNode } from 'react'
import { Card } from '../components/Field.tsx'
import { costWords as say, decidingWords as deciding } from '../lib/words-outcome.ts'
import { texts } from '../lib/words-people.ts'
import { TextsGoList } from '../people/TextsGo.tsx'
import { useRoom, useRun, useView } from '../room/room-context.ts'
import type { RunState } from '../../backend/council/state.ts'
import { usePolicies } from '../room/use-policies.ts'
import { BySeat } from './BySeat.tsx'
import { decidesBy, needs } from './decides-by.ts'

/** What the council was given and what it cost. */
export function RunPanel() {
  const run = useRun((one) => one)
  const tokens = useView((view) => view.spent)
  const { usage, template, policy, panel, budget, meeting } = run
  const policyTitle = usePolicies().find(({ name }) => name === policy.name)?.title ?? policy.name
  return (
    <>
      <h2 className="sr-only">{say.title}</h2>
      <Card title={say.cost}>
        <p className="tabular text-[1.14rem]">
          {say.calls(usage.calls)},{' '}
          {tokens.unknownCalls > 0 ? say.atLeast(usage.tokens) : say.tokens(usage.tokens)}
          {panel !== 'offline' && `, ${priceOf(usage)}`}
        </p>
        {panel !== 'offline' && usage.usd === null && usage.calls > 0 && (
          <p className="mt-1 text-soft">{say.unpricedHint}</p>
        )}
        {tokens.unknownCalls > 0 && (
          <p className="mt-1 text-soft">{say.unknownTokens(tokens.unknownCalls)}</p>
        )}
        {panel === 'offline' && <p className="mt-1 text-good">{say.offline}</p>}
        {tokens.failedCalls > 0 && <p className="mt-1 text-warn">{say.failedCalls(tokens.failedCalls)}</p>}
        <BySeat />
      </Card>
      <Card title={texts.title}>
        <TextsGoList />
      </Card>
      <section className="rounded-lg border border-line bg-sheet px-4 py-3">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <Line term={say.turnsLabel}>{say.turns(run.turns, budget.maxTurns)}</Line>
          <Line term={say.panel}>{panel}</Line>
          {usage.models.length > 0 && <Line term={say.models}>{usage.models.join(', ')}</Line>}
          <Line term={say.template}>{`${template.body.title} (${template.version})`}</Line>
          <Line term={say.policy}>{policyTitle}</Line>
          <Line term={deciding.title}>{decidesBy(meeting.quality.consensus)}</Line>
          {needs(meeting).length > 0 && <Line term={deciding.needs}>{needs(meeting).join(', ')}</Line>}
          <Line term={say.log}>{say.events(run.seq)}</Line>
        </dl>
      </section>
      <Sources />
      {meeting.notes.length > 0 && (
        <Card title={say.notes}>
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

/** Unknown is never zero: what is not known is said, beside what is. */
function priceOf({ usd, knownUsd }: RunState['usage']): string {
  if (usd !== null) return say.price(usd)
  return knownUsd > 0 ? say.partly(knownUsd) : say.unpriced
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
    <Card title={say.sources}>
      <ul className="grid grid-cols-1 gap-1">
        {sources.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              aria-label={say.openSource(title)}
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
              className="min-h-6 text-start text-accent underline underline-offset-2"
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
