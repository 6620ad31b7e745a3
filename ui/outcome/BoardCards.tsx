import { useMemo } from 'react'
import type { Alternative } from '../../schemas/generated/types.ts'
import type { RunState } from '../../backend/council/state.ts'
import { Card } from '../components/Field.tsx'
import { outcome } from '../lib/words.ts'
import { outcomeWords as say } from '../lib/words-outcome.ts'
import { useRun } from '../room/room-context.ts'
import { OptionsCard } from './OptionsCard.tsx'
import { RisksCard, type ShownRisk } from './RisksCard.tsx'

/** Before the record is written: what lies on the table, as the council puts it there. */
export function BoardCards() {
  const run = useRun((one) => one)
  const alternatives = useMemo(() => alternativesOf(run), [run])
  const risks = useMemo(() => run.risks.map(shownRisk), [run.risks])
  const open = run.questions.filter(({ state }) => state === 'raised')
  const isEmpty = alternatives.length + risks.length + open.length + run.decisions.length === 0
  return (
    <>
      <h2 className="text-[1.07rem]">{say.soFar}</h2>
      {isEmpty && <p className="text-soft">{say.nothing}</p>}
      {run.decisions.map((one) => (
        <Card key={one.decisionId} title={outcome[one.status]}>
          <p className="font-serif text-[1.14rem] leading-snug font-semibold">{one.text}</p>
        </Card>
      ))}
      <OptionsCard alternatives={alternatives} chosen={run.decisions.at(-1)?.optionId ?? null} />
      <RisksCard risks={risks} />
      {open.length > 0 && (
        <Card title={say.openQuestions}>
          <ul className="grid list-disc gap-1 ps-4">
            {open.map(({ questionId, text }) => (
              <li key={questionId}>{text}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

const shownRisk = (risk: RunState['risks'][number]): ShownRisk => ({
  risk: risk.risk,
  likelihood: risk.likelihood,
  impact: risk.impact,
  mitigation: risk.mitigation ?? null,
  early_sign: risk.earlySign ?? null,
  anchors: risk.anchors,
})

/** Options with the claims made for and against them so far; what no source supports is not shown as a reason. */
function alternativesOf(run: RunState): Alternative[] {
  const claims = run.claims.toArray().filter(({ support, isNew }) => isNew && support !== 'unsupported')
  const points = (optionId: string, kind: 'for' | 'against') => {
    const said = claims.filter((claim) => claim.optionId === optionId && claim.kind === kind)
    // In the blind round two experts may say the same.
    const byText = new Map(said.map(({ text, anchors, support }) => [text, { text, anchors, support }]))
    return [...byText.values()]
  }
  return run.options
    .filter(({ state }) => state === 'added')
    .map(({ optionId, title, summary }) => ({
      id: optionId,
      title,
      summary,
      pros: points(optionId, 'for'),
      cons: points(optionId, 'against'),
    }))
}
