import type { DecisionLog } from '../../schemas/generated/types.ts'
import { useRun } from '../room/room-context.ts'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { speakerOf } from '../room/speakers.ts'
import { words } from '../words/words.ts'
import { AnchorChips } from './AnchorChip.tsx'

/** Who disagreed, what they wanted instead and why. */
export function DissentList({ log }: { log: Pick<DecisionLog, 'dissent' | 'alternatives'> }) {
  const seats = useRun((run) => run.seats)
  return (
    <ul className="grid grid-cols-1 gap-3">
      {log.dissent.map(({ seat, position, reason, would_change_mind: mind, anchors }, index) => {
        const speaker = speakerOf(seats, seat, seat)
        const wanted = log.alternatives.find(({ id }) => id === position)?.title ?? position
        return (
          <li key={index} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2.5">
            <SpeakerBadge speaker={speaker} />
            <div>
              <p className="max-w-[76ch] leading-snug">
                <span className="font-semibold">{speaker.name}</span>
                {wanted !== null && (
                  <span className="text-soft"> {words.outcomeWords.forOption(wanted)}</span>
                )}
                : {reason}
              </p>
              {mind !== undefined && (
                <p className="mt-0.5 text-soft">
                  {words.outcomeWords.wouldChange}: {mind}
                </p>
              )}
              <p className="mt-1 flex flex-wrap gap-1.5">
                <AnchorChips anchors={anchors} />
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
