import type { ActionItem, Anchor, DecisionLog } from '../../../schemas/generated/types.ts'
import { saysOtherwise, supportOf } from '../support.ts'
import { anchorsIn } from './anchors-in.ts'
import { isDay } from './is-day.ts'
import { dateStandsIn, ownerIsNamed } from './named-in.ts'
import { relocate } from './relocate.ts'
import { taskFaults, type TaskFrame } from './task-faults.ts'

/** What a record is held against. */
export type Ground = TaskFrame & {
  /** The text that an anchor is in; null where there is none that can be cited. */
  textOf(anchor: Pick<Anchor, 'source_id' | 'message_id'>): string | null
  sha256(text: string): string
  /** What claims on an option or criterion may name without their quotes repeating it. */
  known(
    anchors: readonly Anchor[],
    about: { optionId: string | null; criterionId?: string },
  ): readonly string[]
  /** Words that the log of the run itself holds: these need no quote. */
  isOnRecord(text: string): boolean
  /** The option that was chosen, where whoever holds the record against this ground does not know better. */
  chosen?: string | null
  /** The options that were put; those that were not merged into others must stand in the record. */
  options: readonly { id: string; title: string; isNeeded: boolean }[]
  /** Who disagreed, and must stand in the record; `reason` where only that tells one from another. */
  dissent: readonly { seat: string; position: string | null; reason?: string }[]
  /** The day of the review that the meeting itself names: it was said, though it stands in no text. */
  reviewAt?: string | null
  /** The words that a date of the record itself, and not of a task, must stand in. */
  texts: readonly string[]
}

/**
 * What keeps a record from being trusted, whatever it was made of: quotes that do not stand where their anchors say,
 * claims that their quotes do not carry, statements that nobody made, owners and dates that nobody named. Each fault in
 * words with its place; empty means it holds. What a person wrote into it goes by that person's name.
 */
export function recordFaults(
  { decisionLog, actionItems }: { decisionLog: DecisionLog; actionItems: readonly ActionItem[] },
  ground: Ground,
): string[] {
  return [...logFaults(decisionLog, ground), ...tasksFaults(actionItems, ground)]
}

/** The same of the tasks alone. */
export const tasksFaults = (items: readonly ActionItem[], ground: Ground): string[] => [
  ...lostAnchors(items, ground).map((fault) => `/action_items${fault}`),
  ...items.flatMap((item, i) => taskFaults(item, ground).map((fault) => `/action_items/${i}${fault}`)),
]

/** The same of the decision log alone. */
export function logFaults(log: DecisionLog, ground: Ground): string[] {
  return [
    ...optionFaults(log, ground),
    ...dissentFaults(log, ground),
    ...decisionFaults(log, ground),
    ...claimsOf(log).flatMap((claim) => claimFaults(claim, ground)),
    ...statementsOf(log).flatMap((statement) => statementFaults(statement, ground)),
    ...wordedFaults(log, ground),
    ...namedFaults(log, ground),
    ...dayFaults(log),
    ...lostAnchors(log, ground),
  ]
}

export const lostAnchors = (
  value: unknown,
  { textOf, sha256 }: Pick<Ground, 'textOf' | 'sha256'>,
): string[] =>
  [...anchorsIn(value, '')]
    .filter(([, anchor]) => {
      const text = textOf(anchor)
      return text === null || relocate(anchor, text, sha256) === null
    })
    .map(([at]) => `${at}: the quote does not stand where the anchor says.`)

function optionFaults(
  { alternatives, chosen_option: chosen }: DecisionLog,
  { options, chosen: was = chosen }: Ground,
): string[] {
  const ids = alternatives.map((one) => one.id)
  const titleOf = (id: string) => options.find((one) => one.id === id)?.title
  return [
    ...alternatives.flatMap(({ id, title, edited }) => {
      const put = titleOf(id)
      if (put === undefined) return [`/alternatives: there is no option ${id}.`]
      if (put === title || edited !== undefined) return []
      return [`/alternatives: ${id} is “${put}”, not “${title}”. Options stay as they were put.`]
    }),
    ...options
      .filter(({ id, isNeeded }) => isNeeded && !ids.includes(id))
      .map(
        ({ id, title }) =>
          `/alternatives: ${id}, “${title}”, is missing. Options are not merged in the record.`,
      ),
    ...(new Set(ids).size === ids.length ? [] : ['/alternatives: an option stands there twice.']),
    ...(chosen === was ? [] : [`/chosen_option: the text chose ${was ?? 'none'}, not ${chosen ?? 'none'}.`]),
    ...(chosen === null || ids.includes(chosen) ? [] : [`/alternatives: the chosen ${chosen} is missing.`]),
  ]
}

const dissentFaults = ({ dissent }: DecisionLog, { dissent: needed }: Ground): string[] =>
  needed
    .filter(
      ({ seat, position, reason }) =>
        !dissent.some(
          (one) =>
            one.seat === seat && one.position === position && (reason === undefined || one.reason === reason),
        ),
    )
    .map(({ seat, position }) =>
      position === null
        ? `/dissent: ${seat} disagreed and is missing.`
        : `/dissent: ${seat} holds ${position}, which differs from the decision, and is missing.`,
    )

/** The sentence on top may be worded freely, but says nothing else than what was decided and why. */
function decisionFaults(log: DecisionLog, ground: Ground): string[] {
  const { decision, decisions, rationale, alternatives, chosen_option: chosen, edited } = log
  if (Object.hasOwn(edited ?? {}, 'decision') || ground.isOnRecord(decision)) return []
  if (decisions.some((one) => one.text === decision)) return []
  const said = [
    ...decisions.map((one) => one.text),
    ...rationale.flatMap(({ claim, anchors }) => [claim, ...anchors.map((anchor) => anchor.quote)]),
  ]
  const known = alternatives.filter((one) => one.id === chosen).flatMap((one) => [one.title, one.summary])
  return saysOtherwise(decision, said, [...known, log.question])
    ? ['/decision: a number, a name or a “not” in it is none of what was decided.']
    : []
}

type Entry = { at: string; text: string; anchors: readonly Anchor[]; edited: boolean }
type Claim = Entry & { support: string; optionId: string | null; criterionId?: string }

const claimsOf = (log: DecisionLog): Claim[] => [
  ...log.rationale.map((one, i) => ({
    at: `/rationale/${i}`,
    text: one.claim,
    anchors: one.anchors,
    support: one.support,
    edited: one.edited !== undefined,
    optionId: log.chosen_option,
    ...(one.criterion === undefined ? {} : { criterionId: one.criterion }),
  })),
  ...log.alternatives.flatMap(({ id, pros, cons }, i) =>
    Object.entries({ pros, cons }).flatMap(([side, points]) =>
      points.map((one, n) => ({
        at: `/alternatives/${i}/${side}/${n}`,
        text: one.text,
        anchors: one.anchors,
        support: one.support,
        edited: one.edited !== undefined,
        optionId: id,
      })),
    ),
  ),
]

function claimFaults({ at, text, anchors, support, edited, ...about }: Claim, { known }: Ground): string[] {
  const found = supportOf(
    text,
    anchors.map((anchor) => anchor.quote),
    known(anchors, about),
  )
  if (support === found) return found === 'unsupported' && !edited ? [carriesNot(at)] : []
  // What a person wrote was held against its quotes alone.
  if (edited && support === 'unsupported') return []
  return found === 'unsupported' ? [carriesNot(at)] : [`${at}/support: is ${found}, not ${support}.`]
}

const carriesNot = (at: string): string =>
  `${at}: its quotes do not carry the claim. Quote what does, or leave the claim out.`

type Statement = Entry & { optionId: string | null }

/** All that a log says beside its claims, each with what it rests on. */
function statementsOf(log: DecisionLog): Statement[] {
  const entry = (
    at: string,
    text: string | null | undefined,
    one: { anchors: readonly Anchor[]; edited?: object | undefined },
  ): Statement[] =>
    text == null
      ? []
      : [{ at, text, anchors: one.anchors, edited: one.edited !== undefined, optionId: log.chosen_option }]
  return [
    ...log.decisions.flatMap((one, i) => entry(`/decisions/${i}/text`, one.text, one)),
    ...log.risks.flatMap((one, i) => [
      ...entry(`/risks/${i}/risk`, one.risk, one),
      ...entry(`/risks/${i}/mitigation`, one.mitigation, one),
      ...entry(`/risks/${i}/early_sign`, one.early_sign, one),
    ]),
    ...log.dissent.flatMap((one, i) => entry(`/dissent/${i}/reason`, one.reason, one)),
  ]
}

function statementFaults({ at, text, anchors, edited, optionId }: Statement, ground: Ground): string[] {
  if (edited || ground.isOnRecord(text)) return []
  const quotes = anchors.map((anchor) => anchor.quote)
  if (supportOf(text, quotes, ground.known(anchors, { optionId })) !== 'unsupported') return []
  return [`${at}: neither the log of the run nor the quotes say so. Word it as they do, or leave it out.`]
}

/** Assumptions may be worded freely over what they rest on, but name and count nothing else. A question asserts nothing. */
function wordedFaults(
  { assumptions, chosen_option: optionId, alternatives }: DecisionLog,
  ground: Ground,
): string[] {
  const titles = alternatives.map((one) => one.title)
  return assumptions.flatMap(({ text, anchors, edited }, i) => {
    if (edited !== undefined || anchors.length === 0 || ground.isOnRecord(text)) return []
    const quotes = anchors.map((anchor) => anchor.quote)
    return saysOtherwise(text, quotes, [...titles, ...ground.known(anchors, { optionId })])
      ? [`/assumptions/${i}/text: a number, a name or a “not” in it stands in none of its quotes.`]
      : []
  })
}

/** Days that the calendar has not, whoever wrote them. */
function dayFaults({ review_at: review, forecasts }: DecisionLog): string[] {
  const days = [
    ...(review === undefined ? [] : [['/review_at', review] as const]),
    ...forecasts.map(({ due }, i) => [`/forecasts/${i}/due`, due] as const),
  ]
  return days.flatMap(([at, day]) => (isDay(day) ? [] : [`${at}: there is no such day as ${day}.`]))
}

/** Owners of risks and the day of the review are named by somebody, like those of tasks. */
function namedFaults({ risks, review_at: review, edited }: DecisionLog, ground: Ground): string[] {
  return [
    ...risks.flatMap(({ owner, anchors, edited: by }, i) =>
      owner == null || by !== undefined || ownerIsNamed(owner, anchors, ground.people)
        ? []
        : [
            `/risks/${i}/owner: “${owner}” does not stand in the quotes. Leave the owner null unless someone was named.`,
          ],
    ),
    ...(review === undefined ||
    review === ground.reviewAt ||
    Object.hasOwn(edited ?? {}, 'review_at') ||
    dateStandsIn(review, ground.texts, ground.meetingDate)
      ? []
      : [`/review_at: ${review} stands in no text. Leave the date out unless one was named.`]),
  ]
}
