import type { Phase } from '../../../schemas/generated/types.ts'
import type { RunEvent } from '../events.ts'
import type { RunState } from '../state.ts'
import { broughtBy, NOTHING_BROUGHT, type Entry, type MessageEntry } from './entry.ts'
import { noticeOf } from './notice.ts'
import { Rows } from './rows.ts'

/** The transcript as a reader sees it: its rows, and what the next one depends on. */
export type Timeline = {
  rows: Rows<Entry>
  /** How many messages there are, those that are sealed included: a message keeps its number when it is opened. */
  messages: number
  /** Where the last message stands; -1 before the first. */
  lastMessage: number
  /** The last phase that was entered, and of which item. */
  entered: { phase: Phase; item: string | null } | null
  /** All that were entered so far. */
  phases: readonly Phase[]
}

export const NO_ROWS: Timeline = { rows: new Rows(), messages: 0, lastMessage: -1, entered: null, phases: [] }

/** The transcript after one more event; `state` is the fold that already holds it. */
export function timelineAfter(before: Timeline, event: RunEvent, state: RunState): Timeline {
  if (event.type === 'chat_message') return withMessage(before, event.seq, state)
  const add = broughtBy(event)
  if (add !== null) return withBrought(before, add)
  const told = withNotice(before, event, state)
  return event.type === 'run_status' ? withPhase(told, event, state) : told
}

/** The transcript after an event whose data are withheld: a message shows that it is there, all else nothing. */
export function timelineAfterSealed(
  before: Timeline,
  { seq, type, actor }: Pick<RunEvent, 'seq' | 'actor'> & { type: string },
): Timeline {
  if (type !== 'chat_message') return before
  const { rows } = before
  const number = before.messages + 1
  const entry: Entry = { kind: 'sealed', key: `s${seq}`, seq, number, seat: actor.id, name: actor.name }
  return { ...before, rows: rows.append(entry), messages: number, lastMessage: rows.length }
}

function withMessage(before: Timeline, seq: number, state: RunState): Timeline {
  const { rows } = before
  const message = state.messages.at(-1)
  if (message === undefined) return before
  const number = before.messages + 1
  // The live row had this key already: the words stay where they were being written.
  const key = message.messageId
  const entry: MessageEntry = { kind: 'message', key, seq, number, message, brought: NOTHING_BROUGHT }
  const at = message.partial ? beforeCut(rows) : rows.length
  const next = at === rows.length ? rows.append(entry) : rows.insert(at, entry)
  return { ...before, rows: next, messages: number, lastMessage: at }
}

/** Where the words of a message that was cut stand: before whatever cut it. */
const beforeCut = (rows: Rows<Entry>): number =>
  rows.findLastIndex((entry) => entry.kind !== 'notice' || entry.cuts !== true) + 1

/** Contributions follow their message in the same append, so they belong to the last one. */
function withBrought(before: Timeline, add: NonNullable<ReturnType<typeof broughtBy>>): Timeline {
  const { rows, lastMessage } = before
  const last = lastMessage < 0 ? undefined : rows.at(lastMessage)
  if (last?.kind !== 'message') return before
  return { ...before, rows: rows.with(lastMessage, { ...last, brought: add(last.brought) }) }
}

function withNotice(before: Timeline, event: RunEvent, state: RunState): Timeline {
  const notice = noticeOf(event, state)
  if (notice === null) return before
  const { seq } = event
  const entry: Entry = { ...notice, kind: 'notice', key: `n${seq}`, seq, at: state.lastAt }
  return { ...before, rows: before.rows.append(entry) }
}

function withPhase(
  before: Timeline,
  { seq, data: { phase, itemId } }: Extract<RunEvent, { type: 'run_status' }>,
  state: RunState,
): Timeline {
  const item = itemTitle(state, itemId)
  const { entered, phases, rows } = before
  if (entered !== null && entered.phase === phase && entered.item === item) return before
  return {
    ...before,
    rows: rows.append({ kind: 'phase', key: `e${seq}`, seq, at: state.lastAt, phase, item }),
    entered: { phase, item },
    phases: phases.includes(phase) ? phases : [...phases, phase],
  }
}

/** Which item, where there is more than one. */
const itemTitle = (state: RunState, itemId: string | undefined): string | null =>
  state.meeting.agenda.length < 2
    ? null
    : (state.meeting.agenda.find((item) => item.id === itemId)?.title ?? null)
