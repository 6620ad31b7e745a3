import type { Clause } from './clause.ts'
import type { Weights } from './cue.ts'

/** Something about a sentence's build or place that speaks for or against an item. */
export type Sign = { id: string; weight: Weights; holds: (clause: Clause) => boolean }

const note = (one: Clause): boolean => one.whole && one.place.speaker === null
const apart = ({ place, whole }: Clause): boolean => whole && place.apart
const last = ({ place, whole }: Clause): boolean => whole && place.last
const instructs = ({ lead }: Clause): boolean => lead.mood === 'bare' && lead.task
const person = ({ lead }: Clause): boolean => lead.subject === 'known' || lead.subject === 'name'
const BE = /^(?:be|have|see|need|want|know|become|get|fail|work|return|cause|allow)$/

const OVERRIDES =
  /\b(?:ignore|disregard|forget) (?:all |any |the |your |of ){0,3}(?:previous|prior|above|earlier|preceding) (?:instructions?|prompts?|rules|messages)|\bassign everything\b|(?<!\p{L})(?:игнорируй|забудь)(?:те)? (?:все )?(?:предыдущие |прежние )?(?:инструкции|указания)|назнач(?:ь|ьте) вс[её] на(?!\p{L})/iu
const PROGRAM =
  /^\W{0,5}(?:system|assistant|ai|chatgpt|llm)\s?[:,>]|\bsystem prompt\b|\bthe assistant (?:must|should|shall|will)\b|(?<!\p{L})системн\p{L}+ промпт/iu

export const SIGNS: readonly Sign[] = [
  // Nobody says it, between what people say: whoever took the notes wrote down what came of it.
  { id: 'apart', weight: { action: 0.3, decision: 2.8 }, holds: apart },
  {
    id: 'apart-task',
    weight: { action: 1.4, decision: -0.6 },
    holds: (one) => apart(one) && (instructs(one) || (person(one) && (one.lead.task || one.lead.choice))),
  },
  { id: 'apart-last', weight: { decision: 0.8 }, holds: (one) => apart(one) && last(one) },
  // Whoever scribes leaves the outcome for the end of a topic.
  { id: 'last', weight: { action: 0.3, decision: 0.4 }, holds: last },
  {
    id: 'last-task',
    weight: { action: 1.2 },
    holds: (one) => last(one) && instructs(one) && one.segment.depth > 1 && !one.place.among,
  },
  // A list of instructions side by side is an agenda or a plan more often than tasks.
  {
    id: 'among',
    weight: { action: -0.8 },
    holds: (one) => instructs(one) && one.place.among,
  },
  // Prose tells the talk, the bullets behind it what came of it.
  {
    id: 'closing',
    weight: { action: 0.7, decision: 0.9 },
    holds: ({ place, whole }) => whole && place.closing,
  },
  {
    id: 'lone-task',
    weight: { action: 0.7 },
    holds: (one) => note(one) && one.segment.kind === 'paragraph' && instructs(one),
  },
  { id: 'alone', weight: { action: 0.8, decision: 0.6 }, holds: ({ place, whole }) => whole && place.alone },
  {
    id: 'answers',
    weight: { decision: 0.9 },
    holds: (one) => note(one) && one.lead.choice && one.place.answers,
  },
  {
    id: 'announced',
    weight: { action: -2.5, decision: -3 },
    holds: ({ place }) => place.announced,
  },
  {
    id: 'quoted',
    weight: { action: -2, decision: -2 },
    holds: ({ text }) => /^\s*(?:“[^”]*”|"[^"]*"|«[^»]*»)[.,]?\s*$/.test(text),
  },
  // "Anna: write to the bank" among notes that quote nobody gives Anna a task.
  {
    id: 'assigned',
    weight: { action: 2.9 },
    holds: (one) => one.whole && one.place.speaker !== null && !one.place.scribed && instructs(one),
  },
  {
    id: 'choice-alone',
    weight: { action: -1.5, decision: 0.8 },
    holds: ({ place, whole, lead }) => whole && place.alone && lead.mood === 'bare' && lead.choice,
  },
  {
    id: 'choice-of-change',
    weight: { decision: 2 },
    holds: ({ whole, lead, text }) =>
      whole &&
      lead.mood === 'bare' &&
      lead.choice &&
      text.length < 70 &&
      /#\d+|\b(?:PR|RFC|issue) ?#?\d+/i.test(text),
  },
  { id: 'doer-inside', weight: { action: 1.2 }, holds: ({ doer }) => doer },
  {
    id: 'voted',
    weight: { decision: 2.4 },
    holds: ({ place, whole }) => whole && place.votes >= 3,
  },
  {
    id: 'restates',
    weight: { decision: 3 },
    holds: ({ place, whole }) => whole && place.restates,
  },
  {
    id: 'restated',
    weight: { decision: -6, action: -6 },
    holds: ({ place }) => place.restated,
  },
  {
    id: 'vote',
    weight: { decision: -5, action: -5, dissent: 1 },
    holds: ({ place }) => place.vote,
  },
  {
    id: 'states-an-option',
    weight: { decision: 5.5 },
    holds: ({ place, from }) => from === 0 && place.statesOption,
  },
  {
    id: 'heads',
    weight: { decision: -1.8 },
    holds: ({ place }) => place.heads,
  },
  {
    id: 'below-talk',
    weight: { decision: -1.4 },
    holds: ({ place }) => place.belowTalk,
  },
  { id: 'verbatim', weight: { decision: -0.5 }, holds: ({ place }) => place.verbatim },
  { id: 'note', weight: { action: 0.7, decision: 0.5, question: 0.4 }, holds: note },
  // A sentence of minutes written as prose.
  {
    id: 'prose',
    weight: { action: 0.3, decision: 0.4 },
    holds: (one) => !one.whole && one.place.speaker === null && !one.place.scribed,
  },
  {
    id: 'spoken',
    weight: { action: -0.8, decision: -1.6, question: -0.3 },
    holds: (one) => one.place.speaker !== null,
  },
  {
    id: 'within-talk',
    weight: { action: -1, decision: -0.8 },
    holds: (one) => !one.whole && one.segment.text.length > 400,
  },
  { id: 'long', weight: { action: -0.8, decision: -0.8 }, holds: ({ text }) => text.length > 260 },
  { id: 'owner-behind', weight: { action: 1.8 }, holds: (one) => one.named && instructs(one) },
  {
    id: 'be',
    weight: { action: -1.6 },
    holds: ({ lead }) => BE.test(lead.verb) && !(lead.task && lead.subject === 'known'),
  },
  {
    id: 'asks',
    weight: { action: -3.5, decision: -4 },
    holds: ({ text }) => /\?["”»')\]]{0,2}\s*$/.test(text),
  },
  {
    id: 'under-admin',
    weight: { action: -3, decision: -3.5, risk: -2, question: -3, option: -2, dissent: -2, reason: -2 },
    holds: (one) => one.place.admin,
  },
  {
    id: 'among-options',
    weight: { action: -2, decision: -2.5, risk: -2, dissent: -2 },
    holds: (one) => one.place.options && one.segment.kind === 'item',
  },
  {
    id: 'few-words',
    weight: { action: -2.2, decision: -4.5 },
    holds: ({ wording, lead, place }) =>
      wording.words.length < 3 && !(lead.choice && (place.alone || /\d/.test(wording.text))),
  },
  {
    id: 'says-nothing',
    weight: { action: -1.8 },
    holds: ({ text }) =>
      text.length < 60 && /\b(?:do|take|handle|have) (?:it|that|this|so)\b[.!]?\s*$/i.test(text),
  },
  { id: 'under-follow-up', weight: { action: 1 }, holds: (one) => one.place.followUp },
  {
    id: 'link-only',
    weight: { action: -4, decision: -4 },
    holds: ({ text }) =>
      text.length < 400 &&
      /^\W{0,9}(?:link|url|issue|pr|see|\S{1,30}:)?\W{0,9}https?:\/\/\S+\W{0,9}$/i.test(text),
  },
  // Words meant for a program that reads the text are words like any other, but nobody at the meeting is bound by them.
  {
    id: 'to-a-program',
    weight: { action: -12, decision: -12 },
    holds: ({ text }) => OVERRIDES.test(text),
  },
  {
    id: 'speaks-to-a-program',
    weight: { action: -2.5, decision: -2.5 },
    holds: ({ text, place }) => PROGRAM.test(text) || PROGRAM.test(`${place.speaker ?? ''}:`),
  },
  { id: 'ends-in-colon', weight: { action: -2, decision: -1.5 }, holds: ({ text }) => /:\s*$/.test(text) },
]
