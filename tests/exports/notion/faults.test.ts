import { describe, expect, test } from 'vitest'
import type { Fault, FaultRule } from '../../support/emulators/core/faults.ts'
import { DAY, HOUR, MINUTE, notionWorlds } from './given.ts'
import { seen } from './seen.ts'

const given = notionWorlds()

/** A record is exported, changed and exported again; what stands in Notion then. */
async function exported(rules: readonly FaultRule[], random: { seed: number; rate: number } | null = null) {
  const start = await given(random === null ? {} : { emulatorSeed: random.seed })
  const { world, control } = start
  for (const rule of rules) control.fault(rule)
  if (random !== null) control.random(random)
  const { runId, meeting } = await world.recorded(undefined, ['notion'])
  await world.quiet(3 * HOUR)
  const value = 'The tool library moves to the school hall in April.'
  const patch = [{ op: 'replace' as const, path: '/decision', value }]
  await world.command(runId, { type: 'edit_artifact', kind: 'decision_log', patch })
  const due = [{ op: 'replace' as const, path: '/0/due_date', value: '2026-02-08' }]
  await world.command(runId, { type: 'edit_artifact', kind: 'action_items', patch: due })
  await world.quiet(3 * HOUR)
  control.clearFaults()
  await world.quiet(30 * MINUTE)
  for (let day = 1; day <= 2; day++) {
    world.clock.advance(DAY)
    await world.quiet(5 * MINUTE)
  }
  const rows = await world.rows(runId)
  return { ...start, runId, meeting, rows, seen: seen(start) }
}

const FAULTS: Record<string, Fault> = {
  'a 429': { kind: '429', retryAfter: 7 },
  'a 429 in HTML': { kind: '429', html: true, retryAfter: 2 },
  'a conflict': { kind: 'conflict' },
  'a 500 before': { kind: 'status', code: 500, commit: 'before' },
  'a 503 after': { kind: 'status', code: 503, commit: 'after' },
  'a 502 page after': { kind: 'status', code: 502, commit: 'after', html: true },
  'a reset before': { kind: 'reset', commit: 'before' },
  'a reset after': { kind: 'reset', commit: 'after' },
  'half an answer': { kind: 'truncate' },
  'no JSON': { kind: 'garbageJson' },
  'a late commit': { kind: 'lateCommit', ms: 40_000 },
}
const CALLS: Record<string, NonNullable<FaultRule['match']>> = {
  'the query': { path: '/query' },
  'the making': { method: 'POST', path: '/v1/pages' },
  'the publishing': { method: 'PATCH', path: '/v1/pages/' },
  'the reading': { method: 'GET', path: '/v1/pages/' },
  'the list of blocks': { method: 'GET', path: '/children' },
  'the append': { method: 'PATCH', path: '/children' },
  'the deletion': { method: 'DELETE' },
  'the database': { method: 'GET', path: '/data_sources/' },
  'who we are': { path: '/users/me' },
}

describe('given every fault, one after the other,', { timeout: 120_000 }, () => {
  for (const [call, match] of Object.entries(CALLS))
    test(`at ${call}, when they are over, then each row is there once, exactly`, async () => {
      const clean = await (cleanRun ??= exported([]))
      const rules = Object.values(FAULTS).map((fault) => ({ match, times: 1, fault }))
      const { seen: found, control, rows } = await exported(rules)
      expect(rows.map(({ status, error }) => [status, error])).toEqual(rows.map(() => ['succeeded', null]))
      expect(found).toEqual(clean.seen)
      expect(counts(control)).toEqual([ONE, ONE, ONE])
      expect(control.unserved()).toEqual([])
    })
})
let cleanRun: ReturnType<typeof exported> | undefined

describe('given faults at a third of all requests', { timeout: 120_000 }, () => {
  for (let seed = 1; seed <= 3; seed++)
    test(`(seed ${seed}), when they are over, then each row is there once, exactly`, async () => {
      const clean = await (cleanRun ??= exported([]))
      const { seen: found, control } = await exported([], { seed, rate: 0.3 })
      expect(found).toEqual(clean.seen)
      expect(counts(control)).toEqual([ONE, ONE, ONE])
      expect(control.unserved()).toEqual([])
    })
})

/** Live pages of each key, now and at most. */
const counts = (control: Awaited<ReturnType<typeof exported>>['control']) =>
  Object.values(control.keys()).map(({ live, most }) => [live.length, most])
const ONE = [1, 1]
