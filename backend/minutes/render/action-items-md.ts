import type { ActionItem } from '../../../schemas/generated/types.ts'
import { byHand } from './by-hand.ts'
import { chips, plain } from './plain.ts'
import type { RenderWords } from './words-en.ts'
import { wordsOf, type Language } from './words.ts'

/** Action items as a list to tick off. What nobody named stays open: no owner and no date is invented. */
export function renderActionItems(items: readonly ActionItem[], language?: Language): string {
  const say = wordsOf(language)
  return `${[`# ${say.heads.tasks}`, '', ...taskLines(items, say)].join('\n')}\n`
}

/** The list alone, for a page that holds more. */
export const taskLines = (items: readonly ActionItem[], say: RenderWords): string[] =>
  items.length === 0 ? [say.tasks.nobody] : items.flatMap((item) => lines(item, say))

function lines(item: ActionItem, words: RenderWords): string[] {
  const { tasks: say } = words
  const facts = [
    item.owner === null ? say.noOwner : plain(item.owner.name),
    item.due_date === null ? say.noDate : say.due(plain(item.due_date)),
    ...(item.priority === null ? [] : [say.priority(item.priority)]),
    ...(item.status === 'open' ? [] : [say.status(item.status)]),
    ...(item.depends_on.length === 0 ? [] : [say.after(item.depends_on.map(plain).join(', '))]),
  ]
  const tick = item.status === 'done' ? 'x' : ' '
  return [
    `- [${tick}] **${plain(item.title)}** (${facts.join(' · ')})${byHand(item.edited, words)}${chips(item.anchors)}`,
    ...(item.description.trim() === '' ? [] : [`  ${plain(item.description)}`]),
    ...item.acceptance_criteria.map((criterion) => `  - ${plain(criterion)}`),
  ]
}
