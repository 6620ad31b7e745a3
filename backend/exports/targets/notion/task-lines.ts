import type { ActionItem } from '../../../../schemas/generated/types.ts'
import type { RenderWords } from '../../../minutes/render/words-en.ts'
import { bold, bullet, type Line, type Section, span, text } from './lines.ts'
import { wordsFor } from './words.ts'

/** A task as a line, on a decision's page where there is no database of tasks. */
export function taskLine(item: ActionItem, say: RenderWords['tasks']): Line {
  const facts = [
    item.owner === null ? say.noOwner : item.owner.name,
    item.due_date === null ? say.noDate : say.due(item.due_date),
    ...(item.priority === null ? [] : [say.priority(item.priority)]),
    ...(item.status === 'open' ? [] : [say.status(item.status)]),
  ]
  const below = [...described(item), ...item.acceptance_criteria.map((one) => bullet([span(one)]))]
  return {
    kind: 'tick',
    done: item.status === 'done',
    spans: [bold(item.title), span(` (${facts.join(' · ')})`)],
    ...(below.length === 0 ? {} : { below }),
  }
}

/** The body of a task's page: what its properties have no room for. */
export function taskSections(item: ActionItem, language: 'en' | 'ru'): Section[] {
  const say = wordsFor(language)
  const criteria = item.acceptance_criteria.map((one) => bullet([span(one)]))
  const lines = [
    ...described(item),
    ...(criteria.length === 0 ? [] : [text(bold(`${say.criteria}:`)), ...criteria]),
  ]
  return lines.length === 0 ? [] : [{ id: 'details', title: say.details, lines }]
}

const described = ({ description }: ActionItem): Line[] =>
  description
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map(paragraphOrQuote)

/** A description may quote the meeting as Markdown does; a page has quotes of its own. */
function paragraphOrQuote(part: string): Line {
  const lines = part.split('\n')
  const isQuote = lines.every((line) => /^>\s/.test(line))
  return isQuote
    ? { kind: 'quote', spans: [span(lines.map((line) => line.replace(/^>\s+/, '')).join('\n'))] }
    : text(span(part))
}
