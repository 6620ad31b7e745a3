import type { AgendaItem } from '../../schemas/generated/types.ts'
import type { RunState } from '../council/state.ts'
import { elapsedAt, remainingMs } from '../council/time-left.ts'
import { isoOf } from '../council/time.ts'

/** A run as `GET /runs/{id}` shows it. `now` moves the clocks of a run that is running. */
export function runRecord(state: RunState, { adopted, now }: { adopted: boolean; now: number }) {
  return {
    id: state.runId,
    kind: state.kind,
    meetingId: state.meeting.id,
    status: state.status,
    phase: state.phase,
    turn: state.turns,
    currentSpeaker: state.turn?.seat ?? null,
    nextSpeaker: state.selected?.seat ?? state.floor[0]?.seat ?? null,
    timeboxes: timeboxes(state, now),
    lastSeq: state.seq,
    usage: usageTotals(state),
    adopted,
    createdAt: isoOf(state.createdAt),
    startedAt: state.startedAt === null ? null : isoOf(state.startedAt),
    endedAt: state.endedAt === null ? null : isoOf(state.endedAt),
  }
}

export function usageTotals({ turns, usage, elapsedMs }: RunState) {
  return { turns, tokens: usage.tokens, usd: usage.usd, seconds: elapsedMs / 1000 }
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
