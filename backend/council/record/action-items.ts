import type { ActionItem, Anchor } from '../../../schemas/generated/types.ts'
import type { RunState } from '../state.ts'
import { titleOf } from './dissent.ts'

const MOST_TASKS = 6
/**
 * The action items that the log itself yields when no integrator wrote any: what is still open and what has no
 * mitigation. Owner and date stay null, for nobody named them.
 */
export function actionItemsOf(state: RunState): ActionItem[] {
  const open = state.questions
    .filter((question) => question.state === 'raised')
    .map((question) => ({
      title: `Find out: ${question.text}`,
      anchors: [] as Anchor[],
      basis: 'an open question of the council',
    }))
  const risks = state.risks
    .filter((risk) => risk.mitigation === undefined && risk.anchors.length > 0)
    .map((risk) => ({
      title: todoOf(state, risk),
      anchors: risk.anchors,
      basis: 'a risk without a mitigation',
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
  if (!asked) return `Agree how to live with: ${risk.risk}`
  const about = risk.optionId === undefined ? '' : ` for ${titleOf(state, risk.optionId)}`
  return `Find out${about}: ${risk.risk}`
}
