import { ModelError } from '../../autogen/models/errors.ts'
import type { ModelInfo } from '../../autogen/models/model-client.ts'
import { ModelFailure } from '../model-failure.ts'

/**
 * How a model hands in what it contributes: by calling tools, in one answer that keeps to a schema, or in plain words
 * that are read afterwards; where nothing can be handed in it only talks.
 */
export type Manner = 'tools' | 'structured' | 'plain' | 'talk'

/** What a model has shown to understand, for every seat that speaks through it. */
export class Manners {
  readonly #structured: boolean
  #manner: Manner

  constructor(info: Pick<ModelInfo, 'functionCalling' | 'structuredOutput'>) {
    this.#manner = info.functionCalling ? 'tools' : info.structuredOutput ? 'structured' : 'plain'
    this.#structured = info.structuredOutput
  }

  get now(): Manner {
    return this.#manner
  }

  /**
   * Where the provider would not take a request made in this manner: the failure after which the driver asks again, and
   * then in another. Null where it failed for another reason. It has said no before it did anything: nothing is charged.
   */
  refused(manner: Manner, error: unknown): ModelFailure | null {
    if (!(error instanceof ModelError) || !NOT_TAKEN.has(error.kind)) return null
    if (NAMES_IT[manner]?.test(error.message) !== true) return null
    // Of several seats that asked at once the first has moved it on already.
    if (this.#manner === manner) this.#manner = this.#next(manner)
    const next = `${error.message} It is asked in another manner from now on.`
    return new ModelFailure(next, { retryable: true, cause: error })
  }

  #next(manner: Manner): Manner {
    return manner === 'tools' && this.#structured ? 'structured' : 'plain'
  }
}

// llama.cpp says 500 to tools that it was not started for.
const NOT_TAKEN = new Set(['bad_request', 'overloaded'])
const NAMES_IT: Partial<Record<Manner, RegExp>> = {
  tools: /\btools?\b|tool_(?:choice|call)|function[ _-]?call|\bfunctions\b/i,
  structured: /response_format|json[ _-]?schema|structured|json[ _-]?(?:mode|object|output)/i,
}
