/** An option as the form holds it; `key` tells rows apart, `id` is the meeting's where it gave one. */
export type OptionRow = { key: string; id?: string; title: string; summary: string }
export type CriterionRow = { key: string; id?: string; title: string; weight: string; must: boolean }
export type AtZero = 'finish_turn' | 'cut' | 'ask'
/** An item of the agenda; `time` as it is typed. */
export type Point = {
  key: string
  id?: string
  title: string
  kind: 'decide' | 'discuss'
  time: string
  atZero: AtZero
}
export type Role = 'moderator' | 'expert' | 'scribe' | 'integrator' | 'observer'
/** A seat: an agent in it, or a person with a deputy. */
export type SeatRow = {
  seat: string
  role: Role
  name: string
  isPerson: boolean
  agent: string
  person: string
  deputy: string
  model: string
  weight?: number
}

export type Scope = 'docs' | 'decisions' | 'history' | 'context'
/** A source of the library that the meeting names; without seats every expert may read it. */
export type LibraryRow = { sourceId: string; title: string; seats: readonly string[] }
/** An earlier decision that this one replaces. */
export type ReplacedRow = { id: string; title: string }

/** What the page of preparation holds. Null or empty is "as the template has it", so that another template changes it. */
export type Form = {
  question: string
  title: string
  done: string
  template: string
  language: string
  options: readonly OptionRow[]
  criteria: readonly CriterionRow[]
  agenda: readonly Point[] | null
  /** Minutes of the whole council, as typed. */
  whole: string
  seats: readonly SeatRow[] | null
  policy: string
  panel: string
  pace: string
  fromLibrary: readonly LibraryRow[]
  /** The parts of the library that the council looks through; null: as usual. */
  scopes: readonly Scope[] | null
  supersedes: readonly ReplacedRow[]
}

export const EMPTY_FORM: Form = {
  question: '',
  title: '',
  done: '',
  template: '',
  language: '',
  options: [],
  criteria: [],
  agenda: null,
  whole: '',
  seats: null,
  policy: '',
  panel: '',
  pace: 'reading',
  fromLibrary: [],
  scopes: null,
  supersedes: [],
}

export const SCOPES: readonly Scope[] = ['docs', 'decisions', 'history', 'context']

export const AT_ZERO: readonly AtZero[] = ['finish_turn', 'cut', 'ask']
export const ROLES: readonly Role[] = ['moderator', 'expert', 'scribe', 'integrator', 'observer']

export const newKey = (): string => crypto.randomUUID().slice(0, 8)

/** Whether anything but the goal was chosen. */
export const isAsTemplate = (form: Form): boolean =>
  form.agenda === null &&
  form.seats === null &&
  [form.whole, form.policy, form.panel].every((text) => text === '')
