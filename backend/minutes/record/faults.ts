import type { Anchor } from '../../../schemas/generated/types.ts'
import { isActionItems, isDecisionLog, isSummary } from '../../../schemas/generated/validators.js'
import { explain, type Validator } from '../../../schemas/validate.ts'

type Documents = { decisionLog: unknown; actionItems: unknown; summary: unknown }

/** What keeps each document of an import from being trusted: its schema's findings, and quotes that stand elsewhere. */
export function importFaults(documents: Documents, text: string): Record<keyof Documents, string[]> {
  return {
    decisionLog: [
      ...schemaFaults(isDecisionLog, documents.decisionLog),
      ...lostQuotes(documents.decisionLog, text),
    ],
    actionItems: [
      ...schemaFaults(isActionItems, documents.actionItems),
      ...lostQuotes(documents.actionItems, text),
    ],
    summary: [...schemaFaults(isSummary, documents.summary), ...lostQuotes(documents.summary, text)],
  }
}

const schemaFaults = (validator: Validator<unknown>, value: unknown): string[] =>
  validator(value)
    ? []
    : explain(validator.errors ?? [], value).map(({ pointer, message }) => `${pointer || '/'}: ${message}`)

const lostQuotes = (value: unknown, text: string): string[] =>
  [...anchorsIn(value, '')]
    .filter(([, { start, end, quote }]) => text.slice(start, end) !== quote)
    .map(([at]) => `${at}: the quote does not stand where the anchor says.`)
    .slice(0, 20)

function* anchorsIn(value: unknown, at: string): Generator<[string, Anchor]> {
  if (Array.isArray(value)) for (const [i, one] of value.entries()) yield* anchorsIn(one, `${at}/${i}`)
  else if (isAnchor(value)) yield [at, value]
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* anchorsIn(one, `${at}/${key}`)
}

const isAnchor = (value: unknown): value is Anchor =>
  typeof value === 'object' && value !== null && 'quote' in value && 'sha256' in value
