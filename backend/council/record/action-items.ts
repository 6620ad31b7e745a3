import type { ActionItem, Anchor } from '../../../schemas/generated/types.ts'
import type { RunState } from '../state.ts'
import { wordingOf } from '../wording/wording.ts'
import { titleOf } from './dissent.ts'

const MOST_TASKS = 6
/**
 * The action items that the log itself yields when no integrator wrote any: what is still open and what has no
 * mitigation. Owner and date stay null, for nobody named them.
 */
export function actionItemsOf(state: RunState): ActionItem[] {
  const { tasks: words } = wordingOf(state)
  const open = state.questions
    .filter((question) => question.state === 'raised')
    .map((question) => ({
      title: words.findOut(question.text),
      anchors: [] as Anchor[],
      basis: words.openQuestion,
    }))
  const risks = state.risks
    .filter((risk) => risk.mitigation === undefined && risk.anchors.length > 0)
    .map((risk) => ({
      title: todoOf(state, risk),
      anchors: risk.anchors,
      basis: words.openRisk,
    }))
  return [...open.filter((one) => one.anchors.length > 0), ...risks].slice(0, MOST_TASKS).map((one, i) => ({
    id: `a${i + 1}`,
    meeting_id: state.meeting.id,
    title: one.title.slice(0, 500),
    description: '',
    owner: null,
    due_date: null,
    priority: null,
    status: 'open',
    labels: [],
    depends_on: [],
    acceptance_criteria: [],
    anchors: one.anchors,
    confidence: { level: null, basis: one.basis },
  }))
}

/** A criterion that nobody settled is no weakness to live with: it has to be found out. */
function todoOf(state: RunState, risk: RunState['risks'][number]): string {
  const said = risk.risk.toLowerCase()
  const asked =
    risk.likelihood === null &&
    state.meeting.criteria.some(
      ({ title }) => said === title.toLowerCase() || said.startsWith(`${title.toLowerCase()}:`),
    )
  const { tasks: words } = wordingOf(state)
  if (!asked) return words.liveWith(risk.risk)
  return risk.optionId === undefined
    ? words.findOut(risk.risk)
    : words.findOutFor(titleOf(state, risk.optionId), risk.risk)
}
