import { expect, test } from 'vitest'
import { MOST_DELAY_MS, refuseWhileLate } from '../../backend/http/plugins/pressure.ts'

/** An event loop whose next turns take so long. */
function loopOf(...turnsMs: number[]) {
  let at = 0
  return { now: () => at, turn: async () => void (at += turnsMs.shift() ?? 0) }
}

test('after one long step that is over, who asks is served', async () => {
  await expect(refuseWhileLate(loopOf(1, 3))).resolves.toBeUndefined()
})

test('while each turn is late, who asks is told to come again', async () => {
  await expect(refuseWhileLate(loopOf(5, MOST_DELAY_MS + 1))).rejects.toMatchObject({ status: 503 })
})
