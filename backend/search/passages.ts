import type { ActionItem, DecisionLog, RunCreatedData } from '../../schemas/generated/types.ts'
import { isActionItems, isDecisionLog } from '../../schemas/generated/validators.js'
import type { RunEvent } from '../council/events.ts'
import type { SearchHit, SearchKind } from '../ports/search.ts'

/** To be raised whenever passages are made in another way: all logs are then read anew. */
export const FORM = 1

/** A piece of a log that can be found. The same event gives the same passages each time. */
export type Passage = {
  kind: SearchKind
  name: string
  text: string
  messageId: string | null
  artifact: SearchHit['artifact']
}

/** What can be found in an event. Whether it may be found yet is asked of `isSealed`. */
export function passagesOf(event: RunEvent): Passage[] {
  if (event.type === 'run_created') return sourcesOf(event.data)
  if (event.type === 'chat_message')
    return [passage('message', event.actor.name, event.data.content, { messageId: event.data.messageId })]
  if (event.type !== 'artifact' || !event.data.valid) return []
  const { kind, body } = event.data
  if (kind === 'decision_log' && isDecisionLog(body)) return [decisionOf(body)]
  return kind === 'action_items' && isActionItems(body) ? body.map(taskOf) : []
}

/** Said in a blind round: it is found when it has been revealed. */
export const isSealed = (event: RunEvent): boolean =>
  event.type === 'chat_message' && event.data.sealed === true

/** The kind of passages whose newest version alone is found. */
export function versioned(event: RunEvent): SearchKind | null {
  if (event.type !== 'artifact' || !event.data.valid) return null
  const { kind } = event.data
  return kind === 'decision_log' ? 'decision' : kind === 'action_items' ? 'task' : null
}

const passage = (
  kind: SearchKind,
  name: string,
  text: string,
  leads: Partial<Pick<Passage, 'messageId' | 'artifact'>> = {},
): Passage => ({ kind, name, text, messageId: null, artifact: null, ...leads })

const decisionOf = (log: DecisionLog): Passage =>
  passage(
    'decision',
    log.title,
    lines([
      log.decision,
      ...log.decisions.map(({ text }) => text).filter((text) => text !== log.decision),
      ...log.rationale.map(({ claim }) => claim),
      ...log.risks.flatMap(({ risk, mitigation }) => [risk, mitigation]),
      log.question,
    ]),
    { artifact: 'decision_log' },
  )

const taskOf = ({ title, description, owner, acceptance_criteria }: ActionItem): Passage =>
  passage('task', title, lines([title, description, owner?.name, ...acceptance_criteria]), {
    artifact: 'action_items',
  })

const lines = (texts: readonly (string | null | undefined)[]): string =>
  texts.filter((text) => text !== null && text !== undefined && text !== '').join('\n')

/** A fork brings only what it adds: the rest is its parent's, and found there. */
function sourcesOf({ meeting, parent, fork }: RunCreatedData): Passage[] {
  const { title, question, context } = meeting
  if (parent === undefined)
    return [
      passage('source', title, `${title}\n${question}`),
      ...context.flatMap((source) => chunksOf(source.title, source.text)),
    ]
  const added = fork?.sources?.add ?? []
  return added.flatMap((source) => chunksOf(source.title, source.text))
}

/** About a page: what is found should be near what was looked for, and a book has many pages. */
const CHUNK = 3_000

function chunksOf(title: string, text: string): Passage[] {
  const chunks: Passage[] = []
  for (let from = 0; from < text.length;) {
    const to = from + CHUNK >= text.length ? text.length : breakBefore(text, from, from + CHUNK)
    const chunk = text.slice(from, to)
    chunks.push(passage('source', title, from === 0 ? `${title}\n${chunk}` : chunk))
    from = to
  }
  return chunks
}

/** Behind the last line end of the chunk, else behind its last space; a text without either is cut anywhere. */
function breakBefore(text: string, from: number, to: number): number {
  for (const mark of ['\n', ' ']) {
    const at = text.lastIndexOf(mark, to - 1)
    if (at > from + CHUNK / 2) return at + 1
  }
  return to
}
