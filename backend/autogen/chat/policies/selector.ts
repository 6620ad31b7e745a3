import { ConfigurationError } from '../../core/errors.ts'
import { mentioned } from './mentions.ts'
import { listed, selectorPrompt, type Role } from './selector-prompt.ts'
import type { Selected } from './types.ts'

/** Who was chosen; `fallback` where the rules chose in the model's place. */
export type SelectorChoice = Selected & { fallback: boolean }

export type Selection = {
  participants: readonly Role[]
  /** Who spoke last, or null. */
  previousSpeaker: string | null
  allowRepeatedSpeaker: boolean
  /** What the user's own function chose: a name wins, null leaves it to the rest. */
  chosen?: string | null
  /** Whom the user's own function admits; left out where there is none. */
  candidates?: readonly string[]
  /** The conversation as the model is to read it. */
  history: string
  /** With `{roles}`, `{participants}` and `{history}`; the usual one where it is left out. */
  prompt?: string
  /** How often the model may answer before the rules choose; 3 where it is left out. */
  maxAttempts?: number
}

type Chosen = { kind: 'chosen'; choice: SelectorChoice }
/** A model has to say whom it wants; what it says goes to `readAnswer`. */
export type Ask = { kind: 'ask'; prompt: string; candidates: string[]; attempt: number }
export type SelectorStep = Chosen | Ask

/** Who speaks next, or what to ask a model. Throws `ConfigurationError` where the user's functions name nobody there is. */
export function selectorStep(selection: Selection): SelectorStep {
  const names = selection.participants.map(({ name }) => name)
  const { chosen } = selection
  if (chosen != null) {
    if (names.includes(chosen)) return choose(chosen, [chosen], 'The selector function chose it.')
    throw new ConfigurationError(
      `Selector function returned an invalid speaker name: ${chosen}. Expected one of: ${listed(names)}.`,
    )
  }
  const candidates = candidatesOf(selection, names)
  const [only, other] = candidates
  if (only !== undefined && other === undefined) return choose(only, candidates, 'Nobody else may speak now.')
  return { kind: 'ask', prompt: selectorPrompt(selection, candidates), candidates, attempt: 1 }
}

/** What the model's answer comes to: a choice, or one more attempt after this `feedback`. */
export function readAnswer(
  answer: string,
  { participants, previousSpeaker, allowRepeatedSpeaker, maxAttempts = 3 }: Selection,
  ask: Ask,
): Chosen | { kind: 'retry'; feedback: string; ask: Ask } {
  const { candidates, attempt } = ask
  const names = mentioned(
    answer,
    participants.map(({ name }) => name),
  )
  const [name] = names
  if (name !== undefined && names.length === 1 && candidates.includes(name))
    return choose(name, candidates, `The model chose it out of ${candidates.join(', ')}.`)
  if (attempt >= maxAttempts) {
    const times = attempt === 1 ? 'its one attempt' : `${attempt} attempts`
    const why = `In ${times} the model named nobody who may speak, so the first candidate does.`
    return choose(candidates[0]!, candidates, why, true)
  }
  const repeated = name === previousSpeaker && !allowRepeatedSpeaker
  const feedback = `${complaint(names, repeated)} from: ${listed(candidates)}.`
  return { kind: 'retry', feedback, ask: { ...ask, attempt: attempt + 1 } }
}

/** All but who has just spoken. Whom the user's function admits as well, unless it admits nobody else. */
function candidatesOf(selection: Selection, names: readonly string[]): string[] {
  const admitted = [...new Set(selection.candidates ?? names)]
  if (admitted.length === 0)
    throw new ConfigurationError(
      `Candidate function must return a non-empty list of participant names: some of ${listed(names)}.`,
    )
  const unknown = admitted.filter((name) => !names.includes(name))
  if (unknown.length > 0)
    throw new ConfigurationError(
      `Candidate function returned invalid participant names: ${listed(unknown)}. Expected some of: ${listed(names)}.`,
    )
  if (selection.allowRepeatedSpeaker) return admitted
  const others = admitted.filter((name) => name !== selection.previousSpeaker)
  return others.length > 0 ? others : admitted
}

function complaint([name, other]: readonly string[], repeated: boolean): string {
  if (name === undefined) return 'No valid name was mentioned. Please select'
  if (other !== undefined) return 'Expected exactly one name to be mentioned. Please select only one'
  if (repeated) return 'Repeated speaker is not allowed, please select a different name'
  return `${name} may not speak now. Please select`
}

const choose = (
  speaker: string,
  candidates: readonly string[],
  rationale: string,
  fallback = false,
): Chosen => ({ kind: 'chosen', choice: { speaker, candidates: [...candidates], rationale, fallback } })
