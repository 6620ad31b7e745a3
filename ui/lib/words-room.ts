// The words of the room.
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

export const room = {
  loading: 'Loading the council',
  still: 'Still loading.',
  missing: 'This council cannot be shown.',
  toList: 'To the list of councils',
  again: 'Hold another council',
  question: 'Question',
  tabs: { talk: 'Talk', outcome: 'Outcome', positions: 'Positions', run: 'Run' },
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
  attempt: (n: number) => `attempt ${n}`,
  paused: 'Paused',
  waiting: 'The council waits for your answer',
  probably: 'in turn',
  phaseEnds: (phase: string) => `then ${phase}`,
  ends: 'then the council ends',
  why: 'Why',
  pause: 'Pause',
  pauseNow: 'Pause now',
  afterTurn: 'After this turn',
  pausing: 'Pausing after this turn',
  resume: 'Resume',
  stop: 'Stop',
  left: (time: string) => `${time} left`,
  over: (time: string) => `+${time} over`,
  of: (time: string) => `of ${time}`,
  wrapUp: 'wrap up',
  lastSeconds: 'last 30 s',
  frozen: 'stands still',
  noTimebox: 'no timebox',
  whole: (used: string, total: string) => `${used} of ${total} in all`,
  wholeLabel: 'Time of the whole council',
  finished: (time: string) => `took ${time}`,
  atZero: {
    finish_turn: 'at zero: finish the turn, then decide',
    cut: 'at zero: cut the turn',
    ask: 'at zero: ask you',
  },
}

export const stopDialog = {
  title: 'Stop this council?',
  text: (turns: number) =>
    `It has taken ${count(turns, 'turn', 'turns')}. What was said so far is made into a draft of the decision log; nothing is lost, but the council cannot go on.`,
  keep: 'Keep going',
  stop: 'Stop and keep drafts',
}

export const phases = { label: 'Phases', done: 'done', now: 'now', next: 'to come' }

export const table = {
  label: 'At the table',
  turns: (n: number) => count(n, 'turn', 'turns'),
  giveFloor: (name: string) => `Give the floor to ${name}`,
  floor: 'Floor',
  speaking: 'has the floor',
  asked: 'speaks next',
}

export const transcript = {
  label: 'Transcript',
  empty: 'The council is taking its seats.',
  newMessages: (n: number, who: string) => `${n} new, last by ${who}`,
  toLive: 'To live',
  message: (name: string, n: number, time: string) => `${name}, message ${n}, ${time}`,
  thinking: (name: string) => `${name} is thinking`,
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
  alternatives: 'Ask for alternatives',
  risks: 'Ask for risks',
  decision: 'Call the decision',
  skip: 'Skip this turn',
  time: 'Add 2 minutes',
  close: 'Close the item',
}

export const question = {
  title: 'The council asks you',
  left: (time: string) => `${time} left`,
  passed: 'time is up',
  default: (answer: string) => `With no answer, “${answer}” stands.`,
  words: {
    extend: 'Extend the budget by half',
    conclude: 'Conclude with what there is',
    'decide anyway': 'Decide anyway',
    no_consensus: 'Record no consensus',
  } as Record<string, string>,
  own: 'In your own words',
  list: 'One option a line',
  send: 'Answer',
  paused: 'The council is paused; your answer counts, and it goes on when you resume.',
}

export const sheet = {
  title: 'Keyboard shortcuts',
  docs: 'The API of this server',
  hint: 'Single keys act when no field has the focus. They follow the place of the key, not its letter.',
  keys: [
    ['P', 'Pause at once; when paused, resume'],
    ['Shift P', 'Pause after this turn'],
    ['Shift X', 'Stop (asks first)'],
    ['M', 'Go to the message field'],
    ['Enter', 'In the message field: send; with Shift, begin a line'],
    ['L', 'Go to the live end of the transcript'],
    ['A', 'Ask for alternatives'],
    ['R', 'Ask for risks'],
    ['?', 'This sheet'],
    ['Esc', 'Close what is open'],
  ] as const,
}

export const announce = {
  speaks: (name: string) => `${name} speaks`,
  phase: (name: string) => `Phase: ${name}`,
  paused: 'Paused',
  resumed: 'The council goes on',
  asks: 'The council asks you a question',
  ended: (how: string) => `The council has ended: ${how}`,
  lost: 'Connection lost',
  back: 'Connected again',
  settled: (command: string, how: string) => `${command}: ${how}`,
}
