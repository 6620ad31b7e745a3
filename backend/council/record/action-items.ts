import type { ActionItem, Anchor } from '../../../schemas/generated/types.ts'
import type { RunState } from '../state.ts'

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
      title: `Agree how to live with: ${risk.risk}`,
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
