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
    `- [${tick}] **${plain(item.title)}** (${facts.join(' · ')})${byHand(item.edited, words)}${chips(item.anchors, words.place)}`,
    ...described(item.description),
    ...item.acceptance_criteria.map((criterion) => `  - ${plain(criterion)}`),
  ]
}

// The chip of a passage, as the council cites it in running text: the task has chips of its own.
const CITED = /(?<!\s)\s*\[[^[\]]{1,320}:\d{1,7}\]$/
const LIST_MARK = /^(?:[-*+]|\d{1,3}[.)])\s+/

/** A description line by line: what it quotes stays a quote, and no mark of a list or a quote is shown as a sign. */
function described(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.flatMap((line, index) => {
    const quoted = /^>\s*/.exec(line)
    const follows = lines[index - 1]?.startsWith('>') === true
    // Right below a quote a line would be part of it.
    if (quoted === null) return [...(follows ? [''] : []), `  ${plain(line.replace(LIST_MARK, ''))}`]
    return [...(follows ? ['  >'] : []), `  > ${plain(line.slice(quoted[0].length).replace(CITED, ''))}`]
  })
}
