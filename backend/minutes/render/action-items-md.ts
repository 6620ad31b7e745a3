import type { ActionItem } from '../../../schemas/generated/types.ts'
import { chips, plain } from './plain.ts'

/** Action items as a list to tick off. What nobody named stays open: no owner and no date is invented. */
export function renderActionItems(items: readonly ActionItem[]): string {
  if (items.length === 0) return '# Action items\n\nNobody took on a task.\n'
  return `${['# Action items', '', ...items.flatMap(lines)].join('\n')}\n`
}

function lines(item: ActionItem): string[] {
  const owner = item.owner === null ? 'no owner named' : plain(item.owner.name)
  const facts = [
    owner,
    item.due_date === null ? 'no date named' : `due ${plain(item.due_date)}`,
    ...(item.priority === null ? [] : [`priority ${item.priority}`]),
    ...(item.status === 'open' ? [] : [item.status.replace('_', ' ')]),
    ...(item.depends_on.length === 0 ? [] : [`after ${item.depends_on.map(plain).join(', ')}`]),
  ]
  const tick = item.status === 'done' ? 'x' : ' '
  return [
    `- [${tick}] **${plain(item.title)}** (${facts.join(' · ')})${chips(item.anchors)}`,
    ...(item.description.trim() === '' ? [] : [`  ${plain(item.description)}`]),
    ...item.acceptance_criteria.map((criterion) => `  - ${plain(criterion)}`),
  ]
}
