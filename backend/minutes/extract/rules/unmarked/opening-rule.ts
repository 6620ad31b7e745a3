import type { Weights } from './cue.ts'
import type { Lead, Mood, Subject } from './opening.ts'

/** A way to begin that speaks for an item: who acts, how surely, what is done. */
export type Opening = {
  id: string
  weight: Weights
  who?: readonly Subject[]
  mood?: readonly Mood[]
  /** `act`: a task or a choice, by its verb. */
  does?: 'task' | 'choice' | 'act' | 'else'
  negated?: true
  /** Anna and Ben were there. */
  examples: readonly string[]
  not: readonly string[]
}

/** Whether a sentence begins so. */
export function holdsOf(opening: Opening, lead: Lead): boolean {
  const { who, mood, does, negated } = opening
  return (
    (who === undefined || who.includes(lead.subject)) &&
    (mood === undefined || mood.includes(lead.mood)) &&
    (does === undefined || doesOf(does, lead)) &&
    (negated === undefined || lead.negated)
  )
}

function doesOf(does: NonNullable<Opening['does']>, { task, choice, verb }: Lead): boolean {
  if (does === 'task') return task
  if (does === 'choice') return choice
  return does === 'act' ? task || choice : !task && !choice && verb !== ''
}
