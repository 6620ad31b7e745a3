// The words of what waits for people, on the first page and in the inbox.
import { count } from './plural.ts'

export const waiting = {
  still: 'Still loading.',
  retry: 'Try again',
  failed: 'The server does not answer, so this could not be loaded. Nothing is lost.',
}

export const toastWords = {
  label: 'Just now',
  dismiss: 'Close',
  open: 'Open',
}

export const inboxWords = {
  title: 'Inbox',
  lead: 'Where you are needed, and what has ended while you were elsewhere.',
  bell: 'Inbox',
  bellWith: (n: number) => `Inbox, ${count(n, 'unread item', 'unread items')}`,
  needs: 'Needs you',
  nothing: 'Nothing waits for you.',
  news: 'What happened',
  noNews: 'No council has ended yet.',
  loading: 'Looking what waits for you.',
  unread: 'Unread',
  markRead: 'Mark as read',
  markReadOf: (title: string) => `Mark as read: ${title}`,
  markAll: 'Mark all as read',
  allRead: 'All is marked as read.',
  how: 'How you are told',
  kinds: {
    question: 'Question',
    turn: 'Your turn',
    approval: 'Approval',
    review: 'Review',
    export_failed: 'Export failed',
    run_failed: 'Council failed',
  },
  acts: {
    question: 'Answer',
    turn: 'Speak',
    approval: 'Review and approve',
    review: 'Say what came of it',
    export_failed: 'Open the record',
    run_failed: 'See what happened',
  },
  actOf: (act: string, title: string) => `${act}: ${title}`,
  says: {
    question: (title: string) => `“${title}” asks a question.`,
    turn: (title: string) => `It is your turn in “${title}”.`,
    approval: (title: string) => `The decision of “${title}” waits for approval.`,
    review: (title: string) => `The day has come to look at what came of “${title}”.`,
    export_failed: (title: string) => `The record of “${title}” did not reach its target.`,
    run_failed: (title: string) => `“${title}” has failed.`,
  },
  ended: {
    completed: (title: string) => `“${title}” has finished.`,
    escalated: (title: string) => `“${title}” was escalated.`,
    stopped: (title: string) => `“${title}” was stopped.`,
    failed: (title: string) => `“${title}” has failed.`,
  },
  noText: {
    approval: 'The record leaves only after a person has approved it.',
    export_failed: 'The target gave no reason.',
    run_failed: 'No reason is in the log.',
  },
  to: (target: string) => `to ${target}`,
  objects: (n: number) => count(n, 'object', 'objects'),
  retry: 'Retry now',
  retryOf: (title: string) => `Retry now: ${title}`,
  retrying: 'Trying again…',
  retried: 'The export is tried again.',
  notRetried: (why: string) => `Not tried: ${why}`,
  reviewSince: (day: string) => `To be looked at since ${day}.`,
  nextTry: (time: string) => `The next try is at ${time}.`,
}
