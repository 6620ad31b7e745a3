import { Reason } from './Reason.tsx'
import { useServed } from '../components/Served.tsx'
import type { DecisionLog } from '../../schemas/generated/types.ts'
import { Card } from '../components/Field.tsx'
import { percent } from '../lib/time.ts'
import { ByHand } from '../record/ByHand.tsx'
import { useRun } from '../room/room-context.ts'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { speakerOf } from '../room/speakers.ts'
import { AnchorChips } from './AnchorChip.tsx'
import { DissentList } from './DissentList.tsx'
import { unsupportedMark } from './unsupported-mark.ts'
import { words } from '../words/words.ts'

type Props = { log: DecisionLog }

/** Why it was decided so. */
export function RationaleCard({ log }: Props) {
  if (log.rationale.length === 0) return null
  return (
    <Card title={words.outcomeWords.rationale}>
      <ul className="grid grid-cols-1 gap-2.5">
        {log.rationale.map(({ claim, criterion, anchors, edited, support }, index) => (
          <li key={index}>
            <p className="leading-snug" {...unsupportedMark(support)}>
              <Reason
                claim={claim}
                criterion={
                  criterion === undefined
                    ? null
                    : (log.criteria.find(({ id }) => id === criterion)?.title ?? criterion)
                }
              />
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
export const DissentCard = ({ log }: Props) => (
  <Card title={words.outcomeWords.dissent}>
    {log.dissent.length === 0 && <p className="text-soft">{words.outcomeWords.noDissent}</p>}
    <DissentList log={log} />
  </Card>
)

const titleOf = (log: DecisionLog, id: string): string =>
  log.alternatives.find((one) => one.id === id)?.title ?? id

/** How the seats voted, beside what they would have said without talking to each other. */
export function VotesCard({ log }: Props) {
  const seats = useRun((run) => run.seats)
  const served = useServed()
  const { method, level, votes, blind_vote, talk_changed_decision } = log.consensus
  if (votes.length === 0) return null
  return (
    <Card title={words.outcomeWords.votes}>
      <ul className="grid grid-cols-1 gap-2">
        {votes.map(({ seat, option, confidence, reason }) => {
          const speaker = speakerOf(seats, seat, seat)
          return (
            <li key={seat} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2.5">
              <SpeakerBadge speaker={speaker} />
              <p className="leading-snug">
                <span className="font-semibold">
                  {option === null ? words.outcomeWords.abstained : titleOf(log, option)}
                </span>
                {confidence !== null && <span className="tabular text-soft">, {percent(confidence)}%</span>}
                <span className="block text-[0.93rem] text-soft">{reason}</span>
              </p>
            </li>
          )
        })}
      </ul>
      <p className="mt-2.5 border-t border-line pt-2 text-[0.93rem] text-soft">
        {words.outcomeWords.method(served(method), percent(level))}
      </p>
      {blind_vote.votes.length > 0 && (
        <p className="mt-1 text-[0.93rem] text-soft">
          {blind_vote.option === null
            ? words.outcomeWords.blindNone
            : words.outcomeWords.blindVote(titleOf(log, blind_vote.option))}{' '}
          {talk_changed_decision !== null &&
            (talk_changed_decision ? words.outcomeWords.changed : words.outcomeWords.unchanged)}
        </p>
      )}
    </Card>
  )
}

/** What is assumed and what stays open. */
export function QuestionsCard({ log }: Props) {
  const lists = [
    { title: words.outcomeWords.openQuestions, lines: log.open_questions },
    { title: words.outcomeWords.assumptions, lines: log.assumptions },
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
