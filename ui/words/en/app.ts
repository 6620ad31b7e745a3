// Every word the panel says, so that another language is another file like this one. Functions join what joins, since
// languages order words differently.
import type {
  Gate,
  Level,
  Outcome,
  Phase,
  Role,
  RunStatus,
  Support,
} from '../../../schemas/generated/types.ts'
import type { CommandType } from '../../../schemas/generated/types.ts'
import { count } from './plural.ts'

export const app = {
  name: 'XIO Consilium',
  tagline: 'A council discusses your question and leaves a decision you can check.',
  skip: 'Skip to the content',
  home: 'All councils',
  shortcuts: 'Keyboard shortcuts',
  close: 'Close',
  notFound: 'There is nothing at this address.',
  broken: 'This page cannot be shown.',
  brokenHint:
    'The panel met a fault of its own, or a newer one is on the server. Councils go on without it, and nothing of them is lost. Load the page again.',
  reload: 'Load again',
  details: 'Details',
  notFoundHint: 'The councils are all on the first page.',
}

export const connectionWords = {
  live: 'Live',
  latency: (ms: number) => `${ms} ms`,
  connecting: 'Connecting',
  reconnecting: 'Reconnecting',
  offline: 'Offline',
  refused: 'Not allowed',
  lost: 'Connection lost. The council goes on without this page.',
  offlineBanner: 'You are offline. The council goes on without this page.',
  waiting: (n: number) => `${count(n, 'request waits', 'requests wait')} to be sent.`,
  retry: 'Retry now',
  slow: 'Slow',
  behind: (n: number) => `Catching up, ${count(n, 'event', 'events')}`,
  title: 'Connection',
  state: 'State',
  since: 'Since',
  roundTrip: 'There and back',
  toScreen: 'From event to screen, 95 of 100',
  missing: 'Not here yet',
  unknown: 'not measured yet',
  hint: 'The council runs on the server. Whatever happens to this connection, nothing of it is lost.',
  measure: 'Measure again',
}

export const status: Record<RunStatus, string> = {
  created: 'Starting',
  running: 'Live',
  paused: 'Paused',
  waiting_for_human: 'Waiting for you',
  completed: 'Finished',
  escalated: 'Escalated',
  stopped: 'Stopped',
  failed: 'Failed',
}

export const outcome: Record<Outcome, string> = {
  decided: 'Decided',
  no_consensus: 'No consensus',
  deferred: 'Deferred',
  escalated: 'Escalated',
}

export const phase: Record<Phase, string> = {
  opening: 'Opening',
  positions: 'Positions',
  debate: 'Debate',
  alternatives: 'Alternatives',
  risks: 'Risks',
  convergence: 'Convergence',
  decision: 'Decision',
  actions: 'Actions',
  closing: 'Closing',
}

export const phaseHint: Partial<Record<Phase, string>> = {
  positions: 'Each expert answers before seeing any other answer.',
}

export const role: Record<Role, string> = {
  moderator: 'moderator',
  expert: 'expert',
  scribe: 'scribe',
  integrator: 'integrator',
  observer: 'observer',
}

export const gateName: Record<Gate, string> = {
  min_alternatives: 'alternatives',
  rationale: 'rationale',
  risks: 'risks',
  must_haves: 'must-have criteria',
  unanswered: 'unanswered objections',
  dissent: 'dissent',
  action_items: 'action items',
  quorum: 'the votes of enough experts',
  approval: 'the approval of a person',
}

export const level = (value: Level): string => value ?? 'not estimated'
export const support: Record<Support, string> = {
  verbatim: 'quoted',
  located: 'located',
  unsupported: 'No evidence',
}

export const notices = {
  revealed: 'The blind answers are open. From here on everyone sees them.',
  paused: (who: string) => `${who} paused the council.`,
  resumed: (who: string) => `${who} let the council go on.`,
  ended: 'The council has ended.',
  turnFailed: (name: string, attempt: number, why?: string) =>
    `${name} did not answer${why === undefined ? '' : ` (${why})`}, attempt ${attempt}.`,
  turnSkipped: (name: string, why?: string) =>
    `${name}’s turn was skipped${why === undefined ? '.' : `: ${why.replace(/\.?$/, '.')}`}`,
  joined: (who: string, seat: string) => `${who} took the seat of ${seat}.`,
  left: (who: string, seat: string) => `${who} left the seat of ${seat}; its agent goes on.`,
  muted: (seat: string) => `${seat} is muted.`,
  unmuted: (seat: string) => `${seat} may speak again.`,
  moreTime: (who: string) => `${who} gave more time to answer.`,
  turnCut: (name: string) => `${name}’s turn was cut.`,
  askedAlternatives: (who: string) => `${who} asked for alternatives.`,
  askedRisks: (who: string) => `${who} asked for risks.`,
  calledDecision: (who: string) => `${who} called the decision.`,
  closedItem: (who: string) => `${who} closed the item.`,
  editedDocument: (who: string, what: string) => `${who} edited the ${what}.`,
  approvedDocument: (who: string, what: string) => `${who} approved the ${what}.`,
  asked: (text: string) => `The council asks you: ${text}`,
  answered: (who: string, answer: string) => `${who} answered: ${answer}`,
  somebody: 'Somebody',
  defaulted: (answer: string) => `Nobody answered in time, so “${answer}” stands.`,
  gate: (name: Gate, missing: string[]) =>
    `The decision waits for ${gateName[name]}${missing.length === 0 ? '.' : `: ${missing.join('; ')}.`}`,
  extended: (minutes: number) => `The timebox was extended to ${minutes} min.`,
  expired: 'The timebox has run out.',
  unknown: 'Something that this page does not know yet. Reload it to see what.',
}

export const command: Record<CommandType, string> = {
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  say: 'Message',
  request_alternatives: 'Alternatives',
  request_risks: 'Risks',
  call_decision: 'Call the decision',
  give_floor: 'Give the floor',
  skip_turn: 'Skip',
  extend_timebox: 'More time',
  close_item: 'Close the item',
  answer: 'Answer',
  approve_artifact: 'Approve',
  cancel_command: 'Cancel',
  correct_position: 'Correct a position',
  edit_artifact: 'Edit',
  export: 'Export',
  leave_seat: 'Leave a seat',
  mute: 'Mute',
  park_item: 'Park the item',
  queue_move: 'Move in the queue',
  set_budget: 'Budget',
  set_phase: 'Phase',
  set_policy: 'Policy',
  take_seat: 'Take a seat',
  vote: 'Vote',
  waive: 'Waive',
}

export const markdown = { code: 'Code', table: 'Table' }

export const strip = {
  label: 'What you asked of the council',
  sending: 'sending',
  waiting: 'no connection, waits',
  stale: 'waited over a minute. Still send?',
  queued: 'queued, acts after this turn',
  applied: (message: number) => (message === 0 ? 'applied' : `applied at message ${message}`),
  refused: 'refused',
  cancelled: 'cancelled',
  sendAnyway: 'Send',
  cancel: 'Cancel',
  by: (who: string) => `asked by ${who}`,
  dismiss: 'Dismiss',
}
