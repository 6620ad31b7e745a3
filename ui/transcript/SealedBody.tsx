import type { SealedEntry } from '../../backend/council/timeline/entry.ts'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { speakerOf } from '../room/speakers.ts'
import { words } from '../words/words.ts'
import { useTalk } from './talk-context.ts'

/** An answer of the blind round that this reader sees only after their own. */
export function SealedBody({ entry }: { entry: SealedEntry }) {
  const speaker = speakerOf(useTalk().seats, entry.seat, entry.name)
  return (
    <>
      <SpeakerBadge speaker={speaker} />
      <div className="min-w-0">
        <p className="flex min-h-6 flex-wrap items-baseline gap-x-2.5">
          <span className={`font-semibold text-hue ${speaker.hue}`}>{speaker.name}</span>
          <span className="text-[0.86rem] text-soft">{words.sealed.title}</span>
          <span className="tabular ms-auto text-[0.86rem] text-soft">#{entry.number}</span>
        </p>
        <p className="text-soft italic">{words.sealed.hint(speaker.name)}</p>
      </div>
    </>
  )
}
