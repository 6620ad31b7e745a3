import type { MessageEntry } from '../../backend/council/timeline/entry.ts'
import { DemoMark } from '../components/DemoMark.tsx'
import { Icon } from '../components/Icon.tsx'
import { cx } from '../components/cx.ts'
import { langOf } from '../lib/lang-of.ts'
import { clock, timeOfDay } from '../lib/time.ts'
import { AnchorChips } from '../outcome/AnchorChip.tsx'
import { BroughtChips } from '../room/BroughtChips.tsx'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { speakerOf, type Speaker } from '../room/speakers.ts'
import { words } from '../words/words.ts'
import { Folding } from './Folding.tsx'
import { kindOf } from './kind-of.ts'
import { messageLink } from './message-link.ts'
import { useTalk } from './talk-context.ts'

/** One message, whole. Its row was there while it was being written. */
export function MessageBody({ entry }: { entry: MessageEntry }) {
  const { seats, lang } = useTalk()
  const { message, brought } = entry
  const speaker = speakerOf(seats, message.seat, message.name)
  return (
    <>
      <SpeakerBadge speaker={speaker} />
      <div className="min-w-0">
        <Header entry={entry} speaker={speaker} />
        <div lang={langOf(message.content, lang)} dir="auto">
          <Folding id={message.messageId} text={message.content} />
        </div>
        {message.citations !== undefined && message.citations.length > 0 && (
          <div className="appear mt-1.5 flex flex-wrap gap-1.5">
            <AnchorChips anchors={message.citations} />
          </div>
        )}
        <BroughtChips brought={brought} />
      </div>
    </>
  )
}

function Header({ entry, speaker }: { entry: MessageEntry; speaker: Speaker }) {
  const { runId, createdAt, demo, openMenu, goTo } = useTalk()
  const { message, number } = entry
  return (
    <header className="mb-0.5 flex min-h-6 flex-wrap items-baseline gap-x-2.5">
      <span className={cx('font-semibold', speaker.hue, message.seat !== null && 'text-hue')}>
        {speaker.name}
      </span>
      {demo && <DemoMark />}
      <Tags entry={entry} />
      {/* These stay together where the line is too short for all of it. */}
      <span className="ms-auto inline-flex min-h-6 items-center gap-x-2.5">
        <a
          href={messageLink(runId, message.messageId)}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            goTo(message.messageId)
          }}
          className="tabular min-h-6 content-center rounded text-[0.86rem] text-soft hover:underline pointer-coarse:-my-2.5 pointer-coarse:min-h-11"
        >
          <time dateTime={new Date(message.at).toISOString()} title={timeOfDay(message.at)}>
            {clock(message.at - createdAt)}
          </time>{' '}
          #{number}
        </a>
        <button
          type="button"
          aria-haspopup="menu"
          aria-label={words.feed.menu(speaker.name, number)}
          onClick={({ currentTarget }) => openMenu(currentTarget, message.messageId)}
          className="-me-2 inline-flex size-6 items-center justify-center rounded text-soft opacity-60 group-hover/article:opacity-100 group-focus-within/article:opacity-100 hover:bg-sunk hover:text-ink pointer-coarse:-my-2.5 pointer-coarse:size-11 pointer-coarse:opacity-100"
        >
          <Icon name="more" />
        </button>
      </span>
    </header>
  )
}

function Tags({ entry }: { entry: MessageEntry }) {
  const { seats, promptVersions } = useTalk()
  const { message } = entry
  const agent = seats.find(({ seat }) => seat === message.seat)?.agent
  const version = agent === undefined ? undefined : promptVersions[agent]
  const kind = kindOf(entry)
  const isGuest = message.seat === null && message.by.kind === 'person'
  const tags = [
    isGuest ? words.transcript.person : kind !== null && words.feed.kinds[kind],
    message.sealed === true && words.transcript.sealed,
    message.partial === true && words.transcript.partial,
    message.note === true && words.transcript.note,
  ].filter((tag) => tag !== false)
  return (
    <>
      {agent !== undefined && version !== undefined && message.by.kind === 'agent' && (
        <span
          data-verbatim
          className="text-[0.79rem] text-soft"
          title={words.feed.versionHint(agent, version)}
        >
          {words.feed.version(version)}
        </span>
      )}
      {tags.map((tag) => (
        <span key={tag} className="text-[0.86rem] text-soft">
          {tag}
        </span>
      ))}
    </>
  )
}
