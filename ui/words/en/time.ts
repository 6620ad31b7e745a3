// The words of time and of the order of speaking.
export const time = {
  left: (at: string) => `${at} left`,
  over: (at: string) => `+${at} over`,
  of: (at: string) => `of ${at}`,
  wrapUp: 'wrap up',
  lastSeconds: 'last 30 s',
  still: 'stands still',
  pausedBy: (who: string) => `stands still, paused by ${who}`,
  waitsForYou: 'stands still, waits for you',
  waitsFor: (who: string) => `stands still, waits for ${who}`,
  waits: 'stands still, waits for an answer',
  none: 'no timebox',
  whole: (at: string, total: string) => `${at} left of ${total} in all`,
  wholeShort: (at: string) => `${at} in all`,
  wholeOver: (at: string, total: string) => `+${at} over ${total} in all`,
  atZero: {
    finish_turn: 'at zero: finish the turn, then decide',
    cut: 'at zero: cut the turn',
    ask: 'at zero: ask you',
  },
  said: {
    start: (total: string) => `A new time begins: ${total}`,
    less: (left: string) => `Less time: ${left} left`,
    half: (left: string) => `Half of the time is over, ${left} left`,
    minute: 'One minute left',
    zero: 'The time of this item is over',
    more: (left: string) => `More time: ${left} left`,
  },
}

export const queue = {
  title: 'Who speaks next',
  policy: 'Order',
  change: 'Change',
  changePolicy: 'Change who speaks next',
  up: (name: string) => `${name}: speak earlier`,
  down: (name: string) => `${name}: speak later`,
}

export const steer = {
  more: 'More…',
  title: 'Steer the council',
  time: 'Time',
  item: 'Timebox of the item',
  whole: 'Whole council',
  minutes: 'Minutes to add',
  extend: 'Add time',
  add: (n: number) => `+${n} min`,
  phase: 'Phase',
  goTo: 'Go to this phase',
  policy: 'Who speaks next',
  usePolicy: 'Use from now on',
  budget: 'Budget',
  maxTurns: 'Turns at most',
  maxMinutes: 'Minutes at most',
  setBudget: 'Set the budget',
  wrong: 'Write a number above zero.',
}
