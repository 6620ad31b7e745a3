import { meetingAsText } from '../council/meeting/sources.ts'
import { legendOf } from '../council/record/legend.ts'
import { documentsOf } from '../council/record/versions.ts'
import type { Message, RunState } from '../council/state.ts'
import { councilName } from '../council/council-name.ts'
import { renderDecisionLog } from '../minutes/render/decision-log-md.ts'
import type { TextOfRun } from '../ports/knowledge.ts'
import type { ShelvedAs } from '../ports/memory.ts'

/** What of a run that ended may be cited, as pages to read; none where there is nothing of it, or it was held to be shown. */
export function textsOfRun(state: RunState, shelve: ShelvedAs): Omit<TextOfRun, 'runId'>[] {
  if (shelve === 0 || state.demo) return []
  const title = councilName(state)
  const page = (scope: TextOfRun['scope'], text: string | null) =>
    text === null ? [] : [{ scope, title, text }]
  return [
    ...(shelve === 2 ? page('decisions', decisionsIn(state)) : []),
    ...page('history', saidIn(state)),
    ...page('context', broughtTo(state)),
  ]
}

/** The decision log as everybody reads it. One that does not hold is nothing to cite. */
function decisionsIn(state: RunState): string | null {
  const log = documentsOf(state).decision_log
  return log?.valid === true ? renderDecisionLog(log.body, legendOf(state)) : null
}

/** What was said in the run itself: what a fork shares is its parent's. Who has the word heads each message. */
function saidIn(state: RunState): string | null {
  const from = state.parent?.seq ?? 0
  const said = [...state.messages].filter((one) => one.seq > from && isOpen(state, one))
  if (said.length === 0) return null
  const messages = said.map(
    ({ name, messageId, content }) => `## ${name}, ${messageId}\n\n${content.trim()}\n`,
  )
  return `# ${councilName(state)}\n\n${messages.join('\n')}`
}

/** Neither a note, which is nobody else's, nor a blind answer that was never revealed. */
const isOpen = ({ items }: RunState, { note, sealed, itemId }: Message): boolean =>
  note !== true && (sealed !== true || items[itemId ?? '']?.revealed === true)

/** The meeting and the texts that it brought. What only some seats were given is for nobody else. */
function broughtTo({ meeting, parent, fork }: RunState): string | null {
  const added = new Set((fork?.sources?.add ?? []).map(({ text }) => text))
  const texts = meeting.context.filter(
    ({ id, text, seats }) =>
      seats === undefined &&
      (parent === null ? id !== 's0' || text !== meetingAsText(meeting) : added.has(text)),
  )
  // A fork's meeting is its parent's.
  if (parent !== null && texts.length === 0) return null
  const list = (heading: string, entries: readonly string[]) =>
    entries.length === 0 ? [] : [`## ${heading}\n\n${entries.map((one) => `- ${one}`).join('\n')}\n`]
  const words = WORDS[meeting.language]
  return [
    `# ${meeting.title}\n\n${meeting.question}\n`,
    ...list(
      words.options,
      meeting.options.map(({ title, summary }) => (summary === '' ? title : `${title}: ${summary}`)),
    ),
    ...list(
      words.criteria,
      meeting.criteria.map(({ title }) => title),
    ),
    ...list(
      words.agenda,
      meeting.agenda.map(({ title }) => title),
    ),
    ...texts.map(({ title, text }) => `## ${title}\n\n${text.trim()}\n`),
  ].join('\n')
}

const WORDS = {
  en: { options: 'Options', criteria: 'Criteria', agenda: 'Agenda' },
  ru: { options: 'Варианты', criteria: 'Критерии', agenda: 'Повестка' },
}
