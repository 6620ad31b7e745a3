import { memo } from 'react'
import type { RunState } from '../../backend/council/state.ts'
import { sealed as say } from '../lib/words-people.ts'
import { ROW } from '../room/MessageRow.tsx'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { speakerOf } from '../room/speakers.ts'
import type { SealedEntry } from '../run/timeline.ts'

/** An answer of the blind round that this reader sees only after their own. */
export const SealedRow = memo(function SealedRow({
  entry,
  seats,
}: {
  entry: SealedEntry
  seats: RunState['seats']
}) {
  const speaker = speakerOf(seats, entry.seat, entry.name)
  return (
    <li className={ROW}>
      <SpeakerBadge speaker={speaker} />
      <article className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <span className={`font-semibold text-hue ${speaker.hue}`}>{speaker.name}</span>
          <span className="text-[0.86rem] text-soft">{say.title}</span>
        </p>
        <p className="text-soft italic">{say.hint(speaker.name)}</p>
      </article>
    </li>
  )
})
