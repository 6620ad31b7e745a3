// The words of what people press, ask and write in a council.
import { count } from './plural.ts'

export const controls = {
  label: 'Pause, stop and more',
  pauseHint: 'Pauses after this turn; press again to pause at once',
  asking: 'Pausing…',
  resuming: 'Resuming…',
  cancelPause: 'Cancel the pause',
  stopping: 'Stopping…',
  stoppingLong: 'Stopping, the last turn is being saved',
  stopNow: 'Stop now',
  stopText: (decisions: number, tasks: number) =>
    `${count(decisions, 'decision', 'decisions')} and ${count(tasks, 'task', 'tasks')} are drafted; the aim is 5 to 10 tasks. What was said is kept and made into a draft of the decision log, but this council cannot go on.`,
  stopWhy: 'Why (optional, goes on the record)',
  tasksFirst: (name: string) => `Ask ${name} to propose tasks first`,
  /** Said in the council, in its language. */
  proposeTasks: {
    en: 'Before we stop: please propose the tasks that follow from what was said, each with an owner and a date if one was named.',
    ru: 'Прежде чем мы остановимся: предложите, пожалуйста, задачи, которые следуют из сказанного, каждую с ответственным и сроком, если они назывались.',
  },
  hasEnded: 'The council has ended.',
  nobodyToSkip: 'Nobody has the floor, so there is nothing to skip.',
  table: 'Agenda and queue',
  ask: 'Ask',
  write: 'Write',
  item: 'The open item',
  views: { talk: 'Talk', outcome: 'Outcome', queue: 'Queue', more: 'More' },
  widthOf: { left: 'Width of the agenda and queue', right: 'Width of the outcome' },
}

export const asking = {
  floor: ['Floor', 'Floor: choose who speaks next'],
  time: ['Time', 'Time: give the item more'],
  seat: 'Seat',
  leave: 'Leave seat',
  about: { alternatives: 'Alternatives, about what?', risks: 'Risks, of what?' },
  aboutHint: 'May stay empty',
  ofOne: 'Of one of the options',
  ofOption: (title: string) => `of ${title}`,
  send: { alternatives: 'Ask for alternatives', risks: 'Ask for risks' },
  cancel: 'Cancel',
  floorTo: 'Who speaks next',
  floorHint: 'Press the number or the name.',
  timeMore: 'More time',
  minutes: (n: number) => `+${n} min`,
  ownTime: 'Other (3 or 1:30)',
  add: 'Add',
  wrongTime: 'Write a time from 0:30 to 480:00, as minutes (3) or minutes and seconds (1:30).',
}

export const message = {
  restored: 'Draft restored',
  over: (length: string, most: string) => `${length} of ${most} characters. Shorten it before you send it.`,
  keys: (mod: string, enterSends: boolean) => (enterSends ? 'Enter sends' : `${mod} Enter sends`),
  enterSends: 'Enter sends the message',
  enterSendsHint: 'Shift Enter is then a new line. Otherwise Enter is a new line and Ctrl Enter sends.',
}
