// The words of what leaves the system.

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

export const exportWords = {
  title: 'Exports',
  loading: 'Looking where the record has gone.',
  failed: 'The server does not say where the record has gone. Nothing is lost by that.',
  again: 'Look again',
  notSent: 'Not sent.',
  off: 'Not set up.',
  send: (target: string) => `Export to ${target}`,
  sendAgain: (target: string) => `Export to ${target} again`,
  act: 'Export',
  actAgain: 'Export again',
  retry: 'Try again',
  retryOf: (title: string) => `Try again: ${title}`,
  sendOnce: 'Send again',
  makeAnew: 'Make it anew',
  opens: (target: string) => `Open in ${target}`,
  newTab: '(opens in a new tab)',
  inTarget: (target: string) => `In ${target}`,
  notIn: (target: string) => `Not in ${target}: see Exports`,
  olderIn: (target: string) => `An older state is in ${target}: see Exports`,
  written: 'Written to',
  at: (time: string) => `Exported ${time}.`,
  underWay: (there: number, all: number) => `Under way: ${there} of ${all} are there.`,
  thereAndLater: (time: string, later: number, first: string) =>
    `Exported ${time}. ${later === 1 ? `A reminder comes on ${first}` : `${later} reminders come, the first on ${first}`}.`,
  some: (there: number, all: number) =>
    `${there} of ${count(all, 'thing is', 'things are')} there as the record stands now.`,
  failedOnce: (attempt: number, at: string | null) =>
    at === null ? `Try ${attempt} failed.` : `Try ${attempt} failed; the next is at ${at}.`,
  dead: 'Given up.',
  unconfirmed: 'It may have arrived, and nobody can tell. Look there before you send it again.',
  removed: 'Somebody removed it there, so it stays away.',
  paused: (why: string) => `Resting. ${why}`,
  markdown: 'Get it as Markdown',
  preview: 'Show what would be written',
  previewTitle: 'What would be written',
  adopt: 'Let this run stand for its meeting',
  adoptAsk: 'Let this run stand for its meeting?',
  adoptText:
    'Its record is exported from now on, in the places of the one that stood there before. Tasks that it does not have are marked as cancelled there.',
  approveThere: 'The card “Approval” is the place for that.',
  back: 'Leave it',
  refused: (why: string) => `Not done: ${why}`,
  unreachable: 'The server cannot be reached. Nothing is lost: try again when it is back.',
}
