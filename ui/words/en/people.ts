// The words around people at the table: who sits where, whose turn it is, what the council asks.
import { count } from './plural.ts'

export const seats = {
  label: 'At the table',
  turns: (n: number) => count(n, 'turn', 'turns'),
  missed: (n: number) => `${count(n, 'turn', 'turns')} missed`,
  speaking: 'has the floor',
  asked: 'speaks next',
  muted: 'muted',
  you: (name: string) => `${name} (you)`,
  awaited: (name: string) => `${name}, not here yet`,
  offline: 'offline panel, no model',
  model: (model: string, provider: string) => `${model} (${provider})`,
  agent: (panel: string) => `${panel} panel`,
  deputy: (name: string) => `deputy: ${name}`,
  floor: 'Floor',
  giveFloor: (name: string) => `Give the floor to ${name}`,
  more: (name: string) => `${name}: seat and voice`,
  take: 'Take this seat',
  takeNamed: (name: string) => `Take the seat of ${name}`,
  leave: 'Leave',
  leaveNamed: (name: string) => `Leave the seat of ${name}`,
  mute: 'Mute',
  muteNamed: (name: string) => `Mute ${name}`,
  unmute: 'Let speak',
  unmuteNamed: (name: string) => `Let ${name} speak again`,
  takeOne: 'Take a seat',
  leaveMine: 'Leave seat',
}

export const takeDialog = {
  title: 'Take a seat',
  hint: 'You speak for this seat when it has the floor. Leave it whenever you like: the agent goes on.',
  choose: 'Seat',
  nobody: 'Somebody sits there already.',
  act: 'Take the seat',
}

export const turn = {
  yours: (seat: string) => `Your turn: ${seat}`,
  anybodys: (seat: string) => `${seat} has the floor`,
  anybodysHint: (name: string) => `${name} has not come yet. Whoever takes the seat may answer for it.`,
  theirs: (name: string, seat: string) =>
    name === seat ? `${name} has the floor` : `${name} has the floor for ${seat}`,
  theirsHint: 'The council waits for these words, and its clock stands still.',
  left: (time: string) => `${time} left`,
  passed: 'time is up',
  choice: 'Your choice',
  /** The rules' own words for having no option. */
  none: { abstain: 'I abstain', 'no position': 'None of them' } as Record<string, string>,
  sure: 'How sure you are',
  notSaid: 'not said',
  sureAt: (percent: number) => `${percent}%`,
  words: 'Your words',
  reason: 'Your reason',
  optional: (label: string) => `${label} (optional)`,
  kept: 'Kept on this device until you speak',
  speak: 'Speak',
  vote: 'Vote',
  sending: 'Sending…',
  waiting: 'No connection. Your words wait here and are sent as soon as there is one.',
  more: 'More time',
  moreHint: (time: string) => `Adds ${time}, as often as you like`,
  goOn: 'Let the council go on',
  leave: 'Leave the seat',
  take: 'Take this seat',
  paused: 'The council is paused. What you say now counts, and it goes on when you resume.',
  chooseFirst: 'Choose one of the options first.',
  saySomething: 'Write what you want to say first.',
  late: 'The floor has passed on',
  lateHint:
    'The time was up before you spoke. Your words are still here: say them to the council as a message, or keep them for your next turn.',
  ended: 'The turn ended before you spoke. Your words are still here.',
  quicker: (who: string) => `${who} spoke for this seat first. Your words are still here.`,
  say: 'Say it as a message',
  discard: 'Discard',
}

export const question = {
  title: 'The council asks you',
  left: (time: string) => `${time} left`,
  passed: 'time is up',
  default: (answer: string, when: string) =>
    when === '' ? `With no answer, “${answer}” stands.` : `With no answer by ${when}, “${answer}” stands.`,
  choices: 'Answers',
  isDefault: 'what stands without an answer',
  words: {
    extend: 'Extend the budget by half',
    conclude: 'Conclude with what there is',
    'decide anyway': 'Decide anyway',
    no_consensus: 'Record no consensus',
    'decide now': 'Decide now',
    close: 'Close the item',
    park: 'Park the item',
    '2 more minutes': '2 more minutes',
  } as Record<string, string>,
  own: 'In your own words',
  list: 'One option a line',
  send: 'Answer',
  more: 'More time',
  paused: 'The council is paused; your answer counts, and it goes on when you resume.',
  quicker: (who: string, answer: string) => `${who} answered first: ${answer}`,
  elsewhere: (answer: string) => `Answered from another door: ${answer}`,
  defaulted: (answer: string) => `Nobody answered in time, so “${answer}” stands.`,
  withdrawn: 'The question is no longer open.',
  kept: (text: string) => `What you had written: ${text}`,
  dismiss: 'Close',
}

export const sealed = {
  title: 'sealed: answer first',
  hint: (name: string) =>
    `${name} has answered. You see it when you have answered for your seat, or at the reveal.`,
}

export const texts = {
  title: 'Where the texts go',
  here: 'The words of this council stay on this machine: the offline panel speaks, and no model is asked.',
  to: (hosts: string) => `The texts of this council are sent to ${hosts}.`,
  seat: (names: string, model: string) => `${names}: ${model}`,
  none: 'The texts of this council are sent to no model.',
  machine: 'This machine only',
}
