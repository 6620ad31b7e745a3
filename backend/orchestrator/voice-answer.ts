import type { SelectAnswer } from '../ports/selector.ts'
import type { TurnAnswer } from '../ports/voice.ts'
import { ModelFailure } from '../agents/model-failure.ts'

/**
 * What a voice gave, if it is an answer at all: whoever sits there may be a model, so nothing of it is trusted. What
 * the contributions hold is for the rules to judge; here they only need to be something that a log can carry.
 */
export function voiceAnswer(given: unknown): TurnAnswer {
  const answer = wellFormed(given)
  if (isAnswer(answer)) return answer
  throw new ModelFailure('The seat gave something that is no answer.', { retryable: true })
}

/** What a selector gave, if it is an answer at all; whom it names is for the rules to judge. */
export function selectAnswer(given: unknown): SelectAnswer {
  const answer = wellFormed(given)
  if (isSelection(answer)) return answer
  throw new ModelFailure('The selector gave something that is no answer.', { retryable: true })
}

function isSelection(value: unknown): value is SelectAnswer {
  if (!isRecord(value)) return false
  const { text, seat, reason, usage } = value
  const optional = [seat, reason].every((one) => one === undefined || typeof one === 'string')
  return typeof text === 'string' && optional && isUsage(usage)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isAnswer(value: unknown): value is TurnAnswer {
  if (!isRecord(value)) return false
  const { text, contributions, usage, inReplyTo, mentions, before } = value
  return (
    typeof text === 'string' &&
    Array.isArray(contributions) &&
    contributions.every((one) => isRecord(one) && typeof one.tool === 'string') &&
    isUsage(usage) &&
    (before === undefined || (Array.isArray(before) && before.every(isUsage))) &&
    (inReplyTo === undefined || typeof inReplyTo === 'string') &&
    (mentions === undefined || (Array.isArray(mentions) && mentions.every((one) => typeof one === 'string')))
  )
}

/** Null: the provider did not say. */
const isCount = (value: unknown): boolean =>
  value === null || (Number.isSafeInteger(value) && Number(value) >= 0)

function isUsage(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { promptTokens, cachedTokens, completionTokens, costUsd, provider, model, purpose } = value
  const price = costUsd === null || (typeof costUsd === 'number' && Number.isFinite(costUsd) && costUsd >= 0)
  const named = [provider, model, purpose].every((one) => typeof one === 'string' && one !== '')
  return price && named && [promptTokens, cachedTokens, completionTokens].every(isCount)
}

const DEEPEST = 40

/** The same value as JSON would carry it: half a character becomes U+FFFD, and what no JSON holds becomes null. */
function wellFormed(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (depth > DEEPEST) return null
  if (Array.isArray(value)) return value.map((one) => wellFormed(one, depth + 1))
  if (!isRecord(value)) return null
  const plain: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const field = value[key]
    if (field !== undefined) own(plain, key.toWellFormed(), wellFormed(field, depth + 1))
  }
  return plain
}

// Assigning to `__proto__` would change what the object is.
function own(plain: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(plain, key, { value, enumerable: true, configurable: true, writable: true })
  else plain[key] = value
}
