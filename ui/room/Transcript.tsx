import { useEffect, useRef, useState, type RefObject } from 'react'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { transcript } from '../lib/words-room.ts'
import { SealedRow } from '../people/SealedRow.tsx'
import { TextsGo } from '../people/TextsGo.tsx'
import type { Entry } from '../run/timeline.ts'
import { LiveRow } from './LiveRow.tsx'
import { MessageRow } from './MessageRow.tsx'
import { NoticeRow, PhaseRow } from './NoticeRow.tsx'
import { useRun, useView } from './room-context.ts'
import { TO_LIVE } from './RoomKeys.tsx'

/** Nearer to the end than this, the reader wants to stay there. */
const END_PX = 80

/** What was said, in order; the words under way are its last row. */
export function Transcript() {
  const entries = useView((view) => view.entries)
  const seats = useRun((run) => run.seats)
  const startedAt = useRun((run) => run.createdAt)
  const lang = useRun((run) => run.meeting.language)
  const { region, list, isAtEnd, toEnd } = useStickToEnd()
  return (
    <section className="relative min-h-0 flex-1">
      <h2 className="sr-only">{transcript.label}</h2>
      <ScrollRegion
        ref={region}
        id="transcript"
        aria-label={transcript.label}
        className="h-full px-4 py-5 sm:px-6"
      >
        <div ref={list} className="mx-auto max-w-[54rem]">
          <Question />
          <TextsGo />
          {entries.length === 0 && <p className="py-10 text-center text-soft">{transcript.empty}</p>}
          <ol className="grid grid-cols-1">
            {entries.map((entry) => (
              <Row key={entry.key} entry={entry} seats={seats} startedAt={startedAt} lang={lang} />
            ))}
            <LiveRow />
          </ol>
        </div>
      </ScrollRegion>
      {!isAtEnd && <NewPill entries={entries} onPress={toEnd} />}
    </section>
  )
}

/** What the council is about, before its first word. */
function Question() {
  const question = useRun((run) => run.meeting.question)
  const title = useRun((run) => run.meeting.title)
  const lang = useRun((run) => run.meeting.language)
  if (question === title) return null
  return (
    <p lang={lang} dir="auto" className="mb-5 max-w-[60ch] font-serif text-[1.29rem] leading-snug">
      {question}
    </p>
  )
}

function Row({
  entry,
  ...rest
}: {
  entry: Entry
  seats: Parameters<typeof MessageRow>[0]['seats']
  startedAt: number
  lang: string
}) {
  if (entry.kind === 'message') return <MessageRow entry={entry} {...rest} />
  if (entry.kind === 'sealed') return <SealedRow entry={entry} seats={rest.seats} />
  return entry.kind === 'phase' ? <PhaseRow entry={entry} /> : <NoticeRow entry={entry} />
}

/** Keeps the end in view as the list grows, unless the reader has gone up to read. */
function useStickToEnd() {
  const region = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const stick = useRef(true)
  const [isAtEnd, setIsAtEnd] = useState(true)
  const toEnd = () => {
    stick.current = true
    setIsAtEnd(true)
    scrollToEnd(region)
  }
  useEffect(() => {
    const scroller = region.current
    if (scroller === null || list.current === null) return
    const onScroll = () => {
      stick.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < END_PX
      setIsAtEnd(stick.current)
    }
    // Both may change: the list by words, the region by a growing composer or a turned phone.
    const sizes = new ResizeObserver(() => stick.current && scrollToEnd(region))
    sizes.observe(list.current)
    sizes.observe(scroller)
    scroller.addEventListener('scroll', onScroll, { passive: true })
    addEventListener(TO_LIVE, toEnd)
    return () => {
      sizes.disconnect()
      scroller.removeEventListener('scroll', onScroll)
      removeEventListener(TO_LIVE, toEnd)
    }
  }, [])
  return { region, list, isAtEnd, toEnd }
}

function scrollToEnd({ current }: RefObject<HTMLElement | null>): void {
  if (current !== null) current.scrollTop = current.scrollHeight
}

/** How much came since the reader went up; it is drawn only then, so it counts from there. */
function NewPill({ entries, onPress }: { entries: readonly Entry[]; onPress: () => void }) {
  const [from] = useState(entries.length)
  const fresh = entries.slice(from).flatMap((entry) => (entry.kind === 'message' ? [entry] : []))
  const last = fresh.at(-1)
  return (
    <div className="absolute inset-x-0 bottom-3 flex justify-center">
      <Button look="main" className="appear rounded-full shadow-lg" aria-keyshortcuts="L" onClick={onPress}>
        <Icon name="down" />
        {last === undefined ? transcript.toLive : transcript.newMessages(fresh.length, last.message.name)}
      </Button>
    </div>
  )
}
