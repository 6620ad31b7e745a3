import { nextStep } from '../council/next-step.ts'
import type { DriverCommand } from '../council/decide/driver-commands.ts'
import type { SpeakerPolicy } from '../council/speaker-policies/policy.ts'
import type { RunState } from '../council/state.ts'
import { perform, type Driver } from './effects.ts'
import { selectSpeaker } from './select-speaker.ts'
import { startAhead, takeTurn, type TurnRules } from './take-turn.ts'

export type DriveOptions = TurnRules & {
  /** When this driver claimed the run; everything before belongs to another. */
  claimedAt: number
  /** Nobody is there to answer: a question to a person takes its default at once. */
  alone: boolean
  policies: readonly SpeakerPolicy[]
}

export type DriveEnd = 'ended' | 'fenced' | 'suspended'

/** A deadline of wall time is looked at this often: a machine that slept wakes up behind it. */
const LOOK_MS = 60_000

/** How often the rules may fail on one run before it is set aside, so that it cannot hold up the others. */
const MOST_BREAKS = 3

/**
 * Moves one run on until it ends: read, ask `nextStep`, do it. There is no recovery code; after a crash a new driver
 * asks the same question.
 */
export function* driveRun(options: DriveOptions): Driver<DriveEnd> {
  let breaks = 0
  let stuckAt = -1
  for (;;) {
    const seen = yield* perform({ kind: 'read' }, 'read', 'fenced')
    if (seen.kind === 'fenced') return 'fenced'
    const { state, now, tick, jumped } = seen
    const { claimedAt, policies } = options
    const step = nextStep(state, { now, claimedAt, jumped, policies })
    if (step.kind === 'done') return 'ended'
    if (step.kind === 'wait' && !(options.alone && step.questionId !== undefined)) {
      // A person may take long to answer blind; the others need not wait for it.
      if (state.status === 'waiting_for_human') yield* startAhead(state)
      const until = step.until === undefined ? {} : { until: tick + Math.min(step.until - now, LOOK_MS) }
      yield* perform({ kind: 'wait', seq: state.seq, ...until }, 'woken', 'time-up')
      continue
    }
    if (step.kind === 'take-turn') {
      const end = yield* takeTurn(state, step.turn, options, tick)
      if (end === 'fenced') return 'fenced'
      breaks = end === 'broken' ? breaks + 1 : 0
    } else if (step.kind === 'ask-selector') {
      const end = yield* selectSpeaker(state, step, options)
      if (end === 'fenced') return 'fenced'
      const stuck = end === 'broken' || stuckAt === state.seq
      breaks = stuck ? breaks + 1 : 0
      stuckAt = state.seq
    } else {
      const reply = yield* perform(
        { kind: 'command', command: commandFor(step, options.claimedAt) },
        'done',
        'refused',
        'fenced',
        'broken',
      )
      if (reply.kind === 'fenced') return 'fenced'
      // A step that leaves the log as it was would be asked for again and again.
      const stuck = reply.kind === 'broken' || stuckAt === state.seq
      breaks = stuck ? breaks + 1 : 0
      stuckAt = state.seq
    }
    if (breaks >= MOST_BREAKS) return yield* quarantine(state)
  }
}

type CommandStep = Exclude<ReturnType<typeof nextStep>, { kind: 'done' | 'take-turn' | 'ask-selector' }>

function commandFor(step: CommandStep, claimedAt: number): DriverCommand {
  switch (step.kind) {
    case 'start':
      return { type: 'driver_start' }
    case 'claim':
      return { type: 'driver_claim', at: claimedAt }
    case 'straighten':
      return { type: 'clock_jumped', side: 'after' }
    case 'select-speaker':
      return { type: 'next_turn' }
    case 'interrupt-turn':
      return {
        type: 'turn_interrupted',
        turnId: step.turn.turnId,
        attempt: step.turn.attempt,
        text: '',
        calls: [],
      }
    case 'cut-turn':
      return { type: 'turn_cut', turnId: step.turn.turnId, attempt: step.turn.attempt, text: '', calls: [] }
    case 'question-due':
      return { type: 'question_due', questionId: step.questionId }
    case 'wait':
      return { type: 'question_due', questionId: step.questionId ?? '', now: true }
  }
}

function* quarantine(state: RunState): Driver<DriveEnd> {
  const reason = `The rules failed ${MOST_BREAKS} times after event ${state.seq}; the run is set aside.`
  yield* perform(
    { kind: 'command', command: { type: 'fail_run', reason, code: 'quarantined' } },
    'done',
    'refused',
    'fenced',
    'broken',
  )
  return 'ended'
}
