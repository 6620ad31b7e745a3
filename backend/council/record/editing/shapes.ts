import type { Fields } from './json.ts'

/** What of an entry a person may change; all else of it is a fact of the run. */
export type Shape = {
  /** The fields a person may set; each that they do names them. */
  words: readonly string[]
  /** The field whose words the entry is known by. */
  main?: string
  lists?: Readonly<Record<string, ListShape>>
  /** The main words are a claim: whether its quotes carry it is computed. */
  isClaim?: true
  /** It is an option: the claims in it are about it. */
  isOption?: true
  /** Of a fact, what to do instead of changing it here. */
  instead?: Readonly<Record<string, string>>
}

export type ListShape = Shape & {
  /** Its entries stand for what happened: neither added nor taken away. */
  isFixed?: true
  /** Its entries keep their ids. */
  hasIds?: true
  /** What a new entry has, unless a person gives it. */
  fresh?: Fields
}

const NOTED: ListShape = { main: 'text', words: ['text', 'anchors'], fresh: { anchors: [] } }
const POINTS: ListShape = { ...NOTED, isClaim: true }

const AGAIN = 'To decide otherwise, hold another run of the meeting.'
const HEARD = 'What a seat said and how it voted stays as it was.'
const MEETING = 'Change the meeting and hold another run of it.'
const COUNTED = 'It is counted anew with each version.'

export const DECISION_LOG: Shape = {
  main: 'decision',
  words: ['title', 'decision', 'review_at', 'forecasts', 'supersedes', 'needs_review'],
  lists: {
    decisions: { main: 'text', words: ['text', 'anchors'], isFixed: true },
    alternatives: {
      main: 'title',
      words: ['title', 'summary'],
      isFixed: true,
      isOption: true,
      lists: { pros: POINTS, cons: POINTS },
    },
    rationale: {
      main: 'claim',
      words: ['claim', 'criterion', 'anchors'],
      isClaim: true,
      fresh: { anchors: [] },
    },
    risks: {
      main: 'risk',
      words: ['risk', 'likelihood', 'impact', 'mitigation', 'owner', 'early_sign', 'anchors'],
      fresh: { likelihood: null, impact: null, mitigation: null, owner: null, early_sign: null, anchors: [] },
    },
    assumptions: NOTED,
    open_questions: NOTED,
  },
  instead: {
    status: AGAIN,
    chosen_option: AGAIN,
    decided_at: AGAIN,
    decided_by: AGAIN,
    confidence: HEARD,
    consensus: HEARD,
    dissent: HEARD,
    verdicts: HEARD,
    question: MEETING,
    criteria: MEETING,
    reversibility: MEETING,
    stakes: MEETING,
    approved_by: 'Approve the document with the command approve_artifact.',
    gates: 'A gate is waived with the command waive, while the run goes on.',
    version: COUNTED,
    cost: COUNTED,
    provenance: COUNTED,
  },
}

export const ACTION_ITEMS: ListShape = {
  main: 'title',
  words: [
    'title',
    'description',
    'owner',
    'due_date',
    'priority',
    'status',
    'labels',
    'depends_on',
    'acceptance_criteria',
    'anchors',
  ],
  hasIds: true,
  fresh: {
    description: '',
    owner: null,
    due_date: null,
    priority: null,
    status: 'open',
    labels: [],
    depends_on: [],
    acceptance_criteria: [],
    anchors: [],
  },
}

export const SUMMARY: Shape = { main: 'markdown', words: ['title', 'markdown', 'anchors'] }
