import { sourcesOf } from '../../backend/council/found.ts'
import { Reason } from '../outcome/Reason.tsx'
import type { DecisionLog } from '../../schemas/generated/types.ts'
import { AnchorChips } from '../outcome/AnchorChip.tsx'
import { useRoom, useRun } from '../room/room-context.ts'
import { speakerOf } from '../room/speakers.ts'
import { dayOf } from '../lib/time.ts'
import { format } from '../words/format.ts'
import { words } from '../words/words.ts'
import { Line } from './Line.tsx'
import { quotedIn } from './quoted.ts'
import { Section } from './Section.tsx'

type Props = { log: DecisionLog }

/** Why it was decided so, each reason with what it rests on. */
export function Reasons({ log }: Props) {
  const titleOf = (id: string) => log.criteria.find((one) => one.id === id)?.title ?? id
  return (
    <Section title={words.decisionPage.rationale}>
      {log.rationale.length === 0 && <p className="text-soft">{words.decisionPage.noRationale}</p>}
      <ul className="grid grid-cols-1 gap-3">
        {log.rationale.map(({ claim, criterion, anchors, edited, support }, index) => (
          <Line key={index} anchors={anchors} edited={edited} isUnsupported={support === 'unsupported'}>
            <Reason claim={claim} criterion={criterion === undefined ? null : titleOf(criterion)} />
          </Line>
        ))}
      </ul>
    </Section>
  )
}

/** What would make the council, or whoever reads this, think again. */
export function Change({ log }: Props) {
  const seats = useRun((run) => run.seats)
  const said = words.decisionPage
  const lines = [
    ...log.dissent.flatMap(({ seat, would_change_mind: text, anchors }) =>
      text === undefined ? [] : [{ lead: said.mind(speakerOf(seats, seat, seat).name), text, anchors }],
    ),
    ...log.risks.flatMap(({ early_sign: text, anchors }) =>
      text == null ? [] : [{ lead: said.sign, text, anchors }],
    ),
    ...log.assumptions.map(({ text, anchors }) => ({ lead: said.assumed, text, anchors })),
    ...log.forecasts.map(({ statement, probability, due }) => ({
      lead: '',
      text: said.forecast(statement, format().percent(probability), dayOf(due)),
      anchors: null,
    })),
  ]
  return (
    <Section title={said.change}>
      {lines.length === 0 && <p className="text-soft">{said.noChange}</p>}
      <ul className="grid grid-cols-1 gap-2.5">
        {lines.map(({ lead, text, anchors }, index) => (
          <li key={index} className="max-w-[76ch]">
            <span className="text-soft">{lead}</span> {text}
            {anchors !== null && (
              <span className="mt-1 flex flex-wrap gap-1.5">
                <AnchorChips anchors={anchors} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What nobody has answered. */
export function OpenQuestions({ log }: Props) {
  if (log.open_questions.length === 0) return null
  return (
    <Section title={words.decisionPage.questions}>
      <ul className="grid grid-cols-1 gap-2.5">
        {log.open_questions.map(({ text, anchors, edited }, index) => (
          <Line key={index} anchors={anchors} edited={edited}>
            {text}
          </Line>
        ))}
      </ul>
    </Section>
  )
}

/** The texts that the log quotes, and how much rests on each. */
export function Sources({ log }: Props) {
  const context = useRun(sourcesOf)
  const { openAnchor } = useRoom()
  const { sources, messages } = quotedIn(log)
  return (
    <Section title={words.decisionPage.sources}>
      {sources.size + messages.size === 0 && <p className="text-soft">{words.decisionPage.noSources}</p>}
      <ul className="grid grid-cols-1 gap-1.5">
        {context.map(({ id, title }) => {
          const found = sources.get(id)
          if (found === undefined) return null
          return (
            <li key={id}>
              <button
                type="button"
                onClick={() => openAnchor(found.first)}
                className="min-h-6 text-start text-accent underline underline-offset-2 pointer-coarse:min-h-11"
              >
                {title}
              </button>
              <span className="text-soft">, {words.decisionPage.lines(found.count)}</span>
            </li>
          )
        })}
        {messages.size > 0 && <li className="text-soft">{words.decisionPage.messages(messages.size)}</li>}
      </ul>
    </Section>
  )
}
