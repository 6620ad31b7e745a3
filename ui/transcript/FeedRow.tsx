import { memo } from 'react'
import { cx } from '../components/cx.ts'
import { clock } from '../lib/time.ts'
import { rowId } from '../room/show-message.ts'
import { speakerOf } from '../room/speakers.ts'
import { words } from '../words/words.ts'
import type { FeedEntry, LiveEntry } from './feed.ts'
import type {
  MessageEntry,
  NoticeEntry,
  PhaseEntry,
  SealedEntry,
} from '../../backend/council/timeline/entry.ts'
import { LiveBody } from './LiveBody.tsx'
import { MessageBody } from './MessageBody.tsx'
import { Notice, Phase } from './Notice.tsx'
import { SealedBody } from './SealedBody.tsx'
import { useTalk, type Talk } from './talk-context.ts'

type Props = {
  entry: FeedEntry
  index: number
  measure: (element: HTMLElement | null) => void
  /** The one article that the Tab key reaches. */
  isTabStop: boolean
}

/**
 * A row in its place. Words under way and the message that comes of them share the element, so that neither focus nor
 * place is lost.
 */
export const FeedRow = memo(function FeedRow({ entry, index, measure, isTabStop }: Props) {
  const talk = useTalk()
  const place = { ref: measure, 'data-index': index }
  if (entry === undefined || entry.kind === 'phase' || entry.kind === 'notice')
    return (
      <div {...place} className={PLACE} aria-hidden={entry === undefined ? 'true' : undefined}>
        <Between entry={entry} />
      </div>
    )
  return (
    <article
      {...place}
      id={idOf(entry)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the articles of a feed take the focus
      tabIndex={isTabStop ? 0 : -1}
      aria-label={nameOf(entry, talk)}
      aria-posinset={entry.number}
      aria-setsize={talk.setSize}
      aria-busy={entry.kind === 'live' ? 'true' : undefined}
      className={cx(PLACE, ARTICLE)}
    >
      <Body entry={entry} />
    </article>
  )
})

type Article = MessageEntry | SealedEntry | LiveEntry

function Body({ entry }: { entry: Article }) {
  if (entry.kind === 'message') return <MessageBody entry={entry} />
  return entry.kind === 'live' ? <LiveBody entry={entry} /> : <SealedBody entry={entry} />
}

function Between({ entry }: { entry: NoticeEntry | PhaseEntry | undefined }) {
  if (entry === undefined) return <Skeleton />
  return entry.kind === 'phase' ? <Phase entry={entry} /> : <Notice entry={entry} />
}

const idOf = (entry: Article): string | undefined =>
  entry.kind === 'sealed' ? undefined : rowId(entry.kind === 'live' ? entry.key : entry.message.messageId)

function nameOf(entry: Article, { seats, createdAt }: Talk): string {
  if (entry.kind === 'sealed') return words.feed.sealed(entry.name, entry.number)
  if (entry.kind === 'live')
    return words.feed.live(speakerOf(seats, entry.turn.seat, entry.turn.seat).name, entry.number)
  const { message, number } = entry
  const { name } = speakerOf(seats, message.seat, message.name)
  return words.transcript.message(name, number, clock(message.at - createdAt))
}

/** A message that is being read from the server. */
const Skeleton = () => (
  <span className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 px-2 py-2.5">
    <span className="size-7 rounded-full bg-sunk" />
    <span className="grid h-[5.6rem] content-start gap-2">
      <span className="h-4 w-40 max-w-full rounded bg-sunk" />
      <span className="h-4 w-full rounded bg-sunk" />
      <span className="h-4 w-2/3 rounded bg-sunk" />
    </span>
  </span>
)

// The list writes `top`.
const PLACE = 'absolute inset-x-0'
const ARTICLE =
  'group/article grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 rounded-md px-2 py-2.5 scroll-my-4 -outline-offset-2'
