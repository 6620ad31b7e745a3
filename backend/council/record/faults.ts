import type { ActionItem, Anchor, DecisionLog, Summary } from '../../../schemas/generated/types.ts'
import { supportOf } from '../../minutes/support.ts'
import { dateStandsIn, ownerIsNamed, type Participant } from '../../minutes/support/named-in.ts'
import { knownBeside } from '../contributions/known.ts'
import { resolves } from '../contributions/quotes.ts'
import { mainItemId, type RunState } from '../state.ts'
import { isoOf } from '../time.ts'
import type { Ctx } from '../working.ts'
import { dissenters } from './dissent.ts'

const SUMMARY_WORDS = 200

/** What keeps a decision log from being trusted, each fault in words; empty means it holds. */
export function decisionLogFaults(state: RunState, log: DecisionLog, ctx: Pick<Ctx, 'sha256'>): string[] {
  const { status, chosen } = decidedIn(state)
  const known = new Set(state.options.map((option) => option.optionId))
  return [
    ...(log.status === status ? [] : [`/status: the council’s decision is ${status}, not ${log.status}.`]),
    ...(log.chosen_option === chosen
      ? []
      : [`/chosen_option: the council chose ${chosen ?? 'none'}, not ${log.chosen_option ?? 'none'}.`]),
    ...log.alternatives
      .filter((one) => !known.has(one.id))
      .map((one) => `/alternatives: there is no option ${one.id}.`),
    ...missingDissent(state, log),
    ...claimFaults(state, log),
    ...anchorFaults(state, log, ctx),
  ]
}

/** Of an import the record that it is. */
const recordOf = ({ kind, artifacts }: RunState): DecisionLog | undefined =>
  kind === 'import' ? artifacts.decision_log?.body : undefined

/** What the run decided: a council by its events, an import by the record that it is. */
function decidedIn(state: RunState): { status: DecisionLog['status']; chosen: string | null } {
  const record = recordOf(state)
  if (record !== undefined) return { status: record.status, chosen: record.chosen_option }
  const decision = state.items[mainItemId(state) ?? '']?.decision
  return { status: decision?.status ?? 'deferred', chosen: decision?.optionId ?? null }
}

function missingDissent(state: RunState, log: DecisionLog): string[] {
  const named = new Set(log.dissent.map((one) => one.seat))
  return dissenters(state)
    .filter((one) => !named.has(one.seat))
    .map(
      (one) =>
        `/dissent: ${one.seat} holds ${one.position}, which differs from the decision, and is missing.`,
    )
}

const claimFaults = (state: RunState, log: DecisionLog): string[] =>
  log.rationale.flatMap((one, i) => {
    const support = supportOf(
      one.claim,
      one.anchors.map((anchor) => anchor.quote),
      knownBeside(state, one.anchors, {
        optionId: log.chosen_option,
        criterionIds: one.criterion === undefined ? [] : [one.criterion],
      }),
    )
    // What a person wrote into the record goes by their name, not by a quote.
    if (support === 'unsupported' && (one.edited === undefined || one.support !== support))
      return [`/rationale/${i}: its quotes do not carry the claim. Quote what does, or leave the claim out.`]
    return one.support === support ? [] : [`/rationale/${i}/support: is ${support}, not ${one.support}.`]
  })

function anchorFaults(state: RunState, value: unknown, ctx: Pick<Ctx, 'sha256'>): string[] {
  return [...anchorsIn(value, '')]
    .filter(([, anchor]) => !resolves(state, anchor, ctx))
    .map(([at]) => `${at}: the quote does not stand where the anchor says.`)
}

/** Every anchor of a document with its JSON Pointer. */
export function* anchorsIn(value: unknown, at: string): Generator<[string, Anchor]> {
  if (Array.isArray(value)) for (const [i, one] of value.entries()) yield* anchorsIn(one, `${at}/${i}`)
  else if (isAnchor(value)) yield [at, value]
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* anchorsIn(one, `${at}/${key}`)
}

const isAnchor = (value: unknown): value is Anchor =>
  typeof value === 'object' && value !== null && 'quote' in value && 'sha256' in value

/** The meeting behind a task: its day makes "by Friday" a date, its people make a first name somebody's. */
export type TaskFrame = { meetingDate: string | null; people: readonly Participant[] }

/** The frame of a run: the day it started, of an import the day of what it records, and whoever sits in a seat. */
export const taskFrameOf = (state: RunState): TaskFrame => ({
  meetingDate: (recordOf(state)?.decided_at ?? isoOf(state.startedAt ?? state.createdAt)).slice(0, 10),
  people: state.seats.map(({ name }) => ({ name })),
})

/** An owner or a date that nobody named is the worst fault: what is given must lie inside the item's own anchors. */
export function actionItemFaults(item: ActionItem, frame: TaskFrame): string[] {
  const { owner, due_date: due, anchors } = item
  // What a person set goes by their name.
  const set = Object.keys(item.edited ?? {})
  const faults = {
    owner: `/owner: “${owner?.name}” does not stand in the quotes. Leave the owner null unless someone was named.`,
    due_date: `/due_date: ${due} does not stand in the quotes. Leave the date null unless one was named.`,
  }
  return [
    ...(anchors.length > 0 || set.length > 0 ? [] : ['/quotes: a task needs the quote it follows from.']),
    ...notNamed(item, frame)
      .filter((field) => !set.includes(field))
      .map((field) => faults[field]),
  ]
}

/** What of owner and date the task's own quotes do not name. */
export function notNamed(
  { owner, due_date: due, anchors }: ActionItem,
  { meetingDate, people }: TaskFrame,
): ('owner' | 'due_date')[] {
  const quotes = anchors.map((anchor) => anchor.quote)
  return [
    ...(owner === null || ownerIsNamed(owner.name, anchors, people) ? [] : ['owner' as const]),
    ...(due === null || dateStandsIn(due, quotes, meetingDate) ? [] : ['due_date' as const]),
  ]
}

export function summaryFaults(state: RunState, summary: Summary, ctx: Pick<Ctx, 'sha256'>): string[] {
  const words = summary.markdown.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return [
    ...(words <= SUMMARY_WORDS ? [] : [`/markdown: ${words} words; a summary has at most ${SUMMARY_WORDS}.`]),
    ...unnamedWaivers(state, summary),
    ...anchorFaults(state, summary, ctx),
  ]
}

/** Who reads only the summary must not take a must-have for met that a person waived. */
function unnamedWaivers({ items, meeting }: RunState, { markdown }: Summary): string[] {
  const gates = meeting.agenda.flatMap(({ id }) => items[id]?.gates ?? [])
  const names = gates.flatMap(({ gate, waivedBy }) =>
    gate === 'must_haves' && waivedBy ? waivedBy.name : [],
  )
  return [...new Set(names)]
    .filter((name) => !markdown.includes(name))
    .map((name) => `/markdown: ${name} waived a must-have. Say which one, and who waived it.`)
}
