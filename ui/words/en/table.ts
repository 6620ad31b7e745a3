// The words of the stage bar, the agenda and the order of speaking.
import { count } from './plural.ts'

export const stageState = {
  finishing: 'Writing the outcome',
  stopping: 'Stopping',
  pausing: 'Pausing after this turn',
  /** Beside the stage while nobody speaks. */
  starting: 'The council is taking its seats',
  ready: 'ready',
  gettingReady: 'getting ready',
  pausedBy: (who: string, ago: string) => `Paused by ${who}, ${ago} ago`,
  pausedNow: (who: string) => `Paused by ${who}`,
  paused: 'Paused',
  stoppingHint: 'The last turn is being saved.',
  finishingHint: 'The integrator and the scribe write down what came out of it.',
  waitsForYou: 'The council waits for your answer',
  waitsFor: (who: string) => `The council waits for ${who}`,
}

export const endBar = {
  label: 'How it ended',
  finished: (time: string) => `Finished in ${time}.`,
  brought: (decisions: string, tasks: string) => `${decisions}, ${tasks}`,
  decisions: (n: number) => count(n, 'decision', 'decisions'),
  tasks: (n: number) => count(n, 'task', 'tasks'),
  risks: (n: number) => count(n, 'risk', 'risks'),
  messages: (n: number) => count(n, 'message', 'messages'),
  review: 'Review outcome',
  drafts: 'See the drafts',
  stopped: (time: string) => `After ${time}.`,
  kept: (list: string) =>
    `Kept: ${list}. A draft of the decision log was made of them; nothing is exported by itself.`,
  failed: 'The council could not go on.',
  lastGood: (n: number) => `Everything up to message ${n} is kept.`,
  failedWay:
    'A run that has failed is not taken up again. Its drafts are kept, and the same meeting can be held once more.',
  toLast: 'Go to the last message',
  escalated: 'Handed to people:',
}

export const agendaWords = {
  label: 'Agenda',
  done: 'done',
  now: 'now',
  next: 'to come',
  parked: 'parked',
  used: (time: string, planned: string) => `${time} of ${planned}`,
  planned: (time: string) => time,
  phases: 'Phases of this item',
  decide: 'to decide',
  discuss: 'to discuss',
}

export const queueWords = {
  now: 'Now',
  next: 'Next',
  then: 'Then',
  nobody: 'Nobody has the floor',
  more: (n: number) => `${n} more`,
  fewer: 'Fewer',
  menu: (name: string) => `${name}: order of speaking`,
  speakNext: 'Speak next',
  moveUp: 'Move up',
  moveDown: 'Move down',
  skip: 'Skip this turn',
  mute: 'Mute',
  askWhy: 'Ask why',
  askWhyText: (name: string) => `${name}, why do you speak next, and what will you add?`,
  inAbout: (time: string) => `in about ${time}`,
  notMovable: 'The order of this phase is not set by hand. “Speak next” works.',
}

export const fsmWords = {
  label: 'State',
  now: 'Now',
  moves: 'May go to',
  when: {
    always: 'at the end of the turn',
    all_spoke: 'when everybody has spoken',
    quiet: 'when nothing new is said',
    objections_answered: 'when every objection is answered',
    gates_passed: 'when nothing is missing',
    gate_failed: 'when something is missing',
    timebox_expired: 'when the time is up',
    called: 'when a person calls the decision',
    decided: 'when it is decided',
    tied: 'when the votes are tied',
  },
  go: (phase: string) => `Go to ${phase}`,
  blind: 'Not while the blind round is open',
  decided: 'The item is decided',
  byItself: 'Comes by itself',
}

export const talkWords = {
  label: 'Share of the talk',
  even: (share: string) => `even share ${share}`,
  of: (name: string, share: string, n: string) => `${name}: ${share}, ${n}`,
  words: (n: number) => count(n, 'word', 'words'),
  none: 'Nobody has spoken yet.',
  basis: 'by words',
}

export const extendWords = {
  with: (time: string) => `With ${time} more:`,
  fits: 'everything after it still fits.',
  loses: (items: string) => `${items}.`,
  lost: (title: string, by: string) => `${title} loses ${by}`,
  cut: (by: string) => `the whole council’s time ends ${by} before it.`,
  grows: (total: string) => `the whole council grows to ${total}.`,
}

export const timeTitle = {
  left: (at: string) => `${at} left`,
  over: (at: string) => `+${at} over`,
}
