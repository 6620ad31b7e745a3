import type { DecisionLog } from '../../schemas/generated/types.ts'
import { DissentList } from '../outcome/DissentList.tsx'
import { useRoom, useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'
import { whereAsked } from './in-words.ts'
import { Section } from './Section.tsx'

/** Who disagreed and why; that nobody did is said as well, and where everybody could have. */
export const Dissents = ({ log }: { log: DecisionLog }) => (
  <Section title={words.decisionPage.dissent}>
    {log.dissent.length === 0 && <NoDissent />}
    <DissentList log={log} />
  </Section>
)

function NoDissent() {
  const messages = useRun((run) => run.messages)
  const { openMessage } = useRoom()
  const number = whereAsked(messages)
  const messageId = number === null ? undefined : messages.at(number - 1)?.messageId
  if (number === null || messageId === undefined)
    return <p className="text-soft">{words.decisionPage.noDissent}</p>
  return (
    <p className="text-soft">
      {words.decisionPage.noDissentAt}{' '}
      <button
        type="button"
        onClick={() => openMessage(messageId)}
        className="tabular min-h-6 text-accent underline underline-offset-2 pointer-coarse:min-h-11"
      >
        {words.anchorWords.message(number)}
      </button>
    </p>
  )
}
