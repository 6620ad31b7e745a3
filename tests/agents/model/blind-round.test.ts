import { expect, it } from 'vitest'
import { held } from '../../support/model-council.ts'

const THREE = ['expert_a', 'expert_b', 'expert_c'].map((seat) => ({ seat, role: 'expert' as const }))

it('three experts think at the same time: no answer of the blind round comes before all were asked', async () => {
  // Asked one after the other, the first would wait here for ever.
  const waiting: (() => void)[] = []
  const hold = (phase: string): Promise<void> =>
    phase !== 'positions'
      ? Promise.resolve()
      : new Promise((resolve) => {
          waiting.push(resolve)
          if (waiting.length === THREE.length) for (const go of waiting) go()
        })
  const { state, server, events } = await held({
    meeting: { seats: THREE },
    hold: ({ phase }) => hold(phase),
    haste: 1,
  })
  expect(state.reason?.code).toBe('decided')
  expect(server.asked.filter((one) => one.phase === 'positions').map((one) => one.seat)).toHaveLength(3)
  const positions = events.filter((event) => event.type === 'position').slice(0, 3)
  expect(positions.map((event) => event.data.seat)).toEqual(['expert_a', 'expert_b', 'expert_c'])
})
