import type { ReactNode } from 'react'
import type { RunState } from '../../backend/council/state.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { outcomePath } from '../decision/live-path.ts'
import { askFork } from '../fork/fork-asked.ts'
import { useCanFork } from '../fork/use-can-fork.ts'
import { clock, dayAndTime } from '../lib/time.ts'
import { comparePath, replayPath } from '../replay/replay-path.ts'
import { format } from '../words/format.ts'
import { words } from '../words/words.ts'
import { useRoom, useRun, useView } from './room-context.ts'
import type { StageState } from './stage-state.ts'
import { useStageState } from './use-stage-state.ts'
import { inNames } from './who.ts'

type Ended = Extract<StageState, 'finished' | 'stopped' | 'failed'>

/** How the council ended: in how long, by whom or why not, what is kept, and the way to it. Nobody is taken there. */
export function EndBar() {
  const state = useStageState()
  if (state !== 'finished' && state !== 'stopped' && state !== 'failed') return null
  return (
    <section
      data-part
      aria-label={words.endBar.label}
      className={cx('flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5', TONES[state])}
    >
      <span className="*:size-5">
        <Icon name={state === 'finished' ? 'check' : state === 'stopped' ? 'stop' : 'warn'} />
      </span>
      <div className="min-w-0 flex-1 basis-72">
        {state === 'finished' ? <Finished /> : state === 'stopped' ? <Stopped /> : <Failed />}
      </div>
      <Ways state={state} />
    </section>
  )
}

const TONES: Record<Ended, string> = {
  finished: 'bg-good-tint text-good',
  stopped: 'bg-sunk text-ink',
  failed: 'bg-bad-tint text-bad',
}

function Finished() {
  const run = useRun((one) => one)
  const { brought, decisions, tasks } = words.endBar
  const [decided, made] = [decisionsIn(run), tasksIn(run)]
  return (
    <>
      <p className="tabular font-medium">
        {words.endBar.finished(clock(run.elapsedMs))} {brought(decisions(decided), tasks(made))}.
      </p>
      <Why>{run.reason?.code === 'decided' ? null : reasonOf(run)}</Why>
    </>
  )
}

function Stopped() {
  const run = useRun((one) => one)
  const messages = useView((view) => view.timeline.messages)
  const said = words.endBar
  const kept = [
    said.messages(messages),
    said.decisions(decisionsIn(run)),
    said.tasks(tasksIn(run)),
    said.risks(run.risks.length),
  ]
  return (
    <>
      <p className="tabular font-medium">
        {reasonOf(run)} {said.stopped(clock(run.elapsedMs))}
        {run.endedAt !== null && (
          <span className="font-normal text-soft"> {dayAndTime(new Date(run.endedAt).toISOString())}</span>
        )}
      </p>
      <Why>{said.kept(format().list(kept))}</Why>
    </>
  )
}

function Failed() {
  const run = useRun((one) => one)
  const messages = useView((view) => view.timeline.messages)
  return (
    <>
      <p className="font-medium">{reasonOf(run) === '' ? words.endBar.failed : reasonOf(run)}</p>
      <Why>
        {messages > 0 && `${words.endBar.lastGood(messages)} `}
        {words.endBar.failedWay}
      </Why>
    </>
  )
}

const Why = ({ children }: { children: ReactNode }) =>
  children === null ? null : <p className="text-[0.93rem] text-ink">{children}</p>

function Ways({ state }: { state: Ended }) {
  const { session, openMessage } = useRoom()
  const hasLog = useRun((run) => run.artifacts.decision_log !== undefined)
  const last = useRun((run) => run.messages.at(run.messages.length - 1)?.messageId)
  const parent = useRun((run) => run.parent)
  const canFork = useCanFork()
  return (
    <div className="flex flex-wrap gap-2">
      {state === 'failed' && last !== undefined && (
        <Button onClick={() => openMessage(last)}>{words.endBar.toLast}</Button>
      )}
      {hasLog && (
        <Link
          href={outcomePath(session.runId)}
          className="inline-flex min-h-8 items-center rounded-md border border-accent bg-accent px-3 py-1 font-medium text-on-accent pointer-coarse:min-h-11"
        >
          {state === 'finished' ? words.endBar.review : words.endBar.drafts}
        </Link>
      )}
      <Link href={replayPath(session.runId)} className={WAY}>
        {words.again.replay}
      </Link>
      {canFork && <Button onClick={() => askFork({ changes: {} })}>{words.again.fork}</Button>}
      {parent !== null && (
        <Link href={comparePath(parent.runId, session.runId)} className={WAY}>
          {words.again.compare}
        </Link>
      )}
    </div>
  )
}

const WAY =
  'inline-flex min-h-8 items-center rounded-md border border-edge bg-sheet px-3 py-1 font-medium text-ink hover:bg-sunk pointer-coarse:min-h-11'

const reasonOf = (run: RunState): string => inNames(run, run.reason?.text ?? '')

const decisionsIn = ({ decisions }: RunState): number =>
  decisions.filter(({ status }) => status === 'decided').length

const tasksIn = ({ artifacts }: RunState): number =>
  (artifacts.action_items?.body ?? []).filter(({ status }) => status !== 'cancelled').length
