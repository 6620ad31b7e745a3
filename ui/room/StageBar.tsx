import { useMemo } from 'react'
import { useStore } from 'zustand'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { cx } from '../components/cx.ts'
import { StatusChip } from '../components/StatusChip.tsx'
import { useHeadingFocus } from '../app/use-page.ts'
import { Budget } from './Budget.tsx'
import { Idle } from './Idle.tsx'
import { useRoom, useRun, useView } from './room-context.ts'
import { SpeakerBadge } from './SpeakerBadge.tsx'
import { NotPast } from './NotPast.tsx'
import { speakerOf } from './speakers.ts'
import type { StageState } from './stage-state.ts'
import { TabTitle } from './TabTitle.tsx'
import { TimeLeft } from './TimeLeft.tsx'
import { useStageState } from './use-stage-state.ts'
import { inNames, nextSpeaker } from './who.ts'
import { words } from '../words/words.ts'

/** Who has the floor, who is next and why, how much time is left, and the controls: always in the same place. */
export function StageBar() {
  const state = useStageState()
  const isStill = state === 'paused' || state === 'awaiting'
  return (
    <section aria-label={words.stage.now} className={cx('min-w-0', isStill && 'stripes')}>
      <Heading />
      <NotPast>
        <TabTitle />
      </NotPast>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 pb-2.5 max-sm:gap-x-3">
        {/* On a narrow screen each has a row of its own. */}
        <div className="flex min-w-0 flex-1 basis-72 flex-wrap items-center gap-x-7 gap-y-1.5 max-sm:contents">
          <CurrentSpeaker state={state} />
          <NextSpeaker />
        </div>
        <TimeLeft />
      </div>
      <NotPast>
        <Budget />
      </NotPast>
    </section>
  )
}

function Heading() {
  const heading = useHeadingFocus()
  const run = useRun((one) => one)
  const { agenda, title } = run.meeting
  const index = agenda.findIndex((item) => item.id === run.itemId)
  return (
    <div className="flex min-w-0 items-baseline gap-3 px-4 pt-2.5 pb-1.5">
      <h1 ref={heading} tabIndex={-1} className="truncate text-[1.14rem] leading-tight" title={title}>
        {title}
      </h1>
      <Status />
      <p className="ms-auto hidden shrink-0 text-soft sm:block">
        {!ENDED.has(run.status) && words.phase[run.phase]}
        {agenda.length > 1 &&
          index >= 0 &&
          `, ${words.stage.item(index + 1, agenda.length)}: ${agenda[index]?.title ?? ''}`}
      </p>
    </div>
  )
}

function Status() {
  const status = useRun((run) => run.status)
  const state = useStageState()
  return <StatusChip status={status}>{stateInWords(state, status)}</StatusChip>
}

function stateInWords(state: StageState, status: RunState['status']): string {
  const said = words.stageState
  if (state === 'pausing' || state === 'stopping' || state === 'finishing') return said[state]
  return words.status[status]
}

function CurrentSpeaker({ state }: { state: StageState }) {
  const run = useRun((one) => one)
  const { turn } = run
  const reason = useView((view) => (turn === null ? undefined : view.reasons[turn.turnId]))
  const activity = useActivity()
  if (turn === null) return ENDED.has(run.status) ? null : <Idle state={state} />
  const speaker = speakerOf(run.seats, turn.seat, turn.seat)
  return (
    <div className="flex min-w-0 items-center gap-3 max-sm:w-full">
      <SpeakerBadge
        speaker={speaker}
        size="large"
        lively={run.status === 'running' && activity !== words.stage.speaking}
      />
      <div className="min-w-0">
        <p className="truncate leading-snug">
          <span className="font-semibold">{nameInSeat(run, turn.seat, speaker.name)}</span>{' '}
          <span className="text-soft">{activity}</span>
          {turn.attempt > 1 && <span className="text-warn">, {words.stage.attempt(turn.attempt)}</span>}
        </p>
        {reason !== undefined && (
          <p className="line-clamp-1 text-[0.93rem] text-soft" title={inNames(run, reason)}>
            {sentence(inNames(run, reason))}
          </p>
        )}
      </div>
    </div>
  )
}

/** The seat, and who sits in it where that is a person. */
const nameInSeat = (run: RunState, seat: string, name: string): string => {
  const occupant = run.occupants[seat]
  return occupant === undefined ? name : words.stage.inSeat(name, occupant.name)
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Thinking until the first words arrive; in the blind round no words are shown before the answer is in. */
function useActivity(): string {
  const { session } = useRoom()
  const isBlind = useRun((run) => run.phase === 'positions' && run.meeting.quality.blindRound)
  const messageId = useRun((run) => run.turn?.messageId)
  const speaks = useStore(session.drafts, ({ draft }) => draft !== null && draft.messageId === messageId)
  const isAsked = useRun((run) => run.human?.purpose === 'turn')
  if (isAsked) return words.stage.awaited
  return speaks ? words.stage.speaking : isBlind ? words.stage.blind : words.stage.thinking
}

function NextSpeaker() {
  const run = useRun((one) => one)
  const next = useMemo(() => nextSpeaker(run), [run])
  if (next === null) return null
  // On a narrow screen the room is the question's.
  const isAsked = run.status === 'waiting_for_human'
  const speaker = next.seat === null ? null : speakerOf(run.seats, next.seat, next.seat)
  return (
    <div
      className={cx(
        'flex min-w-0 items-center gap-2 overflow-hidden text-[0.93rem] text-soft max-sm:w-full',
        isAsked && 'max-sm:hidden',
      )}
    >
      {speaker !== null && (
        <>
          <span className="shrink-0">{words.stage.next}</span>
          <SpeakerBadge speaker={speaker} size="small" />
        </>
      )}
      <span className="min-w-0 truncate">
        {speaker === null ? (
          sentence(next.why)
        ) : (
          <>
            <span className="font-medium text-ink">{speaker.name}</span> {next.why}
          </>
        )}
      </span>
    </div>
  )
}
