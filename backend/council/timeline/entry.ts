import type {
  ClaimData,
  OptionData,
  Phase,
  PositionData,
  QuestionData,
  RiskData,
  VoteData,
} from '../../../schemas/generated/types.ts'
import type { RunEvent } from '../events.ts'
import type { Message } from '../state.ts'
import type { Notice } from './notice.ts'

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
export type SealedEntry = {
  kind: 'sealed'
  key: string
  seq: number
  number: number
  seat: string
  name: string
}
/** A row of the transcript. */
export type Entry = MessageEntry | PhaseEntry | NoticeEntry | SealedEntry

export const NOTHING_BROUGHT: Brought = {
  claims: [],
  risks: [],
  options: [],
  questions: [],
  position: null,
  vote: null,
}

/** What an event adds to what its turn brought; null where it brings nothing of the kind. */
export function broughtBy(event: RunEvent): ((had: Brought) => Brought) | null {
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
