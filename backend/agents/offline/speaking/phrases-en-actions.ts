import { bold, count, either, list } from './phrases-en-words.ts'

/** What a task is for; it stands on the task as a label. */
export type TaskLabel =
  | 'flip'
  | 'hedged'
  | 'close'
  | 'gap'
  | 'option'
  | 'options'
  | 'criterion'
  | 'confirm'
  | 'weakness'
  | 'duty'
  | 'sources'
  | 'agreed'

/** What the integrator says of tasks: part of the sentences in `phrases-en.ts`. */
export const actions = {
  intro: (p: { n: number; option: string | null }) =>
    p.option === null
      ? `${count(p.n, 'task', 'tasks')} that would let the council decide:`
      : `${count(p.n, 'task follows', 'tasks follow')} from the choice of ${bold(p.option)}:`,
  agreed: (n: number) => `The meeting itself names ${count(n, 'task', 'tasks')}:`,
  none: (names: string[]) =>
    `No passage on ${names.length === 0 ? 'an option' : list(names.map(bold))} carries a task.`,
  settle: (p: { criterion: string; options: string[] }) => `Find out for ${list(p.options)}: ${p.criterion}`,
  settleEnds: (p: { criterion: string; options: string[]; leaders: string[]; holds: boolean }) =>
    `A source states ${p.criterion} for ${list(p.options)}${p.leaders.length === 0 ? '' : `; a clear ${p.holds ? 'yes' : 'no'} would put ${either(p.leaders)} first`}.`,
  confirm: (p: { criterion: string; option: string }) => `Confirm ${p.criterion} for ${p.option}`,
  confirmEnds: (p: { criterion: string; option: string }) =>
    `The hedged statement on ${p.criterion} is confirmed for ${p.option} or withdrawn.`,
  live: (p: { what: string; option: string }) =>
    `Agree how to live with a weakness of ${p.option}: ${p.what}`,
  liveEnds: 'It is written down who accepts this point, or what reduces it.',
  compare: (p: { leader: string; next: string; criterion: string }) =>
    `Compare ${p.leader} with ${p.next} on ${p.criterion}`,
  compareEnds: (p: { leader: string; next: string; criterion: string }) =>
    `It is written down which of ${p.leader} and ${p.next} is better on ${p.criterion}, or its weight is changed.`,
  sides: (p: { option: string }) => `Write down what speaks for and against ${p.option}`,
  sidesEnds: (p: { option: string }) => `A source lists the points for and against ${p.option} as such.`,
  examine: (p: { options: string[] }) => `Examine or strike ${list(p.options)}`,
  examineEnds: (p: { options: string[] }) =>
    `For ${list(p.options)} there is a source with points for and against, or the option is off the table.`,
  oblige: (p: { option: string; what: string }) => `Plan for what ${p.option} asks: ${p.what}`,
  obligeEnds: 'It is settled who does this and when.',
  nameOptions: 'Name at least two options',
  nameOptionsEnds: 'At least two options are on the table.',
  weigh: (p: { criterion: string }) => `Find a source on ${p.criterion}`,
  weighEnds: (p: { criterion: string }) => `Each option has a passage on ${p.criterion}.`,
  label: (label: TaskLabel): string => label,
  basis: 'It follows from a passage that is quoted word for word.',
}
