import { useStore } from 'zustand'
import type { RunState } from '../../backend/council/state.ts'
import { words } from '../words/words.ts'
import type { RoomSession } from '../run/room-session.ts'
import { COST, tell } from './signals.ts'

/** What the council has cost so far, in the bar over the page; pressed, it tells by whom. */
export function CostChip({ session }: { session: RoomSession }) {
  const text = useStore(session.run, ({ state }) => (state === null ? null : spentInWords(state)))
  if (text === null) return null
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={words.costMeter.label(text)}
      onClick={() => tell(COST)}
      className="tabular min-h-7 shrink-0 rounded-md px-2 text-[0.93rem] whitespace-nowrap text-soft hover:bg-sunk hover:text-ink max-sm:hidden pointer-coarse:min-h-11"
    >
      {text}
    </button>
  )
}

/** Unknown is not zero, and what costs nothing says why. */
export function spentInWords({ panel, usage, budget }: Pick<RunState, 'panel' | 'usage' | 'budget'>): string {
  if (panel === 'offline') return words.costMeter.free
  if (usage.usd === null && usage.knownUsd === 0) return words.costMeter.unpriced
  const known = words.costWords.price(usage.usd ?? usage.knownUsd)
  const spent = usage.usd === null ? words.costMeter.atLeast(known) : known
  return budget.maxCostUsd === null
    ? spent
    : words.costMeter.of(spent, words.costWords.price(budget.maxCostUsd))
}
