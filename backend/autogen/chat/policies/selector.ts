import { ConfigurationError } from '../../core/errors.ts'
import { mentioned } from './mentions.ts'
import { selectorPrompt, type Role } from './selector-prompt.ts'
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

/** A model has to say whom it wants; what it says goes to `readAnswer`. */
export type Ask = { kind: 'ask'; prompt: string; candidates: string[]; attempt: number }
export type SelectorStep = { kind: 'chosen'; choice: SelectorChoice } | Ask

/** Who speaks next, or what to ask a model. Throws `ConfigurationError` where the user's functions name nobody there is. */
export function selectorStep(selection: Selection): SelectorStep {
  const names = selection.participants.map(({ name }) => name)
  if (selection.chosen != null) {
    if (!names.includes(selection.chosen))
      throw new ConfigurationError(
        `Selector function returned an invalid speaker name: ${selection.chosen}. Expected one of: ${listed(names)}.`,
      )
    return chosen(selection.chosen, [selection.chosen], 'The selector function chose it.')
  }
  const candidates = candidatesOf(selection, names)
  const [only] = candidates
  if (only !== undefined && candidates.length === 1)
    return chosen(only, candidates, 'Nobody else may speak now.')
  return { kind: 'ask', prompt: selectorPrompt(selection, candidates), candidates, attempt: 1 }
}

/** What the model's answer comes to: a choice, or one more attempt after this `feedback`. */
export function readAnswer(
  answer: string,
  { participants, previousSpeaker, allowRepeatedSpeaker, maxAttempts = 3 }: Selection,
  ask: Ask,
): { kind: 'chosen'; choice: SelectorChoice } | { kind: 'retry'; feedback: string; ask: Ask } {
  const { candidates, attempt } = ask
  const names = mentioned(
    answer,
    participants.map(({ name }) => name),
  )
  const [name] = names
  if (name !== undefined && names.length === 1 && candidates.includes(name))
    return chosen(name, candidates, `The model chose it out of ${candidates.join(', ')}.`)
  if (attempt >= maxAttempts) return fallback(candidates, attempt)
  const repeated = name === previousSpeaker && !allowRepeatedSpeaker
  return {
    kind: 'retry',
    feedback: feedbackTo(names, candidates, repeated),
    ask: { ...ask, attempt: attempt + 1 },
  }
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

function feedbackTo(names: readonly string[], candidates: readonly string[], repeated: boolean): string {
  const [name] = names
  if (name === undefined) return `No valid name was mentioned. Please select from: ${listed(candidates)}.`
  if (names.length > 1)
    return `Expected exactly one name to be mentioned. Please select only one from: ${listed(candidates)}.`
  if (repeated)
    return `Repeated speaker is not allowed, please select a different name from: ${listed(candidates)}.`
  return `${name} may not speak now. Please select from: ${listed(candidates)}.`
}

function chosen(
  speaker: string,
  candidates: readonly string[],
  rationale: string,
): { kind: 'chosen'; choice: SelectorChoice } {
  return { kind: 'chosen', choice: { speaker, candidates: [...candidates], rationale, fallback: false } }
}

function fallback(
  candidates: readonly string[],
  attempts: number,
): { kind: 'chosen'; choice: SelectorChoice } {
  const [speaker] = candidates
  if (speaker === undefined)
    throw new ConfigurationError('There is nobody to choose: name a candidate at least.')
  const times = attempts === 1 ? 'its one attempt' : `${attempts} attempts`
  const rationale = `In ${times} the model named nobody who may speak, so the first candidate does.`
  return { kind: 'chosen', choice: { speaker, candidates: [...candidates], rationale, fallback: true } }
}

const listed = (names: readonly string[]): string => `[${names.map((name) => `'${name}'`).join(', ')}]`
