import type { ActionItem, DecisionLog, Summary } from '../../../schemas/generated/types.ts'
import { logFaults, lostAnchors, tasksFaults } from '../../minutes/support/record-faults.ts'
import { citedText } from '../contributions/quotes.ts'
import { cellsOn, verdictOf } from '../decisions/verdict.ts'
import { mainItemId, type RunState } from '../state.ts'
import type { Ctx } from '../working.ts'
import { groundOf, importedRecord } from './ground.ts'

const SUMMARY_WORDS = 200

/** What keeps a decision log from being trusted, each fault in words; empty means it holds. */
export function decisionLogFaults(state: RunState, log: DecisionLog, ctx: Pick<Ctx, 'sha256'>): string[] {
  const { status, chosen } = decidedIn(state)
  return [
    ...(log.status === status ? [] : [`/status: the council’s decision is ${status}, not ${log.status}.`]),
    ...(log.chosen_option === chosen
      ? []
      : [`/chosen_option: the council chose ${chosen ?? 'none'}, not ${log.chosen_option ?? 'none'}.`]),
    ...verdictFaults(state, log),
    ...logFaults(log, groundOf(state, ctx)),
  ]
}

/** The same of the whole record, tasks included. */
export const runRecordFaults = (
  state: RunState,
  { log, tasks }: { log: DecisionLog; tasks: readonly ActionItem[] },
  ctx: Pick<Ctx, 'sha256'>,
): string[] => {
  const ground = groundOf(state, ctx)
  return [...decisionLogFaults(state, log, ctx), ...tasksFaults(tasks, ground)]
}

/** What the run decided: a council by its events, an import by the record that it is. */
function decidedIn(state: RunState): { status: DecisionLog['status']; chosen: string | null } {
  const record = importedRecord(state)
  if (record !== undefined) return { status: record.status, chosen: record.chosen_option }
  const decision = state.items[mainItemId(state) ?? '']?.decision
  return { status: decision?.status ?? 'deferred', chosen: decision?.optionId ?? null }
}

/** A verdict is counted from what the seats scored; nobody words it. */
function verdictFaults(state: RunState, { verdicts }: DecisionLog): string[] {
  if (importedRecord(state) !== undefined) return []
  const item = state.items[mainItemId(state) ?? '']
  return verdicts.flatMap(({ option, criterion, verdict }, i) => {
    const counted = verdictOf(cellsOn(item, option, criterion))
    return verdict === counted
      ? []
      : [`/verdicts/${i}: on ${criterion} the seats’ scores say of ${option}: ${counted}, not ${verdict}.`]
  })
}

export function summaryFaults(state: RunState, summary: Summary, ctx: Pick<Ctx, 'sha256'>): string[] {
  const words = summary.markdown.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return [
    ...(words <= SUMMARY_WORDS ? [] : [`/markdown: ${words} words; a summary has at most ${SUMMARY_WORDS}.`]),
    ...unnamedWaivers(state, summary),
    ...lostAnchors(summary, { textOf: (anchor) => citedText(state, anchor), sha256: ctx.sha256 }),
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
