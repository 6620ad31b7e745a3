import type { DecisionLog, RunStatus } from '../../../schemas/generated/types.ts'

type Steering = 'pause' | 'resume' | 'stop'

export type ConversationWords = {
  help(command: string): string[]
  unknown(word: string, command: string): string
  mayNot: string
  noCouncil(named: string | null, command: string): string
  whichOne: string
  noQuestion(command: string): string
  theQuestion: string
  cannotBeHeld(reason: string): string
  started(title: string, runId: string): string
  refused: string
  done: Record<Steering, (title: string) => string>
  queued: Record<Steering, (title: string) => string>
  status: Record<RunStatus, string>
  at(item: string, phase: string): string
  speaks(name: string): string
  turns(taken: number, most: number | null): string
  asks(text: string): string
  outcome: Record<DecisionLog['status'], string>
  noDecisions: string
  noActions: string
  noneOfYours: string
  task(title: string, owner: string | null, due: string | null): string
  more(count: number): string
  answered(name: string, answer: string): string
  defaulted(answer: string): string
  questionGone: string
}

export const en: ConversationWords = {
  help: (command) => [
    `${command} start QUESTION: holds a council on it; the record comes here`,
    `${command} status [RUN]: where the councils of this place stand`,
    `${command} pause, resume or stop [RUN]: RUN may be left out while one council goes on`,
    `${command} decisions: what was decided last`,
    `${command} actions [mine]: the open tasks`,
  ],
  unknown: (word, command) => `There is no “${word}”. ${command} help lists what there is.`,
  mayNot: 'You may look on here, and not steer. Ask whoever set XIO up to add you to those who may.',
  noCouncil: (named, command) =>
    named === null
      ? `No council of this place goes on. ${command} start QUESTION begins one.`
      : `No council “${named.slice(0, 60)}” goes to this place. ${command} status lists those that go on.`,
  whichOne: 'Several councils go on. Say which one is meant, by the end of its id:',
  noQuestion: (command) => `Say what is to be decided: ${command} start Where do we meet in spring?`,
  theQuestion: 'The question',
  cannotBeHeld: (reason) => `No council was started. ${reason}`,
  started: (title, runId) => `The council on “${title}” goes on (${runId}). What it decides comes here.`,
  refused: 'Nothing was changed.',
  done: {
    pause: (title) => `“${title}” is paused.`,
    resume: (title) => `“${title}” goes on.`,
    stop: (title) => `“${title}” is stopped. Its draft record stays in the panel.`,
  },
  queued: {
    pause: (title) => `“${title}” will pause when the speaker has finished.`,
    resume: (title) => `“${title}” will go on soon.`,
    stop: (title) => `“${title}” will stop when the speaker has finished.`,
  },
  status: {
    created: 'about to begin',
    running: 'going on',
    paused: 'paused',
    waiting_for_human: 'waits for a person',
    completed: 'over',
    escalated: 'handed to people',
    stopped: 'stopped',
    failed: 'failed',
  },
  at: (item, phase) => `At “${item}”, in the phase ${phase}`,
  speaks: (name) => `${name} has the floor`,
  turns: (taken, most) => (most === null ? `Turns: ${taken}` : `Turns: ${taken} of ${most} at most`),
  asks: (text) => `It asks: ${text}`,
  outcome: {
    decided: 'decided',
    no_consensus: 'no consensus',
    deferred: 'deferred',
    escalated: 'handed to people',
  },
  noDecisions: 'Nothing has been decided here that may be told. Councils that go on: status.',
  noActions: 'There is no open task.',
  noneOfYours: 'There is no open task under your name.',
  task: (title, owner, due) => `${title} (${owner ?? 'no owner named'}, ${due ?? 'no date named'})`,
  more: (count) => `… and ${count} more, in the panel`,
  answered: (name, answer) => `${name} answered: ${answer}`,
  defaulted: (answer) => `Nobody answered in time, so it was: ${answer}`,
  questionGone: 'This question is not asked any more. Nothing was changed.',
}
