import { useStore } from 'zustand'
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
  const isBlind = useRun((run) => run.phase === 'positions' && run.meeting.quality.blindRound)
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
          <p className="breathe text-soft italic">
            {isBlind ? transcript.blind(speaker.name) : transcript.thinking(speaker.name)}
          </p>
        ) : (
          <Words text={words.text} />
        )}
        {words !== null && !words.isWhole && (
          <p className="mt-1 text-[0.86rem] text-soft">{transcript.gap}</p>
        )}
      </article>
    </li>
  )
}

/** Finished blocks are read as Markdown once; the block being written is plain until it is finished. */
function Words({ text }: { text: string }) {
  const split = text.lastIndexOf('\n\n')
  const done = split < 0 ? '' : text.slice(0, split)
  const open = split < 0 ? text : text.slice(split + 2)
  return (
    <>
      {done !== '' && <Markdown text={done} />}
      <p dir="auto" className="prose mt-[0.6em] whitespace-pre-wrap first:mt-0">
        {open}
        <span
          aria-hidden="true"
          className="breathe ms-0.5 inline-block h-[1em] w-0.5 translate-y-[0.15em] bg-accent motion-reduce:hidden"
        />
      </p>
    </>
  )
}
