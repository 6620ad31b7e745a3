import type { KnowledgeScope } from '../../../schemas/generated/types.ts'
import { UsageFault } from '../usage.ts'

const SCOPES: readonly KnowledgeScope[] = ['docs', 'decisions', 'history', 'context']

/** The parts of the library that an option names, separated by commas. */
export function knowledgeScopes(option: string, given: string): KnowledgeScope[] {
  const named = new Set(given.split(',').map((one) => one.trim()))
  const unknown = [...named].find((one) => !SCOPES.some((scope) => scope === one))
  if (unknown !== undefined)
    throw new UsageFault(
      `${option} names “${unknown}”, which is no part of the library; use ${SCOPES.join(', ')}, separated by commas.`,
    )
  return SCOPES.filter((scope) => named.has(scope))
}
