import { itemTimebox, remainingMs, runTimebox } from '../../backend/council/time-left.ts'
import { ENDED, type RunState, type Timebox } from '../../backend/council/state.ts'
import { useServerNow } from '../app/use-now.ts'
import { cx } from '../components/cx.ts'
import { clock, clockLeft } from '../lib/time.ts'
import { stage } from '../lib/words-room.ts'
import { useRun } from './room-context.ts'

const LAST_MS = 30_000
const WRAP_UP_SHARE = 0.25

/** Run time as of `now`: it stands still unless the run is running. */
export const elapsedAt = (run: RunState, now: number): number =>
  run.status === 'running' ? run.elapsedMs + Math.max(0, now - run.lastAt) : run.elapsedMs

/** The open item's timebox as ring and words, and below it the whole council's. */
export function TimeLeft() {
  const run = useRun((one) => one)
  const now = useServerNow(run.status === 'running')
  const elapsed = elapsedAt(run, now)
  const whole = runTimebox(run)
  if (ENDED.has(run.status))
    return <p className="tabular text-soft">{stage.finished(clock(run.elapsedMs))}</p>
  const box = itemTimebox(run) ?? whole
  if (box === undefined) return <p className="text-soft">{stage.noTimebox}</p>
  return (
    <div className="flex items-center gap-3 max-sm:gap-2">
      <Ring share={Math.max(0, remainingMs(box, elapsed) / box.totalMs)} tone={toneOf(box, elapsed)} />
      <div className="sm:min-w-28">
        <Words box={box} elapsed={elapsed} hint={atZero(run)} isStill={run.status !== 'running'} />
        {whole !== undefined && whole !== box && <WholeBar box={whole} elapsed={elapsed} />}
      </div>
    </div>
  )
}

const atZero = (run: RunState): string | undefined => {
  const item = run.meeting.agenda.find(({ id }) => id === run.itemId)
  return item === undefined ? undefined : stage.atZero[item.atZero]
}

type Tone = 'calm' | 'wrap' | 'last'
function toneOf(box: Timebox, elapsed: number): Tone {
  const left = remainingMs(box, elapsed)
  return left <= LAST_MS ? 'last' : left <= box.totalMs * WRAP_UP_SHARE ? 'wrap' : 'calm'
}

function Words({
  box,
  elapsed,
  hint,
  isStill,
}: {
  box: Timebox
  elapsed: number
  hint: string | undefined
  isStill: boolean
}) {
  const left = remainingMs(box, elapsed)
  const tone = toneOf(box, elapsed)
  const label = isStill
    ? stage.frozen
    : tone === 'calm' || left <= 0
      ? null
      : tone === 'last'
        ? stage.lastSeconds
        : stage.wrapUp
  return (
    <p role="timer" aria-live="off" title={hint} className="tabular leading-snug">
      <span className={cx('font-semibold', tone !== 'calm' && 'text-warn')}>
        {left > 0 ? stage.left(clockLeft(left)) : stage.over(clock(-left))}
      </span>{' '}
      <span className={cx('text-[0.93rem] text-soft', (label === null || isStill) && 'max-sm:hidden')}>
        {label ?? stage.of(clock(box.totalMs))}
      </span>
    </p>
  )
}

const AROUND = 2 * Math.PI * 9

function Ring({ share, tone }: { share: number; tone: Tone }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-8 shrink-0 -rotate-90 fill-none">
      <circle cx="12" cy="12" r="9" strokeWidth="3" className="stroke-line" />
      <circle
        cx="12"
        cy="12"
        r="9"
        strokeWidth={tone === 'last' ? 5 : 3}
        strokeDasharray={`${AROUND * share} ${AROUND}`}
        className={tone === 'calm' ? 'stroke-accent' : 'stroke-warn'}
      />
    </svg>
  )
}

function WholeBar({ box, elapsed }: { box: Timebox; elapsed: number }) {
  const used = box.totalMs - remainingMs(box, elapsed)
  const text = stage.whole(clock(used), clock(box.totalMs))
  return (
    <div title={text} className="mt-0.5 hidden items-center sm:flex gap-2 text-[0.86rem] text-soft">
      <svg
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="h-1 w-16 rounded-full bg-line"
      >
        <rect width={Math.min(100, (100 * used) / box.totalMs)} height="4" className="fill-soft" />
      </svg>
      <span className="tabular whitespace-nowrap">{text}</span>
    </div>
  )
}
