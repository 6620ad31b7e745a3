// The words of the transcript: its rows, its search, what is read aloud of it.
import { count } from './plural.ts'

export const feed = {
  label: 'Messages',
  live: (name: string, n: number) => `${name}, message ${n}, being written`,
  sealed: (name: string, n: number) => `${name}, message ${n}, blind answer`,
  soon: 'This part of the transcript is being read.',
  all: (lines: number) => `Show all, about ${count(lines, 'line', 'lines')}`,
  less: 'Show less',
  menu: (name: string, n: number) => `More for ${name}, message ${n}`,
  copyLink: 'Copy link',
  copied: 'Link copied',
  notCopied: 'The browser did not let the link be copied.',
  quote: 'Quote in your message',
  plain: 'Open in the plain transcript',
  version: (version: string) => `v${version}`,
  versionHint: (agent: string, version: string) => `Agent ${agent}, version ${version}`,
  kinds: {
    claim: 'claim',
    question: 'question',
    risk: 'risk',
    alternative: 'alternative',
    summary: 'summary',
    human: 'person',
  },
}

export const find = {
  open: 'Search',
  label: 'Search in the transcript',
  of: (n: number, total: number) => `${n} of ${total}`,
  none: 'Not found',
  failed: 'The search got no answer. Try again.',
  busy: 'Searching',
  next: 'Next place found',
  previous: 'Place found before',
  close: 'Close the search',
}

export const freeze = {
  freeze: 'Freeze',
  hint: 'The view stands still, the council goes on',
  go: 'Unfreeze',
  frozen: 'The view stands still. The council goes on.',
  waiting: (n: number) => `The view stands still. ${count(n, 'new message waits', 'new messages wait')}.`,
  on: 'The view stands still',
  off: 'The view follows the council again',
}

export const voice = {
  label: 'Read aloud',
  hint: 'What a screen reader is told of new messages',
  levels: { off: 'Off', turns: 'Turns', first_sentence: 'First sentence', full: 'Full' },
  many: (n: number, who: string) => `${count(n, 'turn', 'turns')}, last by ${who}`,
  said: (who: string, text: string) => `${who}: ${text}`,
}

export const plain = {
  title: 'Plain transcript',
  lead: 'Every message as text, for the find of your browser, for print and for reading in one go.',
  open: 'Plain transcript',
  room: 'To the room',
  pages: 'Pages of the transcript',
  page: (n: number, of: number) => `Page ${n} of ${of}`,
  next: 'Next page',
  previous: 'Page before',
  loading: 'Reading the transcript',
  missing: 'This transcript cannot be shown.',
  empty: 'Nothing has been said yet.',
  toRoom: (n: number) => `Message ${n} in the room`,
}

/** Said of everything that comes from a recorded council. */
export const demoMark = { demo: 'Demo' }
