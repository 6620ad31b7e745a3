import { describe, expect, it } from 'vitest'
import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import type { Leases } from '../../backend/ports/leases.ts'
import type { RunLog } from '../../backend/ports/run-log.ts'
import { logOf, newRun } from '../support/events.ts'

/** What every implementation of leases promises; `open` gets the log whose fence they raise. */
export function leasesContract(name: string, open: (log: RunLog) => Leases): void {
  const start = async () => {
    const log = memoryRunLog()
    for (const runId of ['run-1', 'run-2']) await log.create(newRun(runId))
    return { log, leases: open(log) }
  }

  describe(`leases (${name})`, () => {
    it('are held by one owner at a time', async () => {
      const { leases } = await start()
      expect(await leases.claim('run-1', 'a')).toBe(1)
      expect(await leases.claim('run-1', 'b')).toBeNull()
      expect(await leases.claim('run-2', 'b')).toBe(1)
    })

    it('give the holder its own epoch again', async () => {
      const { leases } = await start()
      const epoch = await leases.claim('run-1', 'a')
      expect(await leases.claim('run-1', 'a')).toBe(epoch)
    })

    it('go to one of many who claim at once', async () => {
      const { leases } = await start()
      const owners = Array.from({ length: 20 }, (_, index) => `owner-${index}`)
      const claims = await Promise.all(owners.map((owner) => leases.claim('run-1', owner)))
      expect(claims.filter((epoch) => epoch !== null)).toHaveLength(1)
    })

    it('fence the former holder in the log when they change hands', async () => {
      const { log, leases } = await start()
      const former = await leases.claim('run-1', 'a')
      await leases.release('run-1', 'a')
      const epoch = await leases.claim('run-1', 'b')
      expect(epoch).toBeGreaterThan(former ?? 0)
      const events = logOf(2).slice(1)
      expect(await log.append('run-1', 1, former ?? 0, events)).toMatchObject({ ok: false, reason: 'fenced' })
      expect(await log.append('run-1', 1, epoch ?? 0, events)).toMatchObject({ ok: true })
    })

    it('are not released by anyone else', async () => {
      const { leases } = await start()
      await leases.claim('run-1', 'a')
      await leases.release('run-1', 'b')
      expect(await leases.claim('run-1', 'b')).toBeNull()
      await leases.release('run-2', 'b')
      expect(await leases.claim('run-2', 'a')).toBe(1)
    })

    it('renew just those that are still held', async () => {
      const { leases } = await start()
      await leases.claim('run-1', 'a')
      await leases.claim('run-2', 'b')
      expect(await leases.renew(['run-1', 'run-2', 'run-3'], 'a')).toEqual(['run-1'])
      await leases.release('run-1', 'a')
      expect(await leases.renew(['run-1'], 'a')).toEqual([])
    })

    it('are not left behind by a claim that failed', async () => {
      const { log, leases } = await start()
      await expect(leases.claim('run-3', 'a')).rejects.toThrow('no run')
      await log.create(newRun('run-3'))
      expect(await leases.claim('run-3', 'b')).toBe(1)
    })
  })
}
