import type { HeldMeeting, OptionScore, Verdict } from '../../../schemas/generated/types.ts'
import type { JsonSchema } from '../../autogen/models/model-client.ts'

const VERDICTS: readonly Verdict[] = ['meets', 'partly', 'fails', 'unknown']

/** How a seat judges the options by the criteria: easier said in words than in the numbers that the record keeps. */
export const ASSESSMENTS = (options: string[], criteria: string[]): JsonSchema => ({
  type: 'array',
  description:
    'how the options stand on the criteria, as far as the sources say; unknown where they say nothing. Leave out what you have nothing to say of',
  items: {
    type: 'object',
    properties: {
      option: { type: 'string', enum: options },
      criterion: { type: 'string', enum: criteria },
      verdict: { type: 'string', enum: [...VERDICTS] },
    },
    required: ['option', 'criterion', 'verdict'],
    additionalProperties: false,
  },
})

const VALUES: Record<Verdict, number | null> = { meets: 1, partly: 0, fails: -1, unknown: null }

/**
 * The verdicts as scores: a cell each, and the total the mean by the weights of the criteria, what is unknown counting
 * nothing. What names no option or criterion of the meeting is left out. Undefined where nothing is left.
 */
export function scoresOf(
  given: unknown,
  options: readonly string[],
  criteria: HeldMeeting['criteria'],
): OptionScore[] | undefined {
  if (!Array.isArray(given)) return undefined
  const cells = new Map<string, Map<string, Verdict>>()
  for (const { option, criterion, verdict } of given.map(fieldsOf)) {
    const known = VERDICTS.find((one) => one === verdict)
    if (known === undefined || !options.includes(option) || criteria.every(({ id }) => id !== criterion))
      continue
    cells.set(option, (cells.get(option) ?? new Map()).set(criterion, known))
  }
  if (cells.size === 0) return undefined
  return [...cells].map(([optionId, verdicts]) => ({
    optionId,
    total: totalOf(verdicts, criteria),
    cells: [...verdicts].map(([criterionId, verdict]) => ({ criterionId, value: VALUES[verdict], verdict })),
  }))
}

function totalOf(verdicts: ReadonlyMap<string, Verdict>, criteria: HeldMeeting['criteria']): number {
  let sum = 0
  let weights = 0
  for (const { id, weight } of criteria) {
    const value = VALUES[verdicts.get(id) ?? 'unknown']
    sum += weight * (value ?? 0)
    weights += weight
  }
  return weights === 0 ? 0 : Math.round((sum / weights) * 10_000) / 10_000
}

const fieldsOf = (entry: unknown): { option: string; criterion: string; verdict: string } => {
  const text = (name: string): string => {
    const value: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, name) : undefined
    return typeof value === 'string' ? value : ''
  }
  return { option: text('option'), criterion: text('criterion'), verdict: text('verdict') }
}
