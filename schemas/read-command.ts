import type { Command, CommandType, CommandBody } from './generated/types.ts'
import * as validators from './generated/validators.js'
import { check, SchemaViolation, type Validator } from './validate.ts'

/** One validator a command: the compiler names the one that is missing. */
const COMMANDS: { [T in CommandType]: Validator<CommandBody[T]> } = {
  answer: validators.isAnswerCommand,
  approve_artifact: validators.isApproveArtifactCommand,
  call_decision: validators.isCallDecisionCommand,
  cancel_command: validators.isCancelCommandCommand,
  close_item: validators.isCloseItemCommand,
  correct_position: validators.isCorrectPositionCommand,
  edit_artifact: validators.isEditArtifactCommand,
  export: validators.isExportCommand,
  extend_timebox: validators.isExtendTimeboxCommand,
  give_floor: validators.isGiveFloorCommand,
  leave_seat: validators.isLeaveSeatCommand,
  mute: validators.isMuteCommand,
  park_item: validators.isParkItemCommand,
  pause: validators.isPauseCommand,
  queue_move: validators.isQueueMoveCommand,
  request_alternatives: validators.isRequestAlternativesCommand,
  request_risks: validators.isRequestRisksCommand,
  resume: validators.isResumeCommand,
  say: validators.isSayCommand,
  set_budget: validators.isSetBudgetCommand,
  set_phase: validators.isSetPhaseCommand,
  set_policy: validators.isSetPolicyCommand,
  skip_turn: validators.isSkipTurnCommand,
  stop: validators.isStopCommand,
  take_seat: validators.isTakeSeatCommand,
  vote: validators.isVoteCommand,
  waive: validators.isWaiveCommand,
}

/** A command from outside, checked by the schema of its type; SchemaViolation names each fault. */
export function readCommand(value: unknown): Command {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
  if (typeof type !== 'string') throw fault('/type', 'is missing: name the command.')
  const validator = Object.entries<Validator<Command>>(COMMANDS).find(([name]) => name === type)?.[1]
  if (validator === undefined) {
    throw fault('/type', `is no command there is; use one of ${Object.keys(COMMANDS).join(', ')}.`)
  }
  return check(type, validator, value)
}

function fault(pointer: string, message: string): SchemaViolation {
  return new SchemaViolation('command', [{ pointer, message }])
}
