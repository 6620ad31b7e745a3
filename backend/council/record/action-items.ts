import type { ActionItem, Anchor } from '../../../schemas/generated/types.ts'
import { sourceSpan } from '../../minutes/markdown/blocks.ts'
import { namedTasks } from '../../minutes/named-tasks.ts'
import { anchorOf } from '../contributions/quotes.ts'
import type { RunState } from '../state.ts'
import type { Ctx } from '../working.ts'
import { titleOf } from './dissent.ts'

const MOST_TASKS = 6
const MOST_AGREED = 20

type Found = Pick<ActionItem, 'title' | 'anchors' | 'owner' | 'due_date'> & { basis: string }

/**
 * The action items that the log itself yields when no integrator wrote any: what the meeting's texts name as tasks,
 * what is still open and what has no mitigation. Owner and date stay null unless a named task names them.
 */
export function actionItemsOf(state: RunState, ctx: Pick<Ctx, 'sha256'>): ActionItem[] {
  const nobody = { owner: null, due_date: null }
  const open = state.questions
    .filter((question) => question.state === 'raised')
    .map((question) => ({
      ...nobody,
      title: `Find out: ${question.text}`,
      anchors: [] as Anchor[],
      basis: 'an open question of the council',
    }))
  const risks = state.risks
    .filter((risk) => risk.mitigation === undefined && risk.anchors.length > 0)
    .map((risk) => ({
      ...nobody,
      title: todoOf(state, risk),
      anchors: risk.anchors,
      basis: 'a risk without a mitigation',
    }))
  const rest = [...open.filter((one) => one.anchors.length > 0), ...risks].slice(0, MOST_TASKS)
  return [...agreed(state, ctx), ...rest].map((one, i) => ({
    id: `a${i + 1}`,
    meeting_id: state.meeting.id,
    title: one.title.slice(0, 500),
    description: '',
    owner: one.owner,
    due_date: one.due_date,
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

/** What the meeting's own texts name as tasks, each anchored where it stands. */
function agreed(state: RunState, ctx: Pick<Ctx, 'sha256'>): Found[] {
  const { options, criteria, context } = state.meeting
  const things = [...options, ...criteria].map((one) => one.title)
  return context
    .flatMap((source) =>
      namedTasks(source.text, things).flatMap(({ block, text, owner, due }) => {
        const { start, end } = sourceSpan(block)
        const place = { quote: source.text.slice(start, end), source_id: source.id, start }
        const anchor = anchorOf(state, place, ctx)
        if (typeof anchor === 'string') return []
        const named = owner === null ? null : { name: owner }
        return [
          { title: text, anchors: [anchor], owner: named, due_date: due, basis: 'a task the meeting names' },
        ]
      }),
    )
    .slice(0, MOST_AGREED)
}
