import type { SelectAnswer, SelectRequest, Selectors } from '../ports/selector.ts'

/** Whom the script chooses, by what it is shown; it may throw as a model fails. */
export type SelectScript = (
  request: SelectRequest,
  call: { signal: AbortSignal },
) => Partial<SelectAnswer> | Promise<Partial<SelectAnswer>>

const FREE: SelectAnswer['usage'] = {
  purpose: 'select',
  provider: 'scripted',
  model: 'script',
  promptTokens: 0,
  cachedTokens: 0,
  completionTokens: 0,
  costUsd: 0,
}

/** A selector whose every answer is known. */
export function scriptedSelectors(script: SelectScript): Selectors {
  return () => ({
    select: async (request, { signal }) => ({
      text: '',
      usage: FREE,
      ...(await script(request, { signal })),
    }),
  })
}
