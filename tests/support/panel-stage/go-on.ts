import type { Dice } from '../random-council.ts'
import type { PanelStage } from './open.ts'
import { reason } from './texts.ts'

type Pace = { eventsPerSecond: number; deltasPerSecond: number; signal: AbortSignal }

/** A turn is chosen, begun, said, paid for and ended; what it brings comes on top. */
const EVENTS_A_TURN = 5
const TICK_MS = 50
const TOKENS_A_TURN = 160

/** The council goes on at this pace until the signal: turns with what they bring, words as they come, more time. */
export async function goOn(stage: PanelStage, d: Dice, pace: Pace): Promise<void> {
  const { eventsPerSecond, deltasPerSecond, signal } = pace
  let [turnsDue, tokensDue, tokens] = [0, 0, 0]
  while (!signal.aborted) {
    await stage.clock.sleep(TICK_MS, signal)
    turnsDue += (eventsPerSecond / EVENTS_A_TURN) * (TICK_MS / 1_000)
    tokensDue += deltasPerSecond * (TICK_MS / 1_000)
    // While the server is away nobody speaks either.
    if (signal.aborted || !stage.isUp()) continue
    if (tokensDue >= 1 && (await stage.begin()) !== null) {
      await stage.deltas(Math.floor(tokensDue))
      tokens += Math.floor(tokensDue)
      tokensDue %= 1
    }
    const isOver = eventsPerSecond === 0 && tokens >= TOKENS_A_TURN
    for (; turnsDue >= 1 || (isOver && tokens > 0); turnsDue = Math.max(0, turnsDue - 1)) {
      tokens = 0
      await stage.say(1, { contributions: brings(d) })
      if (d.chance(0.01)) await moreTime(stage)
    }
  }
}

async function moreTime(stage: PanelStage): Promise<void> {
  const { timeboxes } = await stage.state()
  const box = Object.values(timeboxes).find(
    ({ scope, state }) => scope.startsWith('item:') && state === 'open',
  )
  if (box !== undefined)
    await stage.command({ type: 'extend_timebox', timeboxId: box.timeboxId, seconds: 120 })
}

function brings(d: Dice): { tool: string; arguments: unknown }[] {
  const found: { tool: string; arguments: unknown }[] = []
  const option = d.pick(['o1', 'o2'])
  if (d.chance(0.2))
    found.push({ tool: 'take_position', arguments: { option, confidence: d.below(101) / 100 } })
  if (d.chance(0.3))
    found.push({
      tool: 'make_claim',
      arguments: { text: reason(d), kind: d.pick(['for', 'against']), option },
    })
  if (d.chance(0.05))
    found.push({
      tool: 'raise_risk',
      arguments: { risk: reason(d), option, impact: d.pick(['low', 'high']) },
    })
  return found
}
