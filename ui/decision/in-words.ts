import type { DecisionLog } from '../../schemas/generated/types.ts'
import type { AppendList } from '../../backend/council/append-list.ts'
import type { Message } from '../../backend/council/state.ts'
import { format } from '../words/format.ts'
import { words } from '../words/words.ts'

type Named = { kind: string; name: string }

/** Who decided: people by name; an agent, as long as no person stands by it, is said to be one. */
export function whoDecided(decided: readonly Named[], approved: readonly Named[]): string {
  if (decided.length === 0) return words.decisionPage.nobody
  const isConfirmed = [...decided, ...approved].some(({ kind }) => kind === 'person')
  const names = format().list(decided.map(({ name }) => name))
  return isConfirmed ? names : words.decisionPage.agent(names)
}

export const decidedBy = (log: Pick<DecisionLog, 'decided_by' | 'approved_by'>): string =>
  whoDecided(log.decided_by, log.approved_by)

/** A level of confidence in a word and a share. */
export function sureness(level: number | null): string {
  if (level === null) return words.decisionPage.unknownSure
  const { low, medium, high } = words.decisionPage.levels
  const word = level < MEDIUM ? low : level < HIGH ? medium : high
  return words.decisionPage.sure(word, format().percent(level))
}

const MEDIUM = 0.5
const HIGH = 0.8

/** The number of the message in which the council was asked for its last word: whoever disagreed could say so there. */
export function whereAsked(messages: AppendList<Message>): number | null {
  let number: number | null = null
  messages.backwards(({ role, phase }, index) => {
    if (number === null && role === 'moderator' && phase === 'decision') number = index + 1
  })
  return number
}
