import { useServed } from '../components/Served.tsx'
import { personOf } from '../../backend/council/people.ts'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { cx } from '../components/cx.ts'
import { Icon } from '../components/Icon.tsx'
import { clock, clockLeft } from '../lib/time.ts'
import { useMe } from '../people/me.ts'
import { boxView, elapsedAt, timeboxes, type BoxView } from '../run/time-view.ts'
import { useIsPast, useRoomNow, useRun, useView } from './room-context.ts'
import { useTimeVoice } from './use-time-voice.ts'
import { words } from '../words/words.ts'

/** The open item's timebox as ring and words, what happens at zero, and below it the whole council's. */
export function TimeLeft() {
  const run = useRun((one) => one)
  const isPast = useIsPast()
  const now = useRoomNow(run.status === 'running')
  const elapsed = elapsedAt(run, now)
  const { main, whole } = timeboxes(run)
  const box = main === undefined ? null : boxView(main, elapsed)
  useTimeVoice(isPast ? null : box)
  const still = useStill(run)
  // The bar below says how long it took.
  if (ENDED.has(run.status)) return null
  if (box === null) return <p className="text-soft">{words.time.none}</p>
  const hint = atZero(run)
  return (
    <div className="flex min-w-0 items-center gap-3 max-sm:w-full max-sm:gap-2.5">
      <Ring box={box} />
      <div className="min-w-0 flex-1 sm:min-w-28">
        <Words
          box={box}
          still={still}
          whole={whole === undefined || whole === main ? null : boxView(whole, elapsed)}
        />
        {hint !== undefined && (
          <p className="truncate text-[0.86rem] text-soft" title={hint}>
            {hint}
          </p>
        )}
        {whole !== undefined && whole !== main && <WholeBar box={boxView(whole, elapsed)} />}
      </div>
    </div>
  )
}

const atZero = (run: RunState): string | undefined => {
  const item = run.meeting.agenda.find(({ id }) => id === run.itemId)
  return item === undefined ? undefined : words.time.atZero[item.atZero]
}

/** Why the clock stands still, or null while it runs. */
function useStill(run: RunState): string | null {
  const served = useServed()
  const pausedBy = useView((view) => view.pausedBy)
  const me = useMe()
  if (run.status === 'paused')
    return pausedBy === null ? words.time.still : words.time.pausedBy(served(pausedBy))
  if (run.status !== 'waiting_for_human') return run.status === 'running' ? null : words.time.still
  const seat = run.human?.seat
  const occupant = seat === undefined ? undefined : run.occupants[seat]
  if (occupant !== undefined && occupant.id === me?.id) return words.time.waitsForYou
  return seat === undefined ? words.time.waits : words.time.waitsFor(personOf(run, seat))
}

function Words({ box, still, whole }: { box: BoxView; still: string | null; whole: BoxView | null }) {
  const { leftMs, totalMs, stage } = box
  const word = stage === 'wrap_up' ? words.time.wrapUp : stage === 'last' ? words.time.lastSeconds : null
  return (
    <p role="timer" aria-live="off" className="tabular flex flex-wrap items-baseline gap-x-1.5 leading-snug">
      <span
        className={cx(
          stage === 'calm' ? 'font-semibold' : 'text-warn',
          stage === 'wrap_up' && 'font-semibold',
          (stage === 'last' || stage === 'over') && 'font-extrabold',
        )}
      >
        {leftMs > 0 ? words.time.left(clockLeft(leftMs)) : words.time.over(clock(-leftMs))}
      </span>
      {word !== null && (
        <span className="inline-flex items-center gap-1 self-center rounded-full border border-warn px-1.5 text-[0.86rem] font-medium text-warn">
          <Icon name={stage === 'last' ? 'warn' : 'clock'} />
          {word}
        </span>
      )}
      <span className="text-[0.93rem] text-soft">
        {still ?? (word === null ? words.time.of(clock(totalMs)) : null)}
      </span>
      {/* On a narrow screen the whole council's time has no line of its own. */}
      {whole !== null && still === null && (
        <span className="ms-auto text-[0.86rem] text-soft sm:hidden">
          {whole.leftMs > 0 ? words.time.wholeShort(clockLeft(whole.leftMs)) : wholeText(whole)}
        </span>
      )}
    </p>
  )
}

const AROUND = 2 * Math.PI * 9

function Ring({ box: { leftMs, totalMs, stage } }: { box: BoxView }) {
  const share = Math.max(0, leftMs / totalMs)
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-8 shrink-0 -rotate-90 fill-none">
      <circle cx="12" cy="12" r="9" strokeWidth="3" className="stroke-line" />
      <circle
        cx="12"
        cy="12"
        r="9"
        strokeWidth={stage === 'last' ? 5 : 3}
        strokeDasharray={`${AROUND * share} ${AROUND}`}
        className={stage === 'calm' ? 'stroke-accent' : 'stroke-warn'}
      />
    </svg>
  )
}

const wholeText = ({ leftMs, totalMs }: BoxView): string =>
  leftMs > 0
    ? words.time.whole(clockLeft(leftMs), clock(totalMs))
    : words.time.wholeOver(clock(-leftMs), clock(totalMs))

function WholeBar({ box }: { box: BoxView }) {
  const { leftMs, totalMs } = box
  return (
    <div className="mt-0.5 hidden sm:flex items-center gap-2 text-[0.86rem] text-soft">
      <svg
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="h-1 w-12 shrink-0 rounded-full bg-line"
      >
        <rect width={Math.min(100, (100 * (totalMs - leftMs)) / totalMs)} height="4" className="fill-soft" />
      </svg>
      <span className="tabular truncate">{wholeText(box)}</span>
    </div>
  )
}
