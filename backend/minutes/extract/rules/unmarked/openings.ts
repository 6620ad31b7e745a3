import type { Weights } from './cue.ts'
import type { Lead, Mood, Subject } from './opening.ts'

/** A way to begin that speaks for an item: who acts, how surely, what is done. */
export type Opening = {
  id: string
  weight: Weights
  who?: readonly Subject[]
  mood?: readonly Mood[]
  /** `act`: a task or a choice, by its verb. */
  does?: 'task' | 'choice' | 'act' | 'else'
  negated?: true
  /** Anna and Ben were there. */
  examples: readonly string[]
  not: readonly string[]
}

const PERSON = ['known', 'name'] as const

export const OPENINGS: readonly Opening[] = [
  {
    id: 'known-to-act',
    weight: { action: 5 },
    who: ['known'],
    mood: ['to'],
    does: 'act',
    examples: [
      'Anna to write to the bank',
      'Anna and Ben to draft the letter',
      'Anna is to write to the bank',
      'Anna - write to the bank',
      '[Anna, Ben] draft the letter',
      'Аня — подготовить письмо',
      'Анне подготовить письмо',
    ],
    not: [
      'Nice to write',
      'We need to write',
      'Anna wants to write',
      'Ready to send',
      'The plan is to write',
    ],
  },
  {
    id: 'name-to-act',
    weight: { action: 4.6 },
    who: ['name'],
    mood: ['to'],
    does: 'act',
    examples: ['Quentin to write to the bank', 'quentin to write to the bank', 'Mark to write to the bank'],
    not: ['Anna to write to the bank', 'How to write', 'FCP to close the issue'],
  },
  {
    id: 'known-to',
    weight: { action: 3.4 },
    who: ['known'],
    mood: ['to'],
    does: 'else',
    examples: ['Anna to babysit the server', 'Anna to PR the agenda'],
    not: ['Consent to agenda', 'Anna to write'],
  },
  {
    id: 'name-to',
    weight: { action: 1.8 },
    who: ['name'],
    mood: ['to'],
    does: 'else',
    examples: ['Quentin to babysit the server'],
    not: ['Back to work', 'Anna to babysit the server'],
  },
  {
    id: 'known-will-act',
    weight: { action: 5 },
    who: ['known'],
    mood: ['will'],
    does: 'act',
    examples: [
      'Anna will write to the bank',
      'Anna is going to open an issue',
      "Ben'll check the roof",
      'Аня подготовит письмо',
      'Аня будет писать отчёт',
    ],
    not: ['Anna would write', 'Anna wrote', 'The server will send a header'],
  },
  {
    id: 'name-will-act',
    weight: { action: 4.2 },
    who: ['name'],
    mood: ['will'],
    does: 'act',
    examples: ['Quentin will write to the bank', 'She will open an issue'],
    not: ['Anna will write', 'It will open'],
  },
  {
    id: 'person-will',
    weight: { action: 1.8 },
    who: PERSON,
    mood: ['will'],
    does: 'else',
    examples: ['Anna will babysit the server'],
    not: ['Anna will write'],
  },
  {
    id: 'person-agreed',
    weight: { action: 4.2 },
    who: [...PERSON, 'role'],
    mood: ['agreed'],
    examples: [
      'Anna agreed to write to the bank',
      'Ben has volunteered to host',
      'Анна согласилась написать письмо',
      'Анне поручено написать письмо',
    ],
    not: ['Anna agreed with Ben', 'We agreed to wait'],
  },
  {
    id: 'person-must',
    weight: { action: 3.5 },
    who: [...PERSON, 'role'],
    mood: ['must'],
    does: 'act',
    examples: ['Anna should write to the bank', 'Аня должна написать письмо', 'Ане нужно написать письмо'],
    not: ['Servers should send a header'],
  },
  {
    id: 'role-to-act',
    weight: { action: 3.6 },
    who: ['role'],
    mood: ['to', 'will'],
    does: 'task',
    examples: [
      'Chairs to send the agenda',
      'The editors will update the draft',
      'The hardware group will draft a note',
      'Секретарь подготовит протокол',
    ],
    not: ['The group will fail'],
  },
  {
    id: 'all-to-act',
    weight: { action: 3 },
    who: ['all', 'someone'],
    mood: ['to', 'will', 'must'],
    does: 'act',
    examples: ['Everyone to read the draft', 'Someone will check it', 'Всем прочитать черновик'],
    not: ['Everyone was late'],
  },
  {
    id: 'i-will-act',
    weight: { action: 4.8 },
    who: ['i'],
    mood: ['will', 'agreed'],
    does: 'task',
    examples: [
      "I'll write to the bank",
      'Okay, so I will open an issue',
      "I'm going to check it",
      'Я напишу письмо',
      'Хорошо, подготовлю письмо',
    ],
    not: ['I will be late', 'I would write', 'I wrote it', 'Я написал письмо'],
  },
  {
    id: 'i-offer-act',
    weight: { action: 1.7 },
    who: ['i'],
    mood: ['offer'],
    does: 'task',
    examples: ['I can write to the bank', "I'm happy to draft it", 'Могу написать письмо'],
    not: ['I can see it'],
  },
  {
    id: 'will-act',
    weight: { action: 3.3 },
    who: ['none'],
    mood: ['will'],
    does: 'task',
    examples: ['Will write to the bank', 'Напишет в банк'],
    not: ['Would write to the bank', 'Will be late', 'To write to the bank we need stamps'],
  },
  {
    id: 'we-will',
    weight: { action: 1, decision: 1.6 },
    who: ['we'],
    mood: ['will'],
    examples: ['We will keep the roof', "We'll write to the bank", 'Оставим старую крышу'],
    not: ['We would keep the roof', 'We kept the roof'],
  },
  {
    id: 'we-will-choose',
    weight: { decision: 2 },
    who: ['we'],
    mood: ['will'],
    does: 'choice',
    examples: ['We will keep the roof', "We're going to drop the field", 'Оставим старую крышу'],
    not: ['We will write to the bank', 'We would keep the roof'],
  },
  {
    id: 'we-must-act',
    weight: { action: 0.6, decision: 0.2 },
    who: ['we'],
    mood: ['must'],
    does: 'act',
    examples: ['We should write to the bank', 'Нам нужно написать письмо'],
    not: ['We should be fine'],
  },
  {
    id: 'lets-act',
    weight: { action: 0.6, decision: 2.2 },
    mood: ['lets'],
    does: 'act',
    examples: ["Let's keep the roof", 'Давайте оставим старую крышу'],
    not: ["Let's see"],
  },
  {
    id: 'lets-choose',
    weight: { decision: 0.9 },
    mood: ['lets'],
    does: 'choice',
    examples: ["Let's keep the roof", 'Давайте оставим старую крышу'],
    not: ["Let's write to the bank"],
  },
  {
    id: 'lets',
    weight: { decision: 0.9 },
    mood: ['lets'],
    does: 'else',
    examples: ["Let's paint it blue"],
    not: ["Let's keep the roof"],
  },
  {
    id: 'task-first',
    weight: { action: 2 },
    who: ['none'],
    mood: ['bare'],
    does: 'task',
    examples: ['Write to the bank', 'Please check the roof', 'Написать в банк', 'Проверьте крышу'],
    not: ['Writing to the bank', 'Blue roof'],
  },
  {
    id: 'choice-first',
    weight: { decision: 1.9 },
    who: ['none'],
    mood: ['bare'],
    does: 'choice',
    examples: ['Keep the old roof', 'Accept PR 12', 'Merge', 'Оставить старую крышу', 'Принять план'],
    not: ['Blue roof'],
  },
  {
    id: 'person-acts',
    weight: { decision: -2.5 },
    who: [...PERSON, 'i', 'someone', 'all'],
    mood: ['to', 'will', 'agreed', 'offer'],
    examples: ['Anna to write', "I'll write"],
    not: ['We will write', 'The group will write'],
  },
  {
    id: 'denied',
    weight: { action: -3 },
    negated: true,
    examples: [
      "Anna won't write to the bank",
      'I will not write to the bank',
      'Аня не будет писать отчёт',
      'Я не напишу письмо',
    ],
    not: ['Anna will write to the bank'],
  },
  {
    id: 'thing-first',
    weight: { action: -1.2 },
    who: ['thing'],
    examples: ['The parser will fail', 'Useful to have'],
    not: ['Anna will fail'],
  },
  {
    id: 'state',
    weight: { action: -1.5, decision: -0.4 },
    mood: ['state'],
    examples: ['Anna is late', 'The roof has a hole', 'Аня написала письмо'],
    not: ['Anna is to write', 'Anna is going to write'],
  },
]

export function holdsOf(opening: Opening, lead: Lead): boolean {
  const { who, mood, does, negated } = opening
  return (
    (who === undefined || who.includes(lead.subject)) &&
    (mood === undefined || mood.includes(lead.mood)) &&
    (does === undefined || doesOf(does, lead)) &&
    (negated === undefined || lead.negated)
  )
}

function doesOf(does: NonNullable<Opening['does']>, { task, choice, verb }: Lead): boolean {
  if (does === 'task') return task
  if (does === 'choice') return choice
  return does === 'act' ? task || choice : !task && !choice && verb !== ''
}
