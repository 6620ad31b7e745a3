import type { Random } from '../../../backend/ports/outside.ts'
import type { Fault } from '../../support/emulators/core/faults.ts'
import type { TargetUnderTest } from './kind.ts'

const MINUTE = 60_000
const COMMITS = ['before', 'after'] as const

/** Everything that networks and services do. */
const FAULTS: readonly Fault[] = [
  { kind: '429', retryAfter: 1 },
  { kind: '429', retryAfter: 70 },
  { kind: '429', noHeader: true },
  { kind: 'conflict' },
  ...COMMITS.flatMap((commit): Fault[] => [
    { kind: 'status', code: 500, commit },
    { kind: 'status', code: 502, commit, html: true },
    { kind: 'status', code: 503, commit },
    { kind: 'reset', commit },
    { kind: 'delay', ms: 40_000, commit },
  ]),
  { kind: 'reset', commit: 'mid-body' },
  { kind: 'truncate' },
  { kind: 'garbageJson' },
  { kind: 'slowBody', ms: 20_000 },
  { kind: 'staleKeepAlive' },
  { kind: 'lateCommit', ms: 5_000 },
  { kind: 'lateCommit', ms: 55_000 },
]

/** What happens when, in ms from the start; and what can go wrong until the faults stop. */
export type Drawn = ReturnType<typeof draw>

/** A scenario, all of it from one seed. */
export function draw(random: Random, { survivesLoss, endsHangs, waitsMs, faults = FAULTS }: TargetUnderTest) {
  const chance = (p: number) => random() < p
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] ?? of[0]!
  const stop = Math.round((2 + random() * 20) * MINUTE)
  const times = (most: number) =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, () =>
      // Often soon, when much is under way.
      Math.round(random() * (chance(0.5) ? MINUTE : stop)),
    ).toSorted((a, b) => a - b)
  const isTooLate = chance(0.15)
  const usual = faults.filter(() => chance(0.6))
  const late: Fault[] = isTooLate ? [{ kind: 'lateCommit', ms: waitsMs + 100_000 }] : []
  const hangs: Fault[] = endsHangs && chance(0.1) ? [{ kind: 'hang', commit: one(COMMITS) }] : []
  const loses = survivesLoss && chance(0.1)
  const edits = loses ? [] : times(2)
  return {
    tasks: one([0, 1, 1, 2, 2, 3, 3, 4, 5, 8, 12]),
    rate: one([0, 0.1, 0.3, 0.3, 0.3]),
    faults: [...(usual.length === 0 ? faults : usual), ...late, ...hangs],
    /** Something may be carried out later than anybody waits for it: then only the next edit mends it. */
    isTooLate,
    kills: Array.from({ length: one([0, 1, 1, 2, 3, 4]) }, () => 1 + Math.floor(random() ** 2 * 120)),
    isAwayMs: one([0, 0, 5_000, 60_000, 240_000]),
    workers: chance(0.25) ? 2 : 1,
    unheld: chance(0.5) ? 0.4 : 0,
    lagMs: one([0, 0, 3_000, 60_000, 600_000]),
    edits,
    humanEdits: chance(0.5) ? times(2) : [],
    /** Another run of the meeting is chosen. */
    otherRun: !loses && chance(0.15) ? Math.round(random() * stop) : null,
    /** The database is put back to what it was then. */
    loss: loses ? { copyAt: Math.round((random() * stop) / 2), at: stop } : null,
    stop: stop + 1,
  }
}
