import type { Actor, Command } from '../../../schemas/generated/types.ts'
import type { RunState } from '../state.ts'
import type { Ctx, Working } from '../working.ts'
import { AGENDA } from './agenda.ts'
import { ANSWERING } from './answering.ts'
import { BUDGET } from './budget.ts'
import { CANCELLING } from './cancelling.ts'
import { CORRECTING } from './correcting.ts'
import { EDITING } from './editing.ts'
import { EXPORTING } from './exporting.ts'
import { PHASE } from './phase.ts'
import { QUEUEING } from './queueing.ts'
import { reject, type CommandRule, type CommandType, type Timing } from './rule.ts'
import { POLICY } from './policy.ts'
import { RUNNING } from './running.ts'
import { SEATS } from './seats.ts'
import { SPEAKING } from './speaking.ts'

/** The commands of this version; the rest of CONTRACT section 7 is refused in words. */
const RULES: { [T in CommandType]?: CommandRule<T> } = {
  ...RUNNING,
  ...SPEAKING,
  ...AGENDA,
  ...ANSWERING,
  ...POLICY,
  ...PHASE,
  ...BUDGET,
  ...CORRECTING,
  ...CANCELLING,
  ...QUEUEING,
  ...SEATS,
  ...EDITING,
  ...EXPORTING,
}

const ruleOf = (type: CommandType): CommandRule<CommandType> | undefined =>
  Object.hasOwn(RULES, type) ? (RULES[type] as CommandRule<CommandType>) : undefined

/** Whether a command can apply, and when. Throws `CommandRejected` with what to do instead, or `NeedlessCommand`. */
export function judge(state: RunState, command: Command, actor: Actor, ctx: Ctx): Timing {
  const rule = ruleOf(command.type)
  if (rule !== undefined) return rule.judge(state, command, actor, ctx)
  const known = Object.keys(RULES).join(', ')
  return reject('not_built', `“${command.type}” is not part of this version. Use one of: ${known}.`)
}

/** What an applied command causes beside its own event; who speaks next is folded from that event. */
export function carryOutCommand(w: Working, command: Command, actor: Actor): void {
  ruleOf(command.type)?.carryOut?.(w, command, actor)
}
