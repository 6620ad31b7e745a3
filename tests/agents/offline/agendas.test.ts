import { describe, expect, it } from 'vitest'
import { measure } from './measure.ts'

const folder = process.env['XIO_AGENDAS']

/** A floor under what was measured on a folder of agendas with a known outcome; the panel itself never sees the outcomes. */
describe.skipIf(folder === undefined)('a folder of agendas', () => {
  it('is weighed at least as well as when it was last measured', async () => {
    const rows = await measure(folder ?? '')
    expect(rows.filter((row) => row.status === 'decided').length).toBeGreaterThanOrEqual(6)
    for (const row of rows) {
      const [told, filed] = row.points.split('/')
      expect(told).toBe(filed)
      expect(row.risks).toBeGreaterThanOrEqual(2)
      expect(row.tasks).toBeGreaterThanOrEqual(3)
      expect(Number(row.ms)).toBeLessThan(1000)
    }
  }, 30_000)
})
