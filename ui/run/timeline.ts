import type {
  ClaimData,
  OptionData,
  Phase,
  PositionData,
  QuestionData,
  RiskData,
  VoteData,
} from '../../schemas/generated/types.ts'
import type { RunEvent } from '../../backend/council/events.ts'
import type { Message, RunState } from '../../backend/council/state.ts'
import { noticeOf, type Notice } from './notices.ts'

/** What a turn brought to the table beside its words. */
export type Brought = {
  claims: readonly ClaimData[]
  risks: readonly RiskData[]
  options: readonly OptionData[]
  questions: readonly QuestionData[]
  position: PositionData | null
  vote: VoteData | null
}
export type MessageEntry = {
  kind: 'message'
  key: string
  seq: number
  number: number
  message: Message
  brought: Brought
}
export type PhaseEntry = {
  kind: 'phase'
  key: string
  seq: number
  at: number
  phase: Phase
  item: string | null
}
export type NoticeEntry = Notice & { kind: 'notice'; key: string; seq: number; at: number }
/** A blind answer that this reader may not see yet: only that it was given, and by whom. */
export type SealedEntry = { kind: 'sealed'; key: string; seq: number; seat: string; name: string }
/** A row of the transcript. */
export type Entry = MessageEntry | PhaseEntry | NoticeEntry | SealedEntry

export const NO_ENTRIES: readonly Entry[] = []
const NOTHING: Brought = { claims: [], risks: [], options: [], questions: [], position: null, vote: null }

/** The transcript after one more event; `state` is the fold that already holds it. */
export function entriesAfter(entries: readonly Entry[], event: RunEvent, state: RunState): readonly Entry[] {
  const { seq } = event
  const key = `e${seq}`
  if (event.type === 'chat_message') {
    const message = state.messages.at(-1)
    if (message === undefined) return entries
    // The live row had this key already: the words stay where they were being written.
    const end = message.partial ? beforeCut(entries) : entries.length
    return [
      ...entries.slice(0, end),
      {
        kind: 'message',
        key: message.messageId,
        seq,
        number: state.messages.length,
        message,
        brought: NOTHING,
      },
      ...entries.slice(end),
    ]
  }
  if (event.type === 'run_status' && isNewPhase(entries, event.data, state))
    return [
      ...withNotice(entries, event, state),
      {
        kind: 'phase',
        key,
        seq,
        at: state.lastAt,
        phase: event.data.phase,
        item: itemTitle(state, event.data.itemId),
      },
    ]
  return brought(entries, event) ?? withNotice(entries, event, state)
}

/** The transcript after an event whose data are withheld: a message shows that it is there, all else nothing. */
export function entriesAfterSealed(
  entries: readonly Entry[],
  { seq, type, actor }: Pick<RunEvent, 'seq' | 'actor'> & { type: string },
): readonly Entry[] {
  if (type !== 'chat_message') return entries
  return [...entries, { kind: 'sealed', key: `s${seq}`, seq, seat: actor.id, name: actor.name }]
}

/** Where the words of a message that was cut stand: before whatever cut it. */
function beforeCut(entries: readonly Entry[]): number {
  return entries.findLastIndex((entry) => entry.kind !== 'notice' || entry.cuts !== true) + 1
}

function isNewPhase(
  entries: readonly Entry[],
  { phase, itemId }: { phase: Phase; itemId?: string },
  state: RunState,
): boolean {
  const last = entries.findLast((entry) => entry.kind === 'phase')
  return last === undefined || last.phase !== phase || last.item !== itemTitle(state, itemId)
}

/** Which item, where there is more than one. */
const itemTitle = (state: RunState, itemId: string | undefined): string | null =>
  state.meeting.agenda.length < 2
    ? null
    : (state.meeting.agenda.find((item) => item.id === itemId)?.title ?? null)

function withNotice(entries: readonly Entry[], event: RunEvent, state: RunState): readonly Entry[] {
  const notice = noticeOf(event, state)
  return notice === null
    ? entries
    : [...entries, { ...notice, kind: 'notice', key: `n${event.seq}`, seq: event.seq, at: state.lastAt }]
}

/** Contributions follow their message in the same append, so they belong to the last one. */
function brought(entries: readonly Entry[], event: RunEvent): readonly Entry[] | null {
  const add = contribution(event)
  const index = entries.findLastIndex((entry) => entry.kind === 'message')
  const last = entries[index]
  if (add === null || last?.kind !== 'message') return null
  return entries.with(index, { ...last, brought: add(last.brought) })
}

function contribution(event: RunEvent): ((had: Brought) => Brought) | null {
  switch (event.type) {
    case 'claim':
      return (had) => ({ ...had, claims: [...had.claims, event.data] })
    case 'risk':
      return (had) => ({ ...had, risks: [...had.risks, event.data] })
    case 'option':
      return (had) => ({ ...had, options: [...had.options, event.data] })
    case 'question':
      return (had) =>
        event.data.state === 'raised' ? { ...had, questions: [...had.questions, event.data] } : had
    case 'position':
      return (had) => ({ ...had, position: event.data })
    case 'vote':
      return (had) => ({ ...had, vote: event.data })
    default:
      return null
  }
}
