import { Fragment } from 'react'
import { useStore } from 'zustand'
import { personOf } from '../../backend/council/people.ts'
import { Cited } from '../components/Cited.tsx'
import { Markdown } from '../components/Markdown.tsx'
import { langOf } from '../lib/lang-of.ts'
import { useRoom, useRun } from '../room/room-context.ts'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { speakerOf } from '../room/speakers.ts'
import { words } from '../words/words.ts'
import type { LiveEntry } from './feed.ts'
import { openBlockAt } from './open-block.ts'
import { openParts } from './open-words.ts'
import { useTalk } from './talk-context.ts'

/** The turn under way: its words as they come, or that there are none yet. Only this row is drawn for a token. */
export function LiveBody({ entry: { key, number, turn } }: { entry: LiveEntry }) {
  const { session } = useRoom()
  const { seats, lang, stillDraft } = useTalk()
  const flowing = useStore(session.drafts, ({ draft }) => (stillDraft === undefined ? draft : null))
  const draft = stillDraft ?? flowing
  const speaker = speakerOf(seats, turn.seat, turn.seat)
  const written = draft?.messageId === key ? draft : null
  return (
    <>
      <SpeakerBadge speaker={speaker} lively={written === null} />
      <div className="min-w-0">
        <p className="mb-0.5 flex min-h-6 flex-wrap items-baseline gap-x-2.5">
          <span className={`font-semibold text-hue ${speaker.hue}`}>{speaker.name}</span>
          <span className="tabular ms-auto pe-8 text-[0.86rem] text-soft">#{number}</span>
        </p>
        {written === null ? (
          <Awaited seat={turn.seat} name={speaker.name} />
        ) : (
          <div lang={langOf(written.text, lang)} dir="auto">
            <Words text={written.text} />
          </div>
        )}
        {written !== null && !written.isWhole && (
          <p className="mt-1 text-[0.86rem] text-soft">{words.transcript.gap}</p>
        )}
      </div>
    </>
  )
}

function Awaited({ seat, name }: { seat: string; name: string }) {
  const isBlind = useRun((run) => run.phase === 'positions' && run.meeting.quality.blindRound)
  const person = useRun((run) => personOf(run, seat))
  const isAsked = useRun((run) => run.human?.purpose === 'turn')
  return (
    <p className="text-soft italic">
      {isAsked
        ? words.transcript.awaited(person)
        : isBlind
          ? words.transcript.blind(name)
          : words.transcript.thinking(name)}
    </p>
  )
}

/** Finished blocks are read as Markdown once; the block being written is only looked at, so that a token costs next to nothing. */
function Words({ text }: { text: string }) {
  const split = openBlockAt(text)
  const done = text.slice(0, split)
  const open = text.slice(split)
  return (
    <div className="writing grid grid-cols-1 gap-[0.6em]">
      {done.trim() !== '' && <Markdown text={done} />}
      {open !== '' && (
        <div className="prose">
          <p className="whitespace-pre-wrap">
            {openParts(open).map(({ text: part, isStrong }, at) => {
              const said = <Cited text={part} />
              return isStrong ? <strong key={at}>{said}</strong> : <Fragment key={at}>{said}</Fragment>
            })}
          </p>
        </div>
      )}
    </div>
  )
}
