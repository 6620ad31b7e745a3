import type { Actor } from '../../../schemas/generated/types.ts'
import { NeedlessCommand } from '../rejections.ts'
import { withdrawIfCovered } from '../decide/withdraw-question.ts'
import type { RunState } from '../state.ts'
import { runTimebox, timeboxData } from '../time-left.ts'
import type { Working } from '../working.ts'
import { reject, type Chapter, type CommandOf, type Timing } from './rule.ts'

/** Another budget, at once: what is used up already is spent, and what is raised again is not. */
export const BUDGET: Chapter<'set_budget'> = { set_budget: { judge: judgeBudget, carryOut: setBudget } }

const FIELDS = ['maxTurns', 'maxMinutes', 'maxTokens', 'maxCostUsd'] as const

function judgeBudget(state: RunState, command: CommandOf<'set_budget'>): Timing {
  const given = FIELDS.filter((field) => command[field] !== undefined)
  if (given.length === 0) return reject('no_budget')
  if (state.concluding)
    return reject('budget_spent', 'The run is being concluded. Start another run of the meeting.')
  if (given.every((field) => command[field] === state.budget[field]))
    throw new NeedlessCommand('That is the budget already.')
  return 'now'
}

/** The fold has taken the figures from the command itself; the minutes are the run's timebox as well. */
function setBudget(w: Working, { maxMinutes }: CommandOf<'set_budget'>, actor: Actor): void {
  const box = runTimebox(w.state)
  if (maxMinutes !== undefined && box !== undefined)
    w.emit(
      'timebox',
      timeboxData({ ...box, totalMs: maxMinutes * 60_000 }, 'extended', w.elapsedMs(), w.ctx.now),
    )
  withdrawIfCovered(w, actor)
}
