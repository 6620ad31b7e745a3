// The words of what an outcome still lacks.
import { count } from './plural.ts'

export const checklist = {
  title: 'What belongs to the outcome',
  done: 'done',
  open: 'open',
  decision: 'Decision recorded',
  decisionOpen: 'No decision yet',
  decisionNot: (status: string) => `On record: ${status}`,
  tasks: '5 to 10 tasks with owner and date',
  tasksNow: (complete: number, all: number) =>
    all === 0 ? 'none yet' : `${complete} of ${count(all, 'task', 'tasks')} complete`,
  fewer: (names: string) => `fewer are enough, approved by ${names}`,
  risks: 'Risks reviewed',
  risksNow: (answered: number, all: number) =>
    all === 0 ? 'none named' : `${answered} of ${count(all, 'risk has', 'risks have')} a mitigation`,
  exported: 'Exported',
  exportedTo: (targets: string) => `to ${targets}`,
  notExported: 'not sent',
  afterEnd: 'when the council has ended',
}

export const needsWork = {
  title: (n: number) => `Needs work: ${n}`,
  valid: 'Valid',
  draft: 'Draft',
  approvedBy: (names: string) => `Approved by ${names}`,
  noOwner: 'no owner',
  noDue: 'no date',
  noEvidence: 'no evidence',
  ownerNotQuoted: 'the owner is not named in the quote',
  oneOption: 'one option only',
  noMitigation: 'no mitigation',
  noEstimate: 'not estimated',
  unsupported: (n: number) => `${count(n, 'line has', 'lines have')} no evidence`,
  notes: (n: number) => `${count(n, 'note', 'notes')} to look at`,
  like: (n: number, share: string) => `like task ${n} (${share})`,
  of: (fault: string, what: string) => `${fault}: ${what}`,
}
