import type { ReactNode } from 'react'
import type { RunState } from '../../backend/council/state.ts'
import { dayOf } from '../lib/time.ts'
import { pageWords } from '../words/words.ts'
import { DemoMark } from '../components/DemoMark.tsx'

/** What came out of it, as soon as there is anything: the decision, the risks and the tasks. */
export function DemoOutcome({ council }: { council: RunState }) {
  const { options, artifacts, risks, meeting } = council
  const decision = Object.values(council.items).find((item) => item.decision !== null)?.decision
  const chosen = options.find(({ optionId }) => optionId === decision?.optionId)
  const tasks = artifacts.action_items?.body ?? []
  const said = pageWords.demoWords
  return (
    <div lang={meeting.language} className="mt-3 grid gap-3 md:grid-cols-2">
      {chosen !== undefined && (
        <OutcomeCard title={said.decided}>
          <p className="font-serif text-[1.14rem] font-semibold">{chosen.title}</p>
          <p className="text-soft">{chosen.summary}</p>
        </OutcomeCard>
      )}
      {risks.length > 0 && (
        <OutcomeCard title={said.risks}>
          <ul className="grid list-disc gap-1 ps-4">
            {risks.map(({ riskId, risk }) => (
              <li key={riskId}>{risk}</li>
            ))}
          </ul>
        </OutcomeCard>
      )}
      {tasks.length > 0 && (
        <OutcomeCard title={said.tasks}>
          <ul className="grid list-disc gap-1 ps-4">
            {tasks.map(({ id, title, owner, due_date }) => (
              <li key={id}>
                {title}
                <span className="text-soft">
                  {owner !== null && `, ${owner.name}`}
                  {due_date !== null && `, ${dayOf(due_date)}`}
                </span>
              </li>
            ))}
          </ul>
        </OutcomeCard>
      )}
    </div>
  )
}

function OutcomeCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="appear min-w-0 rounded-lg border border-line px-4 py-3">
      <h3 className="mb-1.5 flex flex-wrap items-baseline gap-x-2.5 font-sans text-[1rem] font-medium">
        {title} <DemoMark />
      </h3>
      {children}
    </section>
  )
}
