import type { Weights } from './cue.ts'
import { speakerOf, type Clause } from './clause.ts'

/** Something about a sentence's build or place that speaks for or against an item. */
export type Sign = { id: string; weight: Weights; holds: (clause: Clause) => boolean }

const person = ({ lead }: Clause): boolean => lead.subject === 'known' || lead.subject === 'name'
const acts = ({ lead }: Clause): boolean => lead.task || lead.choice
const short = ({ text }: Clause, most = 160): boolean => text.length <= most
const note = (one: Clause): boolean => one.whole && one.segment.kind !== 'heading' && speakerOf(one) === null
const apart = ({ around, index, whole }: Clause): boolean => whole && (around.apart[index] ?? false)
const last = ({ around, index, whole }: Clause): boolean => whole && (around.last[index] ?? false)
const under = ({ segment }: Clause, pattern: RegExp): boolean =>
  segment.headings.some((one) => pattern.test(one))

const ADMIN =
  /^\W*(?:\d+\.?\s*)?(?:agenda|attend|present\b|participants|regrets|apologies|scribe|introductions?$|.*guidelines|.*code of conduct|background|references?$|links$|disclaimers?|roll ?call|action items? review|review of (?:previous|last)|previous|(?:future|upcoming|next|scheduled) (?:meeting|topic|design|agenda)|backlog|.*context and problem|problem statement|.*drivers|considered options|pros and cons|more information|questions to consider|comic relief|table of contents|повестка|участники|присутств|ссылки|контекст)/i
const FOLLOW =
  /\b(?:next steps?|to-?dos?|tasks?|follow-?ups?|actions?|задачи|поручения|следующие шаги|что делаем)\b/i

/** For and against, by how the sentence is built. */
const BUILD: readonly Sign[] = [
  {
    id: 'person-to-act',
    weight: { action: 5 },
    holds: (one) => person(one) && one.lead.mood === 'to' && acts(one),
  },
  {
    id: 'person-to',
    weight: { action: 3.4 },
    holds: (one) => person(one) && one.lead.mood === 'to' && !acts(one),
  },
  {
    id: 'known-will-act',
    weight: { action: 4 },
    holds: ({ lead }) => lead.subject === 'known' && lead.mood === 'will' && (lead.task || lead.choice),
  },
  {
    id: 'name-will-act',
    weight: { action: 3 },
    holds: ({ lead }) => lead.subject === 'name' && lead.mood === 'will' && (lead.task || lead.choice),
  },
  {
    id: 'person-will',
    weight: { action: 2 },
    holds: (one) => person(one) && one.lead.mood === 'will' && !acts(one),
  },
  {
    id: 'person-agreed',
    weight: { action: 3.6 },
    holds: (one) =>
      (person(one) || one.lead.subject === 'role') && one.lead.mood === 'agreed' && one.lead.verb !== '',
  },
  {
    id: 'person-must',
    weight: { action: 1.8 },
    holds: (one) => (person(one) || one.lead.subject === 'role') && one.lead.mood === 'must' && acts(one),
  },
  {
    id: 'role-to-act',
    weight: { action: 3.4 },
    holds: ({ lead }) => lead.subject === 'role' && (lead.mood === 'to' || lead.mood === 'will') && lead.task,
  },
  {
    id: 'all-to-act',
    weight: { action: 3 },
    holds: ({ lead }) =>
      (lead.subject === 'all' || lead.subject === 'someone') &&
      (lead.mood === 'to' || lead.mood === 'will') &&
      acts({ lead } as Clause),
  },
  {
    id: 'i-will-act',
    weight: { action: 3 },
    holds: ({ lead }) => lead.subject === 'i' && lead.mood === 'will' && lead.task,
  },
  {
    id: 'i-offer-act',
    weight: { action: 1.6 },
    holds: ({ lead }) => lead.subject === 'i' && lead.mood === 'offer' && lead.task,
  },
  {
    id: 'will-act',
    weight: { action: 2.4 },
    holds: ({ lead }) => lead.subject === 'none' && (lead.mood === 'will' || lead.mood === 'to') && lead.task,
  },
  {
    id: 'we-will-act',
    weight: { action: 1, decision: 1.4 },
    holds: ({ lead }) => lead.subject === 'we' && lead.mood === 'will',
  },
  { id: 'lets', weight: { action: 0.4, decision: 1.6 }, holds: ({ lead }) => lead.mood === 'lets' },
  {
    id: 'task-first',
    weight: { action: 1.6 },
    holds: (one) => one.lead.mood === 'bare' && one.lead.task && short(one, 240),
  },
  {
    id: 'choice-first',
    weight: { decision: 1.5 },
    holds: (one) => one.lead.mood === 'bare' && one.lead.choice && short(one, 240),
  },
  { id: 'negated', weight: { action: -3 }, holds: ({ lead }) => lead.negated },
  { id: 'thing-first', weight: { action: -1.2 }, holds: ({ lead }) => lead.subject === 'thing' },
  { id: 'state', weight: { action: -1.5 }, holds: ({ lead }) => lead.mood === 'state' },
  {
    id: 'be',
    weight: { action: -1.6 },
    holds: ({ lead }) => /^(?:be|have|see|need|want|know|become|get|fail|work|return|cause)$/.test(lead.verb),
  },
  {
    id: 'owner-behind',
    weight: { action: 2 },
    holds: (one) => one.named && (one.lead.task || one.lead.mood === 'bare'),
  },
]

/** For and against, by where the sentence stands. */
const PLACE: readonly Sign[] = [
  { id: 'apart', weight: { action: 0.8, decision: 2.2 }, holds: apart },
  {
    id: 'apart-task',
    weight: { action: 1.6, decision: -0.8 },
    holds: (one) => apart(one) && acts(one) && one.lead.task && (one.lead.mood === 'bare' || person(one)),
  },
  {
    id: 'person-acts-no-choice',
    weight: { decision: -2.5 },
    holds: (one) =>
      (person(one) || one.lead.subject === 'i') && ['to', 'will', 'agreed', 'offer'].includes(one.lead.mood),
  },
  { id: 'last', weight: { action: 0.4, decision: 0.5 }, holds: last },
  {
    id: 'voted',
    weight: { decision: 2.2 },
    holds: ({ around, index, whole }) => whole && (around.votes[index] ?? 0) >= 3,
  },
  {
    id: 'restates',
    weight: { decision: 3 },
    holds: ({ around, index, whole }) => whole && (around.restates[index] ?? false),
  },
  {
    id: 'restated',
    weight: { decision: -6, action: -6 },
    holds: ({ around, index }) => around.restated[index] ?? false,
  },
  { id: 'note', weight: { action: 0.7, decision: 0.5 }, holds: note },
  { id: 'spoken', weight: { action: -0.4, decision: -0.8 }, holds: (one) => speakerOf(one) !== null },
  {
    id: 'within-talk',
    weight: { action: -1, decision: -0.8 },
    holds: (one) => !one.whole && one.segment.text.length > 400,
  },
  { id: 'long', weight: { action: -0.8, decision: -0.8 }, holds: ({ text }) => text.length > 260 },
  {
    id: 'under-admin',
    weight: { action: -3, decision: -3.5, risk: -2, question: -3, option: -2, dissent: -2 },
    holds: (one) => under(one, ADMIN),
  },
  { id: 'under-follow-up', weight: { action: 1.6 }, holds: (one) => under(one, FOLLOW) },
  {
    id: 'link-only',
    weight: { action: -4, decision: -4 },
    holds: ({ text }) => /^\W*(?:link|url|issue|pr|see|\S{1,30}:)?\W*https?:\/\/\S+\W*$/i.test(text),
  },
  { id: 'ends-in-colon', weight: { action: -1, decision: -1 }, holds: ({ text }) => /:\s*$/.test(text) },
]

export const SIGNS: readonly Sign[] = [...BUILD, ...PLACE]
