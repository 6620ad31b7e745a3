import type { AgendaItem } from '../../schemas/generated/types.ts'
import { overviewOf } from '../council/overview/overview.ts'
import type { RunState } from '../council/state.ts'
import { elapsedAt, remainingMs } from '../council/time-left.ts'
import { isoOf } from '../council/time.ts'

/** A run as `GET /runs/{id}` shows it. `now` moves the clocks of a run that is running. */
export function runRecord(
  state: RunState,
  { adopted, archived = false, now }: { adopted: boolean; archived?: boolean; now: number },
) {
  return {
    id: state.runId,
    kind: state.kind,
    meetingId: state.meeting.id,
    ...overviewOf(state),
    status: state.status,
    phase: state.phase,
    turn: state.turns,
    currentSpeaker: state.turn?.seat ?? null,
    /** The same by the name that people know. */
    speaker: speakerOf(state),
    nextSpeaker: state.selected?.seat ?? state.floor[0]?.seat ?? null,
    timeboxes: timeboxes(state, now),
    lastSeq: state.seq,
    usage: usageTotals(state),
    seconds: elapsedAt(state, now) / 1000,
    adopted,
    /** Put away by a person. */
    archived,
    createdAt: isoOf(state.createdAt),
    startedAt: state.startedAt === null ? null : isoOf(state.startedAt),
    endedAt: state.endedAt === null ? null : isoOf(state.endedAt),
  }
}

export function usageTotals({ turns, usage, elapsedMs }: RunState) {
  return { turns, tokens: usage.tokens, usd: usage.usd, knownUsd: usage.knownUsd, seconds: elapsedMs / 1000 }
}

function speakerOf({ turn, seats, occupants }: RunState) {
  const seat = seats.find((one) => one.seat === turn?.seat)
  return seat === undefined ? null : { seat: seat.seat, name: occupants[seat.seat]?.name ?? seat.name }
}

function timeboxes(state: RunState, now: number) {
  const running = state.status === 'running'
  const elapsed = elapsedAt(state, now)
  return Object.values(state.timeboxes).map((box) => {
    const left = Math.max(0, Math.round(remainingMs(box, elapsed)))
    const { timeboxId, scope, totalMs } = box
    const deadline = running && box.state === 'open' ? { deadline: isoOf(now + left) } : {}
    return {
      timeboxId,
      scope,
      state: box.state,
      ...atZeroOf(state, scope),
      totalSeconds: totalMs / 1000,
      remainingMs: left,
      ...deadline,
    }
  })
}

/** What happens when an item's time is up; the other timeboxes have no say in that. */
function atZeroOf({ meeting }: RunState, scope: string): { atZero?: AgendaItem['atZero'] } {
  const item = meeting.agenda.find(({ id }) => scope === `item:${id}`)
  return item === undefined ? {} : { atZero: item.atZero }
}
