import { memo } from 'react'
import type { RunState } from '../../backend/council/state.ts'
import { Markdown } from '../components/Markdown.tsx'
import { cx } from '../components/cx.ts'
import { clock, timeOfDay } from '../lib/time.ts'
import { transcript } from '../lib/words-room.ts'
import { AnchorChips } from '../outcome/AnchorChip.tsx'
import type { MessageEntry } from '../run/timeline.ts'
import { BroughtChips } from './BroughtChips.tsx'
import { rowId } from './show-message.ts'
import { SpeakerBadge } from './SpeakerBadge.tsx'
import { speakerOf } from './speakers.ts'

/** `lang`: what the council speaks, whatever the panel does. */
type Props = { entry: MessageEntry; seats: RunState['seats']; startedAt: number; lang: string }

/** One message, whole. Its row was there while it was being written. */
export const MessageRow = memo(function MessageRow({ entry, seats, startedAt, lang }: Props) {
  const { message, number, brought } = entry
  const speaker = speakerOf(seats, message.seat, message.name)
  const since = clock(message.at - startedAt)
  return (
    <li
      id={rowId(message.messageId)}
      tabIndex={-1}
      aria-label={transcript.message(speaker.name, number, since)}
      className={ROW}
    >
      <SpeakerBadge speaker={speaker} />
      <article className="min-w-0">
        <header className="mb-0.5 flex flex-wrap items-baseline gap-x-2.5">
          <span className={cx('font-semibold', speaker.hue, message.seat !== null && 'text-hue')}>
            {speaker.name}
          </span>
          <Tags message={message} />
          <a
            href={`#${rowId(message.messageId)}`}
            className="tabular ms-auto rounded text-[0.86rem] text-soft hover:underline"
          >
            <time dateTime={new Date(message.at).toISOString()} title={timeOfDay(message.at)}>
              {since}
            </time>{' '}
            #{number}
          </a>
        </header>
        <div lang={lang} dir="auto">
          <Markdown text={message.content} />
        </div>
        {message.citations !== undefined && message.citations.length > 0 && (
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            <AnchorChips anchors={message.citations} />
          </div>
        )}
        <BroughtChips brought={brought} />
      </article>
    </li>
  )
})

export const ROW = 'grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 rounded-md py-2.5 scroll-my-4'

function Tags({ message }: { message: MessageEntry['message'] }) {
  const tags = [
    message.seat === null && message.by.kind === 'person' && transcript.person,
    message.sealed === true && transcript.sealed,
    message.partial === true && transcript.partial,
    message.note === true && transcript.note,
  ].filter((tag) => tag !== false)
  return tags.map((tag) => (
    <span key={tag} className="text-[0.86rem] text-soft">
      {tag}
    </span>
  ))
}
