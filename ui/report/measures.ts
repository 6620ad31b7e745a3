import type { insightOf } from '../../backend/council/overview/insight.ts'
import type { RunState } from '../../backend/council/state.ts'
import { clock } from '../lib/time.ts'
import { visualWords } from '../words/words.ts'

/** A figure of a run with its target; `state` is null where there is nothing to reach. */
export type Measure = {
  name: 'decided' | 'tasks' | 'owned' | 'prepared' | 'approved' | 'cost'
  /** Seconds, or what to say. */
  value: number | string
  target: string
  state: 'met' | 'missed' | 'unknown' | null
}

const DECISION_SECONDS = 15 * 60
const PREPARATION_SECONDS = 7 * 60
const [LEAST_TASKS, MOST_TASKS] = [5, 10]

/** The figures that a council is measured by (SPEC section 12). */
export function measuresOf(run: RunState, insight: ReturnType<typeof insightOf>): Measure[] {
  const { report } = visualWords
  const { decidedSeconds, tasks, tasksWithOwnerAndDue: owned, approved } = insight
  const prepared = run.preparationSeconds
  return [
    {
      name: 'decided',
      value: decidedSeconds ?? report.undecided,
      target: report.within(clock(DECISION_SECONDS * 1000)),
      state: reached(decidedSeconds !== null && decidedSeconds <= DECISION_SECONDS),
    },
    {
      name: 'tasks',
      value: String(tasks),
      target: report.fiveToTen,
      state: reached(tasks >= LEAST_TASKS && tasks <= MOST_TASKS),
    },
    {
      name: 'owned',
      value: report.ofAll(owned, tasks),
      target: report.every,
      state: tasks === 0 ? 'unknown' : reached(owned === tasks),
    },
    {
      name: 'prepared',
      value: prepared ?? report.notMeasured,
      target: report.within(clock(PREPARATION_SECONDS * 1000)),
      state: prepared === null ? null : reached(prepared <= PREPARATION_SECONDS),
    },
    {
      name: 'approved',
      value: approved ? report.yes : report.no,
      target: report.wished,
      state: reached(approved),
    },
    cost(run),
  ]
}

const reached = (isMet: boolean): 'met' | 'missed' => (isMet ? 'met' : 'missed')

function cost({ usage, budget, panel }: RunState): Measure {
  const { report } = visualWords
  const most = budget.maxCostUsd
  const value = usage.usd === null && panel !== 'offline' ? report.notPriced : report.usd(usage.usd ?? 0)
  const target = most === null ? report.noBudget : report.budget(most)
  if (most === null) return { name: 'cost', value, target, state: null }
  return { name: 'cost', value, target, state: usage.usd === null ? 'unknown' : reached(usage.usd <= most) }
}
