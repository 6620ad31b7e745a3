import type { Row } from '../lib/reading.ts'
import type { EditField } from '../registry/fields.ts'
import { pageWords } from '../words/words.ts'

/** What an agent can hand in, as its definition names it. */
export const CONTRIBUTIONS: readonly string[] = [
  'propose_option',
  'take_position',
  'make_claim',
  'raise_risk',
  'ask_question',
  'cast_vote',
  'hand_over',
]

/** What can be written of an agent: who it is, what it is asked, and what it may do. */
export function agentFields(row: Row): readonly EditField[] {
  const { registry } = pageWords
  const own = Array.isArray(row.contributions)
    ? row.contributions.filter((one) => typeof one === 'string')
    : []
  const known = [...new Set([...CONTRIBUTIONS, ...own])]
  const part = registry.permissions
  return [
    { at: '/name', label: registry.name, kind: 'text', most: 100 },
    { at: '/description', label: registry.description, kind: 'lines', most: 1000 },
    { at: '/model', label: registry.model, kind: 'text', most: 200, mayBeEmpty: true },
    { at: '/prompt', label: registry.prompt, kind: 'lines', most: 20000 },
    {
      at: '/contributions',
      label: registry.contributions,
      kind: 'many',
      choices: known.map((name) => ({ value: name, label: name })),
      part,
    },
    { at: '/turnDeadlineSeconds', label: registry.deadlineSeconds, kind: 'number', part },
    { at: '/attempts', label: registry.attempts, kind: 'number', part },
    {
      at: '/onFailure',
      label: registry.onFailure,
      kind: 'choice',
      choices: [
        { value: 'skip', label: registry.failures.skip },
        { value: 'abort', label: registry.failures.abort },
      ],
      part,
    },
    ...contextFields(),
  ]
}

/** What a model is handed of all that there is; what is not written there is as usual. */
function contextFields(): EditField[] {
  const { registry } = pageWords
  const part = registry.context
  const sources = (['all', 'cited', 'none'] as const).map((value) => ({
    value,
    label: registry.sourcesOf[value],
  }))
  return [
    { at: '/contextTurns', label: registry.contextTurns, kind: 'number', part },
    { at: '/context/minutes', label: registry.contextMinutes, kind: 'flag', usual: 'true', part },
    {
      at: '/context/sources',
      label: registry.contextSources,
      kind: 'choice',
      choices: sources,
      usual: 'all',
      part,
    },
    { at: '/context/maxTokens', label: registry.contextTokens, kind: 'number', part },
  ]
}
