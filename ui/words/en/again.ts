// The words that lead from a council to its replay, to forks of it, and to what is compared.
import { count } from './plural.ts'

export const again = {
  title: 'What if',
  lead: 'Hold it once more with one thing other. What that takes is shown first.',
  replay: 'Replay',
  replayOf: (title: string) => `Replay: ${title}`,
  replayHere: 'Replay from here',
  replayOpen: 'Open in replay',
  fork: 'Fork',
  forkHere: 'Fork from here',
  forkAny: 'Fork, with changes of your own',
  without: 'Again without this claim',
  withoutOf: (claim: string) => `Again without this claim: ${claim}`,
  silent: 'Again with this seat silent',
  silentOf: (name: string) => `Again with ${name} silent`,
  order: 'Again in another speaking order',
  forkName: 'Fork',
  forkOf: (title: string) => `fork of “${title}”`,
  forkedAfter: (seq: number) => `Fork, from event ${seq} of its origin`,
  backToLive: 'Back to live',
  compare: 'Compare with its origin',
}

export const robustWords = {
  title: 'How firm the decision is',
  lead: 'Hold the council again in other ways, with the speakers in another order and with one seat or source less, and count how often it decides the same. Only the count is kept.',
  check: 'Check the decision',
  again: 'Check again',
  going: (done: number, of: number) => `${done} of ${of} variations held`,
  failed: 'The check broke off, and nothing is known. Check again.',
  unreachable: 'The server did not answer. Try again.',
  fragile: 'Fragile',
  flips: 'What flips it',
  ask: 'Hold the council again in other ways?',
  takes: (n: number, tokens: string, price: string) =>
    `It is held ${count(n, 'more time', 'more times')}: ${tokens}, ${price}.`,
  noTokens: 'tokens not known',
  noPrice: 'price not known',
  back: 'Back',
}
