import { useServed } from '../components/Served.tsx'
import { personOf } from '../../backend/council/people.ts'
import { clock } from '../lib/time.ts'
import { useMe } from '../people/me.ts'
import { useRoomNow, useRun, useView } from './room-context.ts'
import { SpeakerBadge } from './SpeakerBadge.tsx'
import { speakerOf } from './speakers.ts'
import type { StageState } from './stage-state.ts'
import { words } from '../words/words.ts'

/** What stands on the stage while nobody speaks there: why, since when, and who did it. */
export function Idle({ state }: { state: StageState }) {
  if (state === 'starting') return <Starting />
  return (
    <p className="min-h-10 content-center text-soft max-sm:w-full">
      {state === 'paused' ? (
        <Paused />
      ) : state === 'awaiting' ? (
        <Awaiting />
      ) : state === 'stopping' ? (
        words.stageState.stoppingHint
      ) : state === 'finishing' ? (
        words.stageState.finishingHint
      ) : (
        words.stage.nobody
      )}
    </p>
  )
}

/** Every seat by name, while the first turn is prepared. */
function Starting() {
  const seats = useRun((run) => run.seats)
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 text-soft max-sm:w-full">
      <p>{words.stageState.starting}</p>
      <ul className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {seats.map(({ seat, name }) => (
          <li key={seat} className="flex items-center gap-1.5">
            <SpeakerBadge speaker={speakerOf(seats, seat, name)} size="small" />
            <span className="text-[0.93rem]">
              {name}: {words.stageState.gettingReady}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who paused it and how long ago; the time runs on the server's clock. */
export function Paused() {
  const served = useServed()
  const pausedBy = useView((view) => view.pausedBy)
  const by = pausedBy === null ? null : served(pausedBy)
  const at = useView((view) => view.pausedAt)
  const now = useRoomNow(true)
  if (by === null) return words.stageState.paused
  if (at === null) return words.stageState.pausedNow(by)
  return <span className="tabular">{words.stageState.pausedBy(by, clock(now - at))}</span>
}

function Awaiting() {
  const run = useRun((one) => one)
  const me = useMe()
  const seat = run.human?.seat
  if (seat === undefined || run.occupants[seat]?.id === me?.id) return words.stageState.waitsForYou
  return words.stageState.waitsFor(personOf(run, seat))
}
