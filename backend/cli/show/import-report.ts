import type { Imported } from '../../ports/imports.ts'
import type { FoundAction, FoundDecision } from '../../minutes/record/record.ts'
import type { Style } from './colours.ts'
import { shownPath } from './ending.ts'
import { safeLine } from './plain-text.ts'
import { wrap } from './wrap.ts'

type Page = { folder: string; files: string[]; width: number; style: Style }

/** What was found in a text, for a person: each with the line it stands on; first what was decided. */
export function importReport({ state, decisions, actions }: Imported, page: Page): string[] {
  const { width, style } = page
  const log = state.artifacts.decision_log?.body
  const notes = log?.needs_review ?? []
  const unsure = [...decisions, ...actions].some(({ needsReview }) => needsReview)
  return [
    ...wrap(safeLine(state.meeting.title), width).map((line) => style(line, 'bold')),
    '',
    ...section(counted(decisions.length, 'decision'), 'No decisions found', decisions.map(decisionRow), page),
    ...section(counted(actions.length, 'task'), 'No tasks found', actions.map(actionRow), page),
    ...(unsure ? [style('? understood from the words, not marked in the text', 'dim'), ''] : []),
    ...(notes.length === 0
      ? []
      : [
          style('Needs review', 'bold', 'yellow'),
          ...notes.flatMap((note) => wrap(`- ${safeLine(note)}`, width)),
          '',
        ]),
    `Files in ${shownPath(page.folder)}: ${page.files.join(', ')}`,
    style(`Run ${state.runId}`, 'dim'),
  ]
}

type Row = { line: number; unsure: boolean; text: string; below: string | null }

const decisionRow = ({ text, line, needsReview }: FoundDecision): Row => ({
  line,
  unsure: needsReview,
  text: safeLine(text),
  below: null,
})

const actionRow = ({ owner, due, done, ...found }: FoundAction): Row => ({
  ...decisionRow(found),
  below: `${owner === null ? 'no owner named' : safeLine(owner)}, ${due === null ? 'no date named' : `by ${due}`}${done ? ', done' : ''}`,
})

function section(head: string, none: string, rows: readonly Row[], { width, style }: Page): string[] {
  if (rows.length === 0) return [style(none, 'bold'), '']
  const number = Math.max(...rows.map(({ line }) => `line ${line}`.length))
  const indent = ' '.repeat(number + 4)
  const inner = Math.max(20, width - indent.length)
  return [
    style(head, 'bold'),
    ...rows.flatMap(({ line, unsure, text, below }) => {
      const [first = '', ...rest] = wrap(text, inner)
      const mark = unsure ? style('?', 'yellow') : ' '
      return [
        `${style(`line ${line}`.padStart(number), 'dim')}  ${mark} ${first}`,
        ...rest.map((more) => indent + more),
        ...(below === null ? [] : [indent + style(below, 'dim')]),
      ]
    }),
    '',
  ]
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
