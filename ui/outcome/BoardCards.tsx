import { useMemo } from 'react'
import type { Alternative } from '../../schemas/generated/types.ts'
import type { RunState } from '../../backend/council/state.ts'
import { shownClaims } from '../../backend/council/timeline/shown-claims.ts'
import { Card } from '../components/Field.tsx'
import { FirstOf } from '../components/FirstOf.tsx'
import { useRun } from '../room/room-context.ts'
import { OptionsCard } from './OptionsCard.tsx'
import { RisksCard, type ShownRisk } from './RisksCard.tsx'
import { words } from '../words/words.ts'

/** Before the record is written: what lies on the table, as the council puts it there. */
export function BoardCards() {
  const run = useRun((one) => one)
  const { claims, options } = run
  const alternatives = useMemo(() => alternativesOf({ claims, options }), [claims, options])
  const risks = useMemo(() => run.risks.map(shownRisk), [run.risks])
  const open = run.questions.filter(({ state }) => state === 'raised')
  const isEmpty = alternatives.length + risks.length + open.length + run.decisions.length === 0
  return (
    <>
      <h2 className="text-[1.07rem]">{words.outcomeWords.soFar}</h2>
      {isEmpty && <p className="text-soft">{words.outcomeWords.nothing}</p>}
      {run.decisions.map((one) => (
        <Card key={one.decisionId} title={words.outcome[one.status]}>
          <p className="font-serif text-[1.14rem] leading-snug font-semibold">{one.text}</p>
        </Card>
      ))}
      <OptionsCard alternatives={alternatives} chosen={run.decisions.at(-1)?.optionId ?? null} />
      <RisksCard risks={risks} />
      {open.length > 0 && (
        <Card title={words.outcomeWords.openQuestions}>
          <FirstOf items={open} count={SHOWN} className="grid list-disc gap-1 ps-4">
            {({ text }) => <li>{text}</li>}
          </FirstOf>
        </Card>
      )}
    </>
  )
}

/** Questions at first; more at a press. */
const SHOWN = 10

const shownRisk = (risk: RunState['risks'][number]): ShownRisk => ({
  risk: risk.risk,
  likelihood: risk.likelihood,
  impact: risk.impact,
  mitigation: risk.mitigation ?? null,
  early_sign: risk.earlySign ?? null,
  anchors: risk.anchors,
})

/** Options with the claims made for and against them so far; what no source supports is not shown as a reason. */
function alternativesOf(run: Pick<RunState, 'claims' | 'options'>): Alternative[] {
  const claims = shownClaims(run.claims).map(([, claim]) => claim)
  const points = (optionId: string, kind: 'for' | 'against') =>
    claims
      .filter((claim) => claim.optionId === optionId && claim.kind === kind)
      .map(({ text, anchors, support }) => ({ text, anchors, support }))
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
