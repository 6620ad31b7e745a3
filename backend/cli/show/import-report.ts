import type { Imported } from '../../ports/imports.ts'
import type { FoundAction, FoundDecision } from '../../minutes/record/record.ts'
import type { Style } from './colours.ts'
import { shownPath } from './ending.ts'
import { importWords } from './import-words.ts'
import { safeLine } from './plain-text.ts'
import { wrap } from './wrap.ts'

type Page = { folder: string; files: string[]; width: number; style: Style }
type Words = ReturnType<typeof importWords>

/** What was found in a text, for a person: each with the line it stands on; first what was decided. */
export function importReport({ state, decisions, actions }: Imported, page: Page): string[] {
  const { width, style } = page
  const say = importWords(state.meeting.language)
  const log = state.artifacts.decision_log?.body
  const notes = log?.needs_review ?? []
  const unsure = [...decisions, ...actions].some(({ needsReview }) => needsReview)
  return [
    ...wrap(safeLine(state.meeting.title), width).map((line) => style(line, 'bold')),
    '',
    ...section(
      decisions.length === 0 ? say.noDecisions : say.decisions(decisions.length),
      decisions.map((one) => decisionRow(one, say)),
      page,
    ),
    ...section(
      actions.length === 0 ? say.noTasks : say.tasks(actions.length),
      actions.map((one) => actionRow(one, say)),
      page,
    ),
    ...(unsure ? [style(say.understood, 'dim'), ''] : []),
    ...(notes.length === 0
      ? []
      : [
          style(say.review, 'bold', 'yellow'),
          ...notes.flatMap((note) => wrap(`- ${safeLine(note)}`, width)),
          '',
        ]),
    say.files(shownPath(page.folder), page.files.join(', ')),
    style(say.run(state.runId), 'dim'),
  ]
}

type Row = { line: string; unsure: boolean; text: string; below: string | null }

const decisionRow = ({ text, line, needsReview }: FoundDecision, say: Words): Row => ({
  line: say.line(line),
  unsure: needsReview,
  text: safeLine(text),
  below: null,
})

function actionRow({ owner, due, done, ...found }: FoundAction, say: Words): Row {
  const who = owner === null ? say.noOwner : safeLine(owner)
  const when = due === null ? say.noDate : say.due(due)
  return { ...decisionRow(found, say), below: [who, when, ...(done ? [say.done] : [])].join(', ') }
}

function section(head: string, rows: readonly Row[], { width, style }: Page): string[] {
  if (rows.length === 0) return [style(head, 'bold'), '']
  const number = Math.max(...rows.map(({ line }) => line.length))
  const indent = ' '.repeat(number + 4)
  const inner = Math.max(20, width - indent.length)
  return [
    style(head, 'bold'),
    ...rows.flatMap(({ line, unsure, text, below }) => {
      const [first = '', ...rest] = wrap(text, inner)
      const mark = unsure ? style('?', 'yellow') : ' '
      return [
        `${style(line.padStart(number), 'dim')}  ${mark} ${first}`,
        ...rest.map((more) => indent + more),
        ...(below === null ? [] : [indent + style(below, 'dim')]),
      ]
    }),
    '',
  ]
}
