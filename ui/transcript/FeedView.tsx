import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { TextsGo } from '../people/TextsGo.tsx'
import { useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'
import { entryAt, lengthOf, tabStopOf } from './feed.ts'
import { FeedRow } from './FeedRow.tsx'
import type { TranscriptView } from './use-transcript.ts'

/** The question, and the rows below it that are in view. */
export function FeedView({ view }: { view: TranscriptView }) {
  const { feed, list, focus, scroller, above } = view
  // oxlint-disable-next-line react/refs -- the rows are state, though the list also knows elements
  const { items, lastInView } = list
  const drawn = items.map(({ index }) => index)
  // Before the first word there is no article, and a feed without one is none.
  const isFeed = feed.messages > 0 || feed.live !== null
  const tabStop = tabStopOf(feed, drawn, lastInView)
  return (
    <ScrollRegion
      ref={scroller}
      id="transcript"
      aria-label={words.transcript.label}
      className="h-full px-2 pt-4 pb-5 [overflow-anchor:none] sm:px-4"
    >
      <div className="mx-auto max-w-[56rem]">
        <div ref={above} className="px-2 pb-px">
          <Question />
          <TextsGo />
          {lengthOf(feed) === 0 && <p className="py-10 text-center text-soft">{words.transcript.empty}</p>}
        </div>
        <div
          role={isFeed ? 'feed' : undefined}
          ref={list.containerRef}
          aria-label={isFeed ? words.feed.label : undefined}
          className="relative"
          {...focus.listeners}
        >
          {/* oxlint-disable-next-line react/refs -- the rows are state, though the list also knows elements */}
          {items.map(({ key, index }) => (
            <FeedRow
              key={key}
              entry={entryAt(feed, index)}
              index={index}
              measure={list.measureElement}
              isTabStop={index === tabStop}
            />
          ))}
        </div>
      </div>
    </ScrollRegion>
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
