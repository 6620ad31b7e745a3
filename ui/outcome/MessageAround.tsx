import type { ReactNode } from 'react'
import type { Anchor } from '../../schemas/generated/types.ts'
import type { MessageEntry } from '../../backend/council/timeline/entry.ts'
import { cx } from '../components/cx.ts'
import { Markdown } from '../components/Markdown.tsx'
import { langOf } from '../lib/lang-of.ts'
import { useRun } from '../room/room-context.ts'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { speakerOf } from '../room/speakers.ts'
import { useAround } from '../room/use-around.ts'
import { words } from '../words/words.ts'
import { Passage } from './Passage.tsx'

/** So many are shown on both sides (SPEC section 10). */
const BESIDE = 3

type Props = { anchor: Anchor; messageId: string; goTo: GoTo }
type GoTo = (messageId: string) => void

/** The message that a line rests on, whole and with the quote marked, and what was said just before and after it. */
export function MessageAround({ anchor, messageId, goTo }: Props) {
  const around = useAround(messageId, BESIDE)
  if (around === null) return <p className="text-soft">{words.anchorWords.reading}</p>
  const { before, message, after } = around
  return (
    <ol aria-label={words.anchorWords.around} className="grid grid-cols-1 gap-2">
      {before.map((entry) => (
        <Beside key={entry.key} entry={entry} goTo={goTo} />
      ))}
      <Row entry={message} goTo={goTo} isIt>
        <Passage text={message.message.content} anchor={anchor} />
      </Row>
      {after.map((entry) => (
        <Beside key={entry.key} entry={entry} goTo={goTo} />
      ))}
    </ol>
  )
}

/** What stands beside it is told by its first block; the transcript has the rest. */
const Beside = ({ entry, goTo }: { entry: MessageEntry; goTo: GoTo }) => (
  <Row entry={entry} goTo={goTo}>
    <div className="text-soft">
      <Markdown text={entry.message.content} isLeftOut={isBehindFirst} />
      {entry.message.content.trim().includes('\n\n') && <p aria-hidden="true">…</p>}
    </div>
  </Row>
)

const isBehindFirst = ({ offset }: { offset: number }): boolean => offset > 0

type RowProps = { entry: MessageEntry; goTo: GoTo; isIt?: boolean; children: ReactNode }

function Row({ entry: { message, number }, goTo, isIt = false, children }: RowProps) {
  const seats = useRun((run) => run.seats)
  const lang = useRun((run) => run.meeting.language)
  const speaker = speakerOf(seats, message.seat, message.name)
  return (
    <li
      aria-current={isIt ? 'true' : undefined}
      className={cx(
        'grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 rounded-md px-3 py-2.5',
        isIt && 'border border-accent bg-sheet',
      )}
    >
      <SpeakerBadge speaker={speaker} />
      <div className="min-w-0">
        <p className="flex min-h-6 flex-wrap items-baseline gap-x-2.5">
          <span className="font-semibold">{speaker.name}</span>
          <button
            type="button"
            aria-label={words.anchorWords.goTo(number)}
            title={words.anchorWords.goTo(number)}
            onClick={() => goTo(message.messageId)}
            className="tabular min-h-6 min-w-6 text-[0.86rem] text-soft underline underline-offset-2 hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11"
          >
            #{number}
          </button>
        </p>
        <div lang={langOf(message.content, lang)}>{children}</div>
      </div>
    </li>
  )
}
