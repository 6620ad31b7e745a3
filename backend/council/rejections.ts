/** Every reason for which a command is refused; `schemas/README.md` lists them and a test keeps it so. */
export const REJECTIONS = {
  run_not_running: 'The run is not running. Resume it first.',
  run_not_paused: 'The run is not paused, so there is nothing to resume.',
  run_ended: 'The run has ended. Start another run of the meeting, or export what this one made.',
  recording:
    'This is a recording: it can be watched and read, and nothing in it can be changed, exported or continued. Start a council of your own.',
  not_built: 'This command is not part of this version.',
  unknown_seat:
    'There is no such seat at this table. Use one of the seats that GET /runs/{id}/participants lists.',
  unknown_timebox: 'There is no such timebox. Use one of the ids in the run\u2019s timeboxes.',
  timebox_expired: 'This timebox has run out. Call the decision or close the item instead.',
  no_open_item: 'No agenda item is open now. Wait for the next one.',
  only_item: 'There is no other item to turn to. Call the decision or close this one instead.',
  not_a_decision: 'The open item is to be discussed, not decided. Close it instead.',
  blind_round: 'The blind round is still open. Wait until every expert has answered; then ask again.',
  already_answered: 'This seat has given its blind answer. Give it the floor after the reveal.',
  already_decided: 'The open item is already decided. Wait for the next item, or stop the run.',
  no_turn: 'Nobody has the floor, so there is nothing to skip.',
  no_question: 'There is no such question.',
  question_settled: 'The question was answered before. The first valid answer stands.',
  empty_answer: 'The answer is empty. Give an option or a text.',
  policy_invalid: 'This policy cannot be used. GET /policies lists those there are.',
  not_an_option: 'The answer is none of the offered ones. Use one of those.',
  waiting_for_answer: 'The run waits for an answer to its question. Answer it, or stop the run.',
  budget_spent: 'The budget is spent; the question about it decides how the run goes on.',
  phase_not_possible:
    'The open item cannot be moved to this phase. Use debate, alternatives, risks, convergence, decision or actions.',
  no_budget: 'No budget was given. Give one or more of maxTurns, maxMinutes, maxTokens, maxCostUsd.',
  unknown_option: 'There is no such option on the table. Use one of the options of the open item.',
  gate_not_failed: 'This gate has not failed, so there is nothing to waive.',
  unknown_command: 'There is no such command in this run. Use the commandId of one that is queued.',
  command_settled:
    'The command was settled already, so it cannot be taken back. Ask for what should be instead.',
  no_queue: 'Who speaks next is no queue here. Give a seat the floor instead.',
  not_waiting: 'This seat is not waiting to speak in this phase. Give it the floor instead.',
  as_seat: 'You do not sit in this seat. Take it first (take_seat), or say it without a seat.',
  seat_muted: 'This seat is muted, so it is not given the floor. Unmute it first.',
  only_people: 'Only a person can take a seat.',
  seat_taken: 'Another person sits in this seat. Take another one, or ask them to leave it.',
  one_seat: 'You sit in another seat. Leave it first (leave_seat), then take this one.',
  not_your_seat: 'Somebody else sits in this seat. Say it without a seat, or take a seat of your own.',
  not_your_turn:
    'The seat is not asked now. Wait for its turn, ask for it with give_floor, or say it without a seat.',
  no_vote: 'No person is asked to vote now. A seat votes when the floor comes to it in the phase decision.',
  last_of_role: 'No other seat of this role is heard, so the council could not go on. Leave it unmuted.',
  no_artifact:
    'The run has not made this document yet. Wait for it; GET /runs/{id}/artifacts lists what there is.',
  artifact_version: 'The document has another version by now. Read it, then ask again for that one.',
  artifact_invalid: 'The document is not valid, so it cannot be approved. Mend it with edit_artifact first.',
  edit_refused: 'The edit cannot be made, so nothing was changed. The reason names each place.',
  only_people_edit: 'Only a person edits or approves a document.',
  conflict: 'Too many others write to this run at the same time. Send the command again.',
  stale_turn: 'The turn is over, so this answer comes too late.',
  newer_version:
    'The log of this run holds what only a newer version of the program knows, so it can be read here and not gone on with. Use that version.',
  driver_only: 'Only the driver of the run may do this.',
} as const

export type RejectionCode = keyof typeof REJECTIONS

/** A command that cannot apply now. The message is shown to the facilitator word for word and says what to do instead. */
export class CommandRejected extends Error {
  readonly code: RejectionCode
  constructor(code: RejectionCode, message: string = REJECTIONS[code]) {
    super(message)
    this.name = 'CommandRejected'
    this.code = code
  }
}

/** A command that asks for what already is: answered `applied`, with the reason, and nothing else happens. */
export class NeedlessCommand extends Error {}
