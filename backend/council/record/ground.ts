import type { Anchor, DecisionLog } from '../../../schemas/generated/types.ts'
import type { Ground } from '../../minutes/support/record-faults.ts'
import type { TaskFrame } from '../../minutes/support/task-faults.ts'
import { leftParked } from '../coming-items.ts'
import { knownBeside } from '../contributions/known.ts'
import { citedText } from '../contributions/quotes.ts'
import { sourcesOf } from '../found.ts'
import { mainItemId, type RunState } from '../state.ts'
import { isoOf } from '../time.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Ctx } from '../working.ts'
import { mainDecision } from './decision-log.ts'
import { dissenters } from './dissent.ts'
import { reviewDay } from './review-day.ts'
import { risksOf } from './risks.ts'

/** Of an import the record that it is. */
export const importedRecord = ({ kind, artifacts }: RunState): DecisionLog | undefined =>
  kind === 'import' ? artifacts.decision_log?.body : undefined

/** What tasks of a run are held against: the day it started, of an import the day of what it records, and who sits in a seat. */
export const taskFrameOf = (state: RunState): TaskFrame => ({
  meetingDate: (importedRecord(state)?.decided_at ?? isoOf(state.startedAt ?? state.createdAt)).slice(0, 10),
  people: state.seats.map(({ name }) => ({ name })),
})

/** What the documents of a run are held against: its log, of an import the record as it stands. */
export function groundOf(state: RunState, ctx: Pick<Ctx, 'sha256'>): Ground {
  const imported = importedRecord(state)
  const texts = imported === undefined ? textsOf(state) : stringsIn(imported)
  return {
    ...taskFrameOf(state),
    textOf: (anchor) => citedText(state, anchor),
    sha256: ctx.sha256,
    known: (anchors: readonly Anchor[], { optionId, criterionId }) =>
      knownBeside(state, anchors, {
        optionId,
        criterionIds: criterionId === undefined ? state.meeting.criteria.map(({ id }) => id) : [criterionId],
      }),
    isOnRecord: (text) => texts.has(text),
    options: imported === undefined ? optionsOf(state) : imported.alternatives.map(asPut),
    reviewAt: reviewDay(state.meeting, mainDecision(state)?.at),
    dissent: imported?.dissent ?? dissenters(state).map(({ seat, position }) => ({ seat, position })),
    texts: [
      ...sourcesOf(state).map(({ text }) => text),
      ...state.messages.toArray().map(({ content }) => content),
    ],
  }
}

const asPut = ({ id, title }: { id: string; title: string }) => ({ id, title, isNeeded: true })

/** A list of the schema holds no more. */
const MOST_OPTIONS = 100

function optionsOf(state: RunState): Ground['options'] {
  const main = mainItemId(state)
  const needed = state.options
    .filter((option) => option.state !== 'merged' && option.itemId === main)
    .slice(0, MOST_OPTIONS)
  return state.options.map((option) => ({
    id: option.optionId,
    title: option.title,
    isNeeded: needed.includes(option),
  }))
}

/** All that the log of the run holds in words which a record may repeat. */
function textsOf(state: RunState): Set<string> {
  const { chosen } = { chosen: state.items[mainItemId(state) ?? '']?.decision?.optionId ?? null }
  const words = wordingOf(state)
  return new Set([
    words.decision.none,
    ...state.decisions.map(({ text }) => text),
    ...state.claims.toArray().map(({ text }) => text),
    ...state.questions.map(({ text }) => text),
    ...leftParked(state).map(({ title }) => words.parked(title)),
    ...[...risksOf(state, chosen), ...state.risks].flatMap(({ risk, mitigation }) => [
      risk,
      mitigation ?? '',
    ]),
    ...risksOf(state, chosen).map((risk) => risk.early_sign ?? ''),
    ...dissenters(state).map(({ reason }) => reason),
  ])
}

function stringsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') found.add(value)
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) stringsIn(inner, found)
  return found
}
