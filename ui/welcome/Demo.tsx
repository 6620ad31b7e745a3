import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { MessageEntry } from '../../backend/council/timeline/entry.ts'
import type { RunState } from '../../backend/council/state.ts'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { clock } from '../lib/time.ts'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { speakerOf } from '../room/speakers.ts'
import { pageWords } from '../words/words.ts'
import { DemoOutcome } from './DemoOutcome.tsx'
import { DemoMark } from '../components/DemoMark.tsx'
import { useDemo } from './use-demo.ts'

/** A recorded council that plays at once; it can be paused, passed over and put away, and nothing waits for it. */
export default function Demo({ speed }: { speed: number }) {
  const demo = useDemo(speed)
  const [isAway, putAway] = useState(false)
  const { state, council, rows } = demo
  const said = pageWords.demoWords
  if (isAway || state === 'failed') return null
  if (council === null) return <Frame>{said.loading}</Frame>
  const { meeting } = council
  const messages = [...rows].filter((row) => row.kind === 'message')
  return (
    <Frame>
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72" lang={meeting.language}>
          <h3 className="font-serif text-[1.14rem] leading-snug font-semibold">{meeting.title}</h3>
          <p className="text-soft">{meeting.question}</p>
        </div>
        <p className="flex flex-wrap gap-2">
          {state === 'playing' && (
            <Button small onClick={demo.pause}>
              <Icon name="pause" />
              {said.pause}
            </Button>
          )}
          {state === 'paused' && (
            <Button small onClick={demo.play}>
              <Icon name="play" />
              {said.play}
            </Button>
          )}
          {state !== 'ended' && (
            <Button small onClick={demo.skip}>
              {said.skip}
            </Button>
          )}
          <Button small look="quiet" onClick={() => putAway(true)}>
            {said.putAway}
          </Button>
        </p>
      </header>
      <Talk council={council} messages={messages} isGoing={state === 'playing'} />
      <DemoOutcome council={council} />
      {state === 'ended' && (
        <p className="mt-3">
          <Link href={`/councils/${council.runId}`} className="text-accent underline underline-offset-2">
            {said.open}
          </Link>
        </p>
      )}
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <section
      aria-labelledby="demo"
      className="mt-8 min-h-[34rem] rounded-lg border border-line bg-sheet px-5 py-4"
    >
      <h2 id="demo" className="mb-1 text-[1.29rem]">
        {pageWords.demoWords.title}
      </h2>
      <p className="mb-3 text-[0.93rem] text-soft">{pageWords.demoWords.hint}</p>
      {children}
    </section>
  )
}

type TalkProps = { council: RunState; messages: readonly MessageEntry[]; isGoing: boolean }

/** What has been said so far, and who speaks; the end stays in sight. */
function Talk({ council, messages, isGoing }: TalkProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { seats, turn } = council
  const speaks = isGoing && turn !== null ? speakerOf(seats, turn.seat, turn.seat) : null
  useEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [messages.length])
  return (
    <ScrollRegion
      ref={scroller}
      aria-label={pageWords.demoWords.talk}
      className="mt-3 h-80 border-y border-line py-2"
    >
      <ol className="grid gap-3">
        {messages.map((entry) => (
          <Said key={entry.key} entry={entry} council={council} />
        ))}
      </ol>
      <p className="mt-2 min-h-6 text-[0.93rem] text-soft">
        {speaks === null ? null : pageWords.demoWords.speaks(speaks.name)}
      </p>
    </ScrollRegion>
  )
}

function Said({ entry, council }: { entry: MessageEntry; council: RunState }) {
  const { message } = entry
  const speaker = speakerOf(council.seats, message.seat, message.name)
  return (
    <li className="appear grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3">
      <SpeakerBadge speaker={speaker} />
      <div className={speaker.hue}>
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <span className="font-semibold text-hue">{speaker.name}</span>
          <DemoMark />
          <span className="tabular ms-auto text-[0.86rem] text-soft">
            {clock(message.at - council.createdAt)}
          </span>
        </p>
        <p lang={council.meeting.language} className="text-ink">
          {message.content}
        </p>
      </div>
    </li>
  )
}
