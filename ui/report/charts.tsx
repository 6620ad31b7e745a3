import type { RunState } from '../../backend/council/state.ts'
import type { Spent } from '../../backend/council/timeline/spent.ts'
import type { Trail } from '../../backend/council/timeline/trail.ts'
import { Bars } from '../charts/Bars.tsx'
import { Columns } from '../charts/Columns.tsx'
import { traceOf } from '../convergence/trace.ts'
import { clock } from '../lib/time.ts'
import { format } from '../words/format.ts'
import { visualWords } from '../words/words.ts'

type Item = { title: string; plannedSeconds: number; usedSeconds: number }

/** How long each item was to take, and took. */
export function ItemTimes({ items }: { items: readonly Item[] }) {
  const over = items.filter(({ plannedSeconds, usedSeconds }) => usedSeconds > plannedSeconds).length
  return (
    <Bars
      level={2}
      n={0}
      count={visualWords.report.itemCount(items.length)}
      title={visualWords.report.items(over)}
      of={visualWords.report.item}
      parts={[visualWords.report.planned, visualWords.report.used]}
      rows={items.map((one) => ({ label: one.title, parts: [one.plannedSeconds, one.usedSeconds] }))}
      say={(seconds) => (seconds === null ? visualWords.chart.unknown : clock(seconds * 1000))}
      isGrouped
    />
  )
}

/** What each seat took of each model, in tokens; the price stands beside its name where it is known. */
export function Spending({ run, spent }: { run: RunState; spent: Spent }) {
  const rows = run.panel === 'offline' ? [] : Object.values(spent.by)
  const nameOf = (id: string) => run.seats.find(({ seat }) => seat === id)?.name ?? id
  return (
    <Bars
      level={2}
      n={0}
      count={run.panel === 'offline' ? '' : visualWords.report.calls(run.usage.calls)}
      title={
        run.panel === 'offline' ? visualWords.report.offline : visualWords.report.tokens(run.usage.tokens)
      }
      {...(spent.unknownCalls > 0 ? { hint: visualWords.report.unknownTokens(spent.unknownCalls) } : {})}
      of={visualWords.report.seatAndModel}
      parts={[visualWords.report.tokensColumn]}
      rows={rows.map(({ seat, model, promptTokens, completionTokens, usd }) => ({
        label: `${nameOf(seat)}, ${model}, ${usd === null ? visualWords.report.notPriced : format().usd(usd)}`,
        parts: [promptTokens === null || completionTokens === null ? null : promptTokens + completionTokens],
      }))}
      say={(n) => (n === null ? visualWords.chart.unknown : format().number(n))}
    />
  )
}

/** Whether the turns still added anything. */
export function NewClaims({ run, trail }: { run: RunState; trail: Trail | null }) {
  const isWhole = trail === null || trail.length === 0 || trail.at(0) !== undefined
  const { turns } = traceOf(run, trail ?? [], run.elapsedMs)
  const drawn = isWhole ? turns : []
  const claims = drawn.reduce((sum, { newClaims }) => sum + newClaims, 0)
  return (
    <Columns
      level={2}
      n={0}
      count={isWhole ? visualWords.report.turnCount(drawn.length) : visualWords.report.partly}
      title={visualWords.report.claims(claims, drawn.length)}
      of={visualWords.report.turn}
      parts={[visualWords.report.newClaims]}
      columns={drawn.map(({ turn, newClaims }) => ({ label: String(turn), parts: [newClaims] }))}
      say={(n) => format().number(n)}
      isTime
    />
  )
}
