// The same program with one guard taken out. Each must be killed by the simulator, or the simulator proves nothing.
import type { Runs } from '../../backend/log/runs.ts'
import type { SeatRules } from '../../backend/log/rules-context.ts'
import type { Clock } from '../../backend/ports/outside.ts'
import type { RunLog, StoredEvent } from '../../backend/ports/run-log.ts'
import type { Voices } from '../../backend/ports/voice.ts'
import type { Meeting } from '../../schemas/generated/types.ts'
import type { World } from './world.ts'

export type Mutant = {
  name: string
  /** Councils in which the guard is needed; any council where it is left out. */
  meeting?: (given: Partial<Meeting>) => Partial<Meeting>
  log?: (log: RunLog) => RunLog
  runs?: (runs: Runs, world: World) => Runs
  rules?: Partial<SeatRules>
  voices?: (voices: Voices) => Voices
  clock?: (clock: Clock) => Clock
  /** Nobody hears of what was appended. */
  deaf?: boolean
}

export const NONE: Mutant = { name: 'none' }

export const MUTANTS: readonly Mutant[] = [
  { name: 'no expected seq: an append goes in wherever the log stands', log: withoutSeq },
  { name: 'no fence: an old driver still writes', log: withoutFence },
  { name: 'epochs repeat: two drivers hold the same', log: sameEpoch },
  { name: 'acknowledged before the commit', log: ackFirst },
  { name: 'the command id is not looked at', runs: everyCommandNew },
  { name: 'a pause is seen only between turns', runs: blindToPause },
  {
    name: 'the time of an item is looked at only between turns',
    runs: blindToZero,
    // Few councils come to the end of a short time with somebody speaking: this one is bound to.
    meeting: (given) => ({
      ...given,
      seats: [
        { seat: 'expert_a', role: 'expert' },
        { seat: 'expert_b', role: 'expert' },
      ],
      agenda: [{ title: 'What could go wrong', kind: 'discuss', timeboxMinutes: 0.2, atZero: 'cut' }],
    }),
  },
  { name: 'a stop does not abort the call', voices: neverAborted },
  { name: 'retries have no cap', rules: { attempts: () => Infinity } },
  { name: 'durations are taken from the wall clock', clock: (clock) => ({ ...clock, monotonic: clock.now }) },
  { name: 'nobody is woken', deaf: true },
  { name: 'the last event of a page is not read', log: shortRead },
]

function withoutSeq(log: RunLog): RunLog {
  return {
    ...log,
    async append(runId, seq, epoch, events, summary) {
      const result = await log.append(runId, seq, epoch, events, summary)
      if (result.ok || result.reason === 'fenced') return result
      const behind = events.map((event, i) => ({ ...event, seq: result.headSeq + i + 1 }))
      return log.append(runId, result.headSeq, epoch, behind, summary)
    },
  }
}

function withoutFence(log: RunLog): RunLog {
  return {
    ...log,
    async append(runId, seq, epoch, events, summary) {
      const result = await log.append(runId, seq, epoch, events, summary)
      const head = await log.head(runId)
      if (result.ok || result.reason === 'conflict' || head === null) return result
      return log.append(runId, seq, head.epoch, events, summary)
    },
  }
}

function sameEpoch(log: RunLog): RunLog {
  const epochs = new Map<string, number>()
  return {
    ...log,
    async fence(runId) {
      const epoch = epochs.get(runId) ?? (await log.fence(runId))
      epochs.set(runId, epoch)
      return epoch
    },
  }
}

/** The commit comes with the next one, if there is one. */
function ackFirst(log: RunLog): RunLog {
  const waiting = new Map<string, StoredEvent[]>()
  return {
    ...log,
    async append(runId, seq, epoch, events, summary) {
      const held = waiting.get(runId) ?? []
      const isCommand = events[0]?.bytes.includes('"type":"command"') === true && events.length === 1
      if (held.length === 0 && isCommand) {
        waiting.set(runId, [...events])
        return { ok: true, headSeq: seq + events.length }
      }
      waiting.delete(runId)
      const first = held[0]
      return first === undefined || first.seq !== seq - held.length + 1
        ? log.append(runId, seq, epoch, events, summary)
        : log.append(runId, first.seq - 1, epoch, [...held, ...events], summary)
    },
  }
}

function shortRead(log: RunLog): RunLog {
  return { ...log, read: async (runId, after, limit) => (await log.read(runId, after, limit)).slice(0, -1) }
}

function everyCommandNew(runs: Runs): Runs {
  let n = 0
  const known = new Set<string>()
  return changed(runs, {
    async command(runId, input) {
      const commandId = known.has(input.commandId) ? `${input.commandId}#${n++}` : input.commandId
      known.add(input.commandId)
      return runs.command(runId, { ...input, commandId })
    },
  })
}

function blindToPause(runs: Runs): Runs {
  return changed(runs, {
    peek(runId) {
      const state = runs.peek(runId)
      return state?.status === 'paused' && state.turn !== null ? { ...state, status: 'running' } : state
    },
  })
}

function blindToZero(runs: Runs): Runs {
  return changed(runs, {
    peek(runId) {
      const state = runs.peek(runId)
      if (state?.turn == null) return state
      const agenda = state.meeting.agenda.map((item) => ({ ...item, atZero: 'finish_turn' as const }))
      return { ...state, meeting: { ...state.meeting, agenda } }
    },
  })
}

function neverAborted(voices: Voices): Voices {
  return (run) => {
    const seats = voices(run)
    return (seat) => ({
      speak: (request, options) =>
        seats(seat).speak(request, { ...options, signal: new AbortController().signal }),
    })
  }
}

/** The production object, some of its methods replaced. */
function changed(runs: Runs, changes: Partial<Pick<Runs, 'command' | 'peek'>>): Runs {
  return new Proxy(runs, {
    get(target, key) {
      const value: unknown = Reflect.get(key in changes ? changes : target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
