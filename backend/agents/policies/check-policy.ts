import { BUILT_IN_NAMES } from '../../council/speaker-policies/built-in.ts'
import type { SpeakerView } from '../../council/speaker-policies/policy.ts'
import { chance, randomView } from './random-view.ts'

/** Enough tables, phases and talks that a policy shows what it is, few enough that a start does not wait for it. */
const VIEWS = 200

/**
 * Whether a module is a speaker policy: what is wrong with it, one sentence a fault, none where it may choose. The
 * policies that come with the program pass the same check. It is asked about councils that the seed alone decides; each
 * fault says which, so that it can be seen again.
 */
export function checkPolicy(policy: unknown, { seed = 1, builtIn = false } = {}): string[] {
  if (typeof policy !== 'object' || policy === null)
    return ['The default export is no object: export default { name, title, description, choose(view) }.']
  const faults = formFaults(policy, builtIn)
  if (!isChooser(policy)) return faults
  return [...faults, ...choiceFaults((view) => policy.choose(view), seed)]
}

const TEXTS = { name: 60, title: 200, description: 1000 } as const

function formFaults(policy: object, builtIn: boolean): string[] {
  const faults = Object.entries(TEXTS).flatMap(([field, most]) => {
    const value: unknown = Reflect.get(policy, field)
    if (typeof value === 'string' && value.trim() !== '' && value.length <= most) return []
    return [`${field} must be a text of 1 to ${most} characters.`]
  })
  const name: unknown = Reflect.get(policy, 'name')
  if (typeof name === 'string' && !/^[a-z][a-z0-9_-]*$/.test(name))
    faults.push(
      `The name “${name.slice(0, 60)}” must be of small letters, digits, _ and -, and begin with a letter.`,
    )
  if (!builtIn && typeof name === 'string' && [...BUILT_IN_NAMES, 'floor'].includes(name))
    faults.push(`The name “${name}” is taken by a policy of the program: choose another.`)
  if (!isChooser(policy))
    faults.push('choose must be a function of the view: choose(view) { return { seat, rationale } }.')
  return faults
}

const isChooser = (policy: object): policy is { choose(view: unknown): unknown } =>
  'choose' in policy && typeof policy.choose === 'function'

type Choose = (view: unknown) => unknown
type Case = { view: SpeakerView; where: string }

function choiceFaults(choose: Choose, seed: number): string[] {
  const next = chance(seed)
  const cases = Array.from({ length: VIEWS }, (_, i): Case => ({
    view: frozen(randomView(next)),
    where: `(seed ${seed}, view ${i + 1})`,
  }))
  const faults = new Map<string, string>()
  const found = (kind: string, where: string) => faults.set(kind, faults.get(kind) ?? `${kind} ${where}.`)
  const answers = cases.map((one) => {
    const answer = answerTo(choose, one.view)
    for (const kind of answerFaults(answer, one.view)) found(kind, one.where)
    if (changes(choose, one.view)) found('choose changes the view that it is given', one.where)
    return answer
  })
  // From the last to the first: what was remembered in between would show.
  for (const [i, one] of [...cases.entries()].toReversed())
    if (!isSame(answers[i], answerTo(choose, one.view)))
      found('choose gives another answer when it is asked the same again', one.where)
  return [...faults.values()]
}

type Answer = { kind: 'given'; value: unknown } | { kind: 'threw'; why: string }

function answerTo(choose: Choose, view: unknown): Answer {
  try {
    const value = choose(view)
    if (isThenable(value)) value.then(nothing, nothing)
    return { kind: 'given', value }
  } catch (error) {
    return { kind: 'threw', why: error instanceof Error ? error.message : String(error) }
  }
}

const nothing = (): undefined => undefined

const isThenable = (value: unknown): value is { then(done: () => void, failed: () => void): unknown } =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

function answerFaults(answer: Answer, { candidates }: SpeakerView): string[] {
  if (answer.kind === 'threw')
    return /read only|not extensible|Cannot (?:assign|add|delete|define)/.test(answer.why)
      ? ['choose changes the view that it is given']
      : [`choose throws: ${answer.why.split('\n')[0]?.slice(0, 200)}`]
  const { value } = answer
  if (value === null || value === 'ask_model') return []
  if (isThenable(value)) return ['choose gives a promise: it must answer at once']
  if (typeof value !== 'object' || !('seat' in value) || typeof value.seat !== 'string')
    return ['choose gives something that is no answer: { seat, rationale }, null or “ask_model”']
  const faults = candidates.includes(value.seat)
    ? []
    : [`choose names ${JSON.stringify(value.seat.slice(0, 60))}, who is none of view.candidates`]
  const says = 'rationale' in value && typeof value.rationale === 'string' && value.rationale.trim() !== ''
  return says ? faults : [...faults, 'choose gives no rationale: say in a sentence why this seat']
}

/** Code that is not strict changes what is frozen in vain and is never told; here it shows. */
function changes(choose: Choose, view: SpeakerView): boolean {
  const copy = structuredClone(view)
  answerTo(choose, copy)
  return JSON.stringify(copy) !== JSON.stringify(view)
}

function isSame(before: Answer | undefined, after: Answer): boolean {
  if (before?.kind !== 'given' || after.kind !== 'given') return before?.kind === after.kind
  if (isThenable(before.value)) return true
  return JSON.stringify(before.value) === JSON.stringify(after.value)
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
