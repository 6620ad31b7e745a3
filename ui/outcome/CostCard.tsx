import type { RunState } from '../../backend/council/state.ts'
import { Card } from '../components/Field.tsx'
import { useRun, useView } from '../room/room-context.ts'
import { BySeat } from './BySeat.tsx'
import { forecastUsd } from './cost.ts'
import { words } from '../words/words.ts'

/** What the council has cost so far, by whom, and what it may come to. */
export function CostCard() {
  const run = useRun((one) => one)
  const tokens = useView((view) => view.spent)
  const { usage, panel, budget } = run
  const forecast = forecastUsd(run)
  return (
    <Card title={words.costWords.cost}>
      <p className="tabular text-[1.14rem]">
        {words.costWords.calls(usage.calls)},{' '}
        {tokens.unknownCalls > 0
          ? words.costWords.atLeast(usage.tokens)
          : words.costWords.tokens(usage.tokens)}
        {panel !== 'offline' && `, ${priceOf(usage)}`}
      </p>
      {panel !== 'offline' && usage.usd === null && usage.calls > 0 && (
        <p className="mt-1 text-soft">{words.costWords.unpricedHint}</p>
      )}
      {tokens.unknownCalls > 0 && (
        <p className="mt-1 text-soft">{words.costWords.unknownTokens(tokens.unknownCalls)}</p>
      )}
      {panel === 'offline' && <p className="mt-1 text-good">{words.costWords.offline}</p>}
      {tokens.failedCalls > 0 && (
        <p className="mt-1 text-warn">{words.costWords.failedCalls(tokens.failedCalls)}</p>
      )}
      {budget.maxCostUsd !== null && (
        <p className="mt-1 text-soft">
          {words.costMeter.limit(words.costWords.price(budget.maxCostUsd))} {words.costMeter.atLimit}
        </p>
      )}
      {forecast !== null && (
        <p className="mt-1 text-soft">
          {words.costMeter.forecast(words.costWords.price(forecast), budget.maxTurns)}
        </p>
      )}
      <BySeat />
    </Card>
  )
}

/** Unknown is never zero: what is not known is said, beside what is. */
function priceOf({ usd, knownUsd }: RunState['usage']): string {
  if (usd !== null) return words.costWords.price(usd)
  return knownUsd > 0 ? words.costWords.partly(knownUsd) : words.costWords.unpriced
}
