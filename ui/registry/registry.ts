import { useMemo } from 'react'
import { listOf, textOf, type Row } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { readAgent, readTemplate, type ShownAgent, type ShownTemplate } from './read-registry.ts'

/** The agents that may sit at a table, each in its newest version. */
export function useAgents(): readonly ShownAgent[] {
  const { answer } = useFetched('/agents')
  return useMemo(() => listOf(answer, 'items').flatMap(readAgent), [answer])
}

/** The ready councils, each in its newest version. */
export function useTemplates(): readonly ShownTemplate[] {
  const { answer } = useFetched('/templates')
  return useMemo(() => listOf(answer, 'items').flatMap(readTemplate), [answer])
}

export type ShownPolicy = { name: string; title: string; description: string | undefined }

/** How the next speaker can be chosen. */
export function useShownPolicies(): readonly ShownPolicy[] {
  const { answer } = useFetched('/policies')
  return useMemo(() => listOf(answer, 'items').flatMap(readPolicy), [answer])
}

function readPolicy(row: Row): ShownPolicy[] {
  const name = textOf(row, 'name')
  if (name === undefined) return []
  return [{ name, title: textOf(row, 'title') ?? name, description: textOf(row, 'description') }]
}
