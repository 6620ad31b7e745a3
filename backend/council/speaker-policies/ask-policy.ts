import { clipped } from '../meeting/clipped.ts'
import type { Wording } from '../wording/en.ts'
import type { SpeakerPolicy, SpeakerView } from './policy.ts'

export type Judged =
  | { kind: 'chosen'; seat: string; rationale: string }
  | { kind: 'ask_model' }
  /** The order decides instead, and this is why. */
  | { kind: 'refused'; why: string }

/**
 * What a policy's answer comes to. A policy may be anybody's program: whatever it does, gives or throws, only a seat
 * that may speak is ever chosen by it.
 */
export function askPolicy(policy: SpeakerPolicy, view: SpeakerView, words: Wording['floor']): Judged {
  const { name } = policy
  try {
    const answer: unknown = policy.choose(view)
    if (answer === 'ask_model') return { kind: 'ask_model' }
    if (answer === null || answer === undefined) return { kind: 'refused', why: words.policyNobody(name) }
    if (isLater(answer)) return { kind: 'refused', why: words.policyLater(name) }
    if (typeof answer !== 'object' || !('seat' in answer) || typeof answer.seat !== 'string')
      return { kind: 'refused', why: words.policyNoAnswer(name) }
    const { seat } = answer
    if (!view.candidates.includes(seat))
      return { kind: 'refused', why: words.policyIllegal(name, worded(seat, 60)) }
    const said =
      'rationale' in answer && typeof answer.rationale === 'string' ? worded(answer.rationale, 900) : ''
    return { kind: 'chosen', seat, rationale: said === '' ? words.policyChose(name, seat) : said }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { kind: 'refused', why: words.policyFailed(name, worded(why, 300) || 'Error') }
  }
}

// A log carries whole characters only.
const worded = (text: string, length: number): string => clipped(text.toWellFormed().trim(), length)

/** A promise: its failure is taken note of, or it would end the process. */
function isLater(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('then' in answer)) return false
  if (typeof answer.then !== 'function') return false
  const heard = () => undefined
  answer.then(heard, heard)
  return true
}
