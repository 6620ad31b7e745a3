import type { DecisionLog, HeldMeeting, Outcome } from '../../../schemas/generated/types.ts'
import { councilName } from '../council-name.ts'
import { mainDecision } from '../record/decision-log.ts'
import { documentsOf } from '../record/versions.ts'
import type { RunState } from '../state.ts'
import { type CitedSource, citedSourcesOf } from './cited.ts'

type Person = DecisionLog['decided_by'][number]
type NamedOption = { id: string; title: string }

/** A decision as the register keeps it, made of the log of its run and of nothing else. */
export type RememberedDecision = {
  /** In its run. */
  decisionId: string
  question: string
  statement: string
  outcome: Outcome
  decidedAt: string
  decidedBy: Person[]
  chosenOption: NamedOption | null
  options: NamedOption[]
  /** How sure they were; null where nobody said. */
  confidence: number | null
  /** The day on which somebody said it should be looked at again. */
  reviewAt: string | null
  forecasts: DecisionLog['forecasts']
  /** The decisions that it says it replaces. */
  supersedes: string[]
  /** The votes for the option that was chosen, with how sure each seat was. */
  backers: { seat: string; name: string; confidence: number }[]
}

/** What a run has decided. */
export type RememberedRun = {
  meetingId: string
  kind: RunState['kind']
  title: string
  language: HeldMeeting['language']
  template: string
  approvedBy: Person[]
  decisions: RememberedDecision[]
  /** What of the library it has found, and quoted. */
  cited: CitedSource[]
}

/** To be raised whenever it is made in another way: all runs that ended are then read anew. */
export const FORM = 2

/** What a run that ended has decided; null where there is nothing to keep, or nothing in it was ever meant. */
export function rememberedOf(state: RunState): RememberedRun | null {
  const log = documentsOf(state).decision_log?.body
  if (log === undefined || state.demo || state.kind === 'replay') return null
  return {
    meetingId: state.meeting.id,
    kind: state.kind,
    title: councilName(state),
    language: state.meeting.language,
    template: state.template.id,
    approvedBy: log.approved_by.filter(({ kind }) => kind === 'person'),
    decisions: decisionsOf(state, log),
    cited: citedSourcesOf(state),
  }
}

function decisionsOf(state: RunState, log: DecisionLog): RememberedDecision[] {
  const main = mainDecision(state)?.decisionId ?? log.decisions[0]?.id
  return log.decisions.map((logged) =>
    logged.id === main ? mainOf(state, log, logged.id) : otherOf(state, log, logged),
  )
}

/** The decision of the meeting's own question: what the top of its log says is said of this one. */
function mainOf(state: RunState, log: DecisionLog, decisionId: string): RememberedDecision {
  const { chosen_option: chosen, alternatives } = log
  const nameOf = (seat: string) => state.seats.find((one) => one.seat === seat)?.name ?? seat
  return {
    decisionId,
    question: log.question,
    statement: log.decision,
    outcome: log.status,
    decidedAt: log.decided_at,
    decidedBy: log.decided_by,
    chosenOption: named(alternatives.find(({ id }) => id === chosen)),
    options: alternatives.map(({ id, title }) => ({ id, title })),
    confidence: log.confidence.level,
    reviewAt: log.review_at ?? null,
    forecasts: log.forecasts,
    supersedes: log.supersedes,
    backers: log.consensus.votes.flatMap(({ seat, option, confidence }) =>
      option === null || option !== chosen || confidence === null
        ? []
        : [{ seat, name: nameOf(seat), confidence }],
    ),
  }
}

/** What was decided beside it: of an item of the agenda, or in minutes. */
function otherOf(
  { decisions, options, meeting }: RunState,
  log: DecisionLog,
  { id, text, status }: DecisionLog['decisions'][number],
): RememberedDecision {
  const told = decisions.find(({ decisionId }) => decisionId === id)
  const item = meeting.agenda.find((one) => one.id === told?.itemId)
  const ofItem = told === undefined ? [] : options.filter(({ itemId }) => itemId === told.itemId)
  return {
    decisionId: id,
    question: item?.title ?? log.question,
    statement: text,
    outcome: status,
    decidedAt: log.decided_at,
    decidedBy: told?.decidedBy ?? log.decided_by,
    chosenOption: named(byId(ofItem, told?.optionId)),
    options: ofItem.map(({ optionId, title }) => ({ id: optionId, title })),
    confidence: null,
    reviewAt: null,
    forecasts: [],
    supersedes: [],
    backers: [],
  }
}

const byId = (options: RunState['options'], id: string | null | undefined): NamedOption | undefined => {
  const found = options.find(({ optionId }) => optionId === id)
  return found === undefined ? undefined : { id: found.optionId, title: found.title }
}

const named = (option: NamedOption | undefined): NamedOption | null =>
  option === undefined ? null : { id: option.id, title: option.title }
