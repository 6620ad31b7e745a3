import type { DecisionLog } from '../../schemas/generated/types.ts'
import { Card } from '../components/Field.tsx'
import { percent } from '../lib/time.ts'
import { outcomeWords as say } from '../lib/words-outcome.ts'
import { ByHand } from '../record/ByHand.tsx'
import { useRun } from '../room/room-context.ts'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { speakerOf } from '../room/speakers.ts'
import { AnchorChips } from './AnchorChip.tsx'

type Props = { log: DecisionLog }

/** Why it was decided so. */
export function RationaleCard({ log }: Props) {
  if (log.rationale.length === 0) return null
  return (
    <Card title={say.rationale}>
      <ul className="grid grid-cols-1 gap-2.5">
        {log.rationale.map(({ claim, criterion, anchors, edited }, index) => (
          <li key={index}>
            <p className="leading-snug">
              {criterion !== undefined && (
                <span className="font-medium">
                  {log.criteria.find(({ id }) => id === criterion)?.title ?? criterion}:{' '}
                </span>
              )}
              {claim}
            </p>
            <p className="mt-1 flex flex-wrap gap-1.5">
              <ByHand edited={edited} />
              <AnchorChips anchors={anchors} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Who disagreed and why; that nobody did is said as well. */
export function DissentCard({ log }: Props) {
  const seats = useRun((run) => run.seats)
  return (
    <Card title={say.dissent}>
      {log.dissent.length === 0 && <p className="text-soft">{say.noDissent}</p>}
      <ul className="grid grid-cols-1 gap-3">
        {log.dissent.map(({ seat, position, reason, would_change_mind, anchors }, index) => {
          const speaker = speakerOf(seats, seat, seat)
          return (
            <li key={index} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2.5">
              <SpeakerBadge speaker={speaker} />
              <div>
                <p className="leading-snug">
                  <span className="font-semibold">{speaker.name}</span>
                  {position !== null && (
                    <span className="text-soft"> for {titleOf(log, position)}</span>
                  )}:{' '}
                  {reason}
                </p>
                {would_change_mind !== undefined && (
                  <p className="mt-0.5 text-[0.93rem] text-soft">
                    {say.wouldChange}: {would_change_mind}
                  </p>
                )}
                <p className="mt-1 flex flex-wrap gap-1.5">
                  <AnchorChips anchors={anchors} />
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

const titleOf = (log: DecisionLog, id: string): string =>
  log.alternatives.find((one) => one.id === id)?.title ?? id

/** How the seats voted, beside what they would have said without talking to each other. */
export function VotesCard({ log }: Props) {
  const seats = useRun((run) => run.seats)
  const { method, level, votes, blind_vote, talk_changed_decision } = log.consensus
  if (votes.length === 0) return null
  return (
    <Card title={say.votes}>
      <ul className="grid grid-cols-1 gap-2">
        {votes.map(({ seat, option, confidence, reason }) => {
          const speaker = speakerOf(seats, seat, seat)
          return (
            <li key={seat} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2.5">
              <SpeakerBadge speaker={speaker} />
              <p className="leading-snug">
                <span className="font-semibold">
                  {option === null ? say.abstained : titleOf(log, option)}
                </span>
                {confidence !== null && <span className="tabular text-soft">, {percent(confidence)}%</span>}
                <span className="block text-[0.93rem] text-soft">{reason}</span>
              </p>
            </li>
          )
        })}
      </ul>
      <p className="mt-2.5 border-t border-line pt-2 text-[0.93rem] text-soft">
        {say.method(method, percent(level))}
      </p>
      {blind_vote.votes.length > 0 && (
        <p className="mt-1 text-[0.93rem] text-soft">
          {blind_vote.option === null ? say.blindNone : say.blindVote(titleOf(log, blind_vote.option))}{' '}
          {talk_changed_decision !== null && (talk_changed_decision ? say.changed : say.unchanged)}
        </p>
      )}
    </Card>
  )
}

/** What is assumed and what stays open. */
export function QuestionsCard({ log }: Props) {
  const lists = [
    { title: say.openQuestions, lines: log.open_questions },
    { title: say.assumptions, lines: log.assumptions },
  ]
  return lists
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => (
      <Card key={title} title={title}>
        <ul className="grid grid-cols-1 gap-2">
          {lines.map(({ text, anchors, edited }, index) => (
            <li key={index}>
              {text}
              <span className="mt-1 flex flex-wrap gap-1.5">
                <ByHand edited={edited} />
                <AnchorChips anchors={anchors} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    ))
}
