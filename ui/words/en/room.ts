// The words of the room.
import { count } from './plural.ts'

export const room = {
  loading: 'Loading the council',
  still: 'Still loading.',
  missing: 'This council cannot be shown.',
  toList: 'To the list of councils',
  again: 'Hold another council',
  question: 'Question',
  tabs: {
    talk: 'Talk',
    outcome: 'Outcome',
    positions: 'Positions',
    convergence: 'Convergence',
    sources: 'Sources',
    table: 'Table',
    run: 'Run',
  },
  panels: 'Views of this council',
  details: 'Outcome, positions and cost',
  stage: 'Stage',
}

export const stage = {
  item: (n: number, of: number) => `Item ${n} of ${n > of ? n : of}`,
  now: 'Now',
  next: 'Next',
  nobody: 'Nobody has the floor',
  thinking: 'thinking',
  speaking: 'speaking',
  blind: 'answering blind',
  awaited: 'is asked to speak',
  inSeat: (seat: string, who: string) => `${seat} (${who})`,
  attempt: (n: number) => `attempt ${n}`,
  paused: 'Paused',
  waiting: 'The council waits for your answer',
  probably: 'in turn',
  chosenThen: 'chosen when this turn ends',
  phaseEnds: (phase: string) => `then ${phase}`,
  ends: 'then the council ends',
  why: 'Why',
  pause: 'Pause',
  pauseNow: 'Pause now',
  afterTurn: 'After this turn',
  pausing: 'Pausing after this turn',
  resume: 'Resume',
  stop: 'Stop',
}

/** Why somebody has the floor; the name stands beside it. */
export const reasons = {
  last: 'last to speak in this round',
  unheard: (n: number) => `next of ${n} who have not spoken in this round`,
  first: 'opens the round',
  after: (before: string) => `in turn after ${before}`,
  alone: 'the only seat of this phase',
  moved: 'in the order that a person set',
  tied: 'the vote is tied, so the moderator votes or abstains',
  decides: 'the experts have voted, and the moderator decides',
  given: 'given the floor by a person',
  spokenTo: 'spoken to by a person',
  alternatives: 'a person asked for alternatives',
  risks: 'a person asked for risks',
  gate: 'asked to add what is missing',
  stopped: (who: string) => `Stopped by ${who}.`,
}

export const stopDialog = {
  title: 'Stop this council?',
  text: (turns: number) =>
    `It has taken ${count(turns, 'turn', 'turns')}. What was said so far is made into a draft of the decision log; nothing is lost, but the council cannot go on.`,
  keep: 'Keep going',
  stop: 'Stop and keep drafts',
}

export const phases = { label: 'Phases', done: 'done', now: 'now', next: 'to come' }

export const transcript = {
  label: 'Transcript',
  empty: 'The council is taking its seats.',
  newMessages: (n: number, who: string) => `${n} new, last by ${who}`,
  toLive: 'To live',
  toEnd: 'To the end',
  message: (name: string, n: number, time: string) => `${name}, message ${n}, ${time}`,
  thinking: (name: string) => `${name} is thinking`,
  awaited: (name: string) => `The council waits for ${name}`,
  blind: (name: string) => `${name} answers blind; the words are shown when the answer is in`,
  gap: 'Some words were lost on the way; the whole message follows.',
  partial: 'cut',
  note: 'note for the record',
  sealed: 'blind answer',
  person: 'you, the facilitator',
  claims: (n: number) => count(n, 'claim', 'claims'),
  risks: (n: number) => count(n, 'risk', 'risks'),
  options: (n: number) => count(n, 'option', 'options'),
  questions: (n: number) => count(n, 'question', 'questions'),
  position: (option: string) => `stands for ${option}`,
  undecided: 'takes no position',
  vote: (option: string) => `votes for ${option}`,
  abstains: 'abstains',
  inferred: 'inferred from the words',
  evidence: 'What this message rests on',
}

export const composer = {
  label: 'Message to the council',
  placeholder: 'Say something to the council',
  to: 'To',
  everyone: 'everyone',
  record: 'the record',
  when: 'When',
  times: { next_turn: 'after this turn', now: 'at once', end_of_item: 'at the end of the item' },
  send: { next_turn: 'Send after this turn', now: 'Send now', end_of_item: 'Send at the end' },
  sendNote: 'Note down',
  hint: 'Enter sends',
  ended: 'The council has ended, so nothing more can be said in it.',
  asks: 'Ask the council',
  /** What the button shows, and what it is called in full. */
  alternatives: ['Alternatives', 'Ask for alternatives'],
  risks: ['Risks', 'Ask for risks'],
  decision: ['Decide now', 'Decide now: call the decision'],
  skip: ['Skip', 'Skip this turn'],
  time: ['+2 min', '+2 min for this item'],
  park: ['Park', 'Park the item'],
  close: ['Close', 'Close the item'],
}

export const announce = {
  speaks: (name: string) => `${name} speaks`,
  phase: (name: string) => `Phase: ${name}`,
  paused: 'Paused',
  resumed: 'The council goes on',
  asks: 'The council asks you a question',
  yourTurn: (seat: string) => `It is your turn to speak for ${seat}`,
  theirTurn: (name: string) => `The council waits for ${name}`,
  ended: (how: string) => `The council has ended: ${how}`,
  lost: 'Connection lost',
  back: 'Connected again',
  settled: (command: string, how: string) => `${command}: ${how}`,
}
