import { useStore } from 'zustand'
import { personOf } from '../../backend/council/people.ts'
import { Markdown } from '../components/Markdown.tsx'
import { transcript } from '../lib/words-room.ts'
import { ROW } from './MessageRow.tsx'
import { useRoom, useRun } from './room-context.ts'
import { rowId } from './show-message.ts'
import { SpeakerBadge } from './SpeakerBadge.tsx'
import { speakerOf } from './speakers.ts'

/** The turn under way: its words as they come, or that there are none yet. Only this row is drawn for a token. */
export function LiveRow() {
  const { session } = useRoom()
  const turn = useRun((run) => run.turn)
  const seats = useRun((run) => run.seats)
  const lang = useRun((run) => run.meeting.language)
  const isBlind = useRun((run) => run.phase === 'positions' && run.meeting.quality.blindRound)
  const person = useRun((run) => (turn === null ? '' : personOf(run, turn.seat)))
  const isAsked = useRun((run) => run.human?.purpose === 'turn')
  const draft = useStore(session.drafts, (held) => held.draft)
  if (turn === null) return null
  const speaker = speakerOf(seats, turn.seat, turn.seat)
  const words = draft?.messageId === turn.messageId ? draft : null
  return (
    <li id={rowId(turn.messageId)} aria-busy="true" className={ROW}>
      <SpeakerBadge speaker={speaker} lively={words === null} />
      <article className="min-w-0">
        <p className={`font-semibold text-hue ${speaker.hue}`}>{speaker.name}</p>
        {words === null ? (
          <p className="text-soft italic">
            {isAsked
              ? transcript.awaited(person)
              : isBlind
                ? transcript.blind(speaker.name)
                : transcript.thinking(speaker.name)}
          </p>
        ) : (
          <div lang={lang} dir="auto">
            <Words text={words.text} />
          </div>
        )}
        {words !== null && !words.isWhole && (
          <p className="mt-1 text-[0.86rem] text-soft">{transcript.gap}</p>
        )}
      </article>
    </li>
  )
}

/** A block this long is left plain until it is finished: reading it anew with every token would cost a frame. */
const LONG = 3_000

/** Finished blocks are read as Markdown once, the block being written each time it grows. */
function Words({ text }: { text: string }) {
  const split = text.lastIndexOf('\n\n')
  const done = split < 0 ? '' : text.slice(0, split)
  const open = split < 0 ? text : text.slice(split + 2)
  return (
    <div className="writing grid grid-cols-1 gap-[0.6em]">
      {done !== '' && <Markdown text={done} />}
      {open.length > LONG ? <p className="prose whitespace-pre-wrap">{open}</p> : <Markdown text={open} />}
    </div>
  )
}
