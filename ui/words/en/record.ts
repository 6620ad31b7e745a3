// The words of editing and approving the record.
import type { ArtifactData } from '../../../schemas/generated/types.ts'

type Kind = ArtifactData['kind']

export const documentName: Record<Kind, string> = {
  decision_log: 'decision log',
  action_items: 'action items',
  summary: 'summary',
}

export const editWords = {
  edit: 'Edit',
  editTask: (title: string) => `Edit the task: ${title}`,
  editRisk: (risk: string) => `Edit the risk: ${risk}`,
  editDecision: 'Edit the words of the decision',
  addTask: 'Add a task',
  addRisk: 'Add a risk',
  removeTask: 'Remove this task',
  save: 'Save as a new version',
  saving: 'Saving',
  cancel: 'Cancel',
  waiting: 'No connection. This is sent as soon as there is one.',
  empty: 'Write something first.',
  unchanged: 'Nothing is changed yet.',
  title: 'Task',
  description: 'More about it (optional)',
  owner: 'Owner (optional)',
  due: 'Due date (optional)',
  status: 'Status',
  priority: 'Priority',
  decision: 'The decision in words',
  risk: 'Risk',
  mitigation: 'Mitigation (optional)',
  earlySign: 'Early sign (optional)',
  likelihood: 'Likelihood',
  impact: 'Impact',
  none: 'none',
  notSaid: 'not estimated',
  inYourName: 'What you set goes by your name; the quotes stay as they are.',
  removeTitle: 'Remove this task?',
  removeText: (title: string) =>
    `“${title}” is left out of the next version. Earlier versions keep it. If it was only dropped, set its status to cancelled instead.`,
  keep: 'Keep it',
  remove: 'Remove',
  editedBy: (names: string) => `edited by ${names}`,
  owned: (owner: string) => `Owner: ${owner}`,
}

export const taskStatus = {
  open: 'open',
  in_progress: 'in progress',
  done: 'done',
  cancelled: 'cancelled',
} as const
export const taskPriority = { low: 'low', medium: 'medium', high: 'high', urgent: 'urgent' } as const

export const approveWords = {
  title: 'Approval',
  none: (version: number) => `Nobody has approved version ${version} of the decision log.`,
  missing: 'It weighs much or cannot be undone, so somebody should approve it before it is used.',
  void: (names: string, version: number) => `${names} approved version ${version}; it was edited since.`,
  by: (names: string, version: number) => `Approved by ${names} (version ${version})`,
  act: (name: string) => `Approve as ${name}`,
  actUnnamed: 'Approve',
  ask: (version: number) => `Approve version ${version}?`,
  text: (name: string) =>
    `The decision log will say that ${name} approved it as it stands now. If anybody edits it afterwards the new version has no approval.`,
  you: 'you',
  back: 'Not yet',
  tasks: 'Approve these tasks',
  versions: 'Versions',
}

export const recordingWords = {
  onlyRead: 'This is a recording: it is only watched and read.',
  demo: 'Recorded council',
  demoText:
    'A demo, made to be looked at: its record stays as it is, so it is neither edited, approved nor exported. Your own question makes one of yours; it needs no key.',
  replay: 'Replay',
  replayText:
    'A log that is played again: its record stays as it is, so it is neither edited, approved nor exported here.',
  toCouncil: 'Open the council itself',
  own: 'Start your own council',
}

export const versionWords = {
  title: 'Versions',
  of: 'Document',
  version: (n: number) => `Version ${n}`,
  first: 'As it was first made.',
  approved: (names: string) => `Approved by ${names}`,
  added: 'added',
  removed: 'removed',
  nothing: 'nothing',
  loading: 'Loading the versions.',
  failed: 'The versions could not be loaded.',
  again: 'Try again',
  entry: (n: number) => `no. ${n}`,
}

/** The fields of the documents as people call them. */
export const fieldName: Record<string, string> = {
  action_items: 'Task',
  rationale: 'Reason',
  risks: 'Risk',
  alternatives: 'Option',
  decisions: 'Decision',
  assumptions: 'Assumption',
  open_questions: 'Open question',
  pros: 'For',
  cons: 'Against',
  decision: 'decision',
  title: 'title',
  markdown: 'text',
  text: 'words',
  claim: 'words',
  risk: 'words',
  summary: 'summary',
  description: 'description',
  owner: 'owner',
  due_date: 'due date',
  priority: 'priority',
  status: 'status',
  labels: 'labels',
  depends_on: 'depends on',
  acceptance_criteria: 'acceptance criteria',
  anchors: 'quotes',
  mitigation: 'mitigation',
  early_sign: 'early sign',
  likelihood: 'likelihood',
  impact: 'impact',
  criterion: 'criterion',
  needs_review: 'notes to review',
  review_at: 'to be reviewed',
  forecasts: 'forecasts',
  supersedes: 'replaces',
}
