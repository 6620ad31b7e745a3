import { ModelError, type ModelErrorKind } from '../../autogen/models/errors.ts'
import type { CreateOptions, ModelMessage } from '../../autogen/models/model-client.ts'
import { field } from '../../autogen/models/unknown.ts'
import type { ModelAccess } from '../../ports/models.ts'
import type { Clock } from '../../ports/outside.ts'
import { askModel } from './ask-model.ts'
import type { Manner } from './manner.ts'
import { openModels, type Speaker } from './models.ts'

/** What came of a tiny question to the model. */
export type ModelTried =
  | { ok: true; host: string; model: string; ms: number; manner: Manner; called: boolean }
  | {
      ok: false
      host: string
      model: string
      kind: ModelErrorKind | 'late'
      message: string
      retryable: boolean
      /** The code of the network or of TLS, where there was one. */
      code: string | null
    }

/** Whoever waits for a model longer than this will not want to sit in a council with it. */
const LONGEST_MS = 30_000

/** Asks the model once (or once a manner, where it refuses one) for next to nothing. */
export async function tryModel(access: ModelAccess & { model: string }, clock: Clock): Promise<ModelTried> {
  const models = openModels(access, { clock })
  const { host } = models
  const { model } = access
  const speaker = models.speaker(model)
  const patience = new AbortController()
  void clock.sleep(LONGEST_MS, patience.signal).then(() => patience.abort(LATE))
  const began = clock.now()
  try {
    const called = await ask(speaker, patience.signal, clock)
    return { ok: true, host, model, ms: clock.now() - began, manner: speaker.manners.now, called }
  } catch (error) {
    return { ok: false, host, model, ...failureOf(error) }
  } finally {
    patience.abort(LATE)
    await models.close()
  }
}

const LATE = new Error('late')

const QUESTION: ModelMessage[] = [
  {
    type: 'UserMessage',
    source: 'doctor',
    content: 'Say that you are ready, in the form you are asked for. Nothing else.',
  },
]
const PARAMETERS = {
  type: 'object',
  properties: { ready: { type: 'boolean' } },
  required: ['ready'],
  additionalProperties: false,
}
const FORMS: Record<Manner, CreateOptions> = {
  tools: { tools: [{ name: 'ready', description: 'Says that you are ready.', parameters: PARAMETERS }] },
  structured: { jsonOutput: { name: 'ready', schema: PARAMETERS } },
  plain: {},
  talk: {},
}

/** Whether the model used the form; a form that its provider refuses is left for the next. */
async function ask({ client, manners }: Speaker, signal: AbortSignal, clock: Clock): Promise<boolean> {
  for (;;) {
    const manner = manners.now
    try {
      const { result } = await askModel(
        client,
        QUESTION,
        { ...FORMS[manner], signal },
        { clock, hear: () => {} },
      )
      return manner !== 'tools' || Array.isArray(result.content)
    } catch (error) {
      if (manners.refused(manner, error) === null) throw error
    }
  }
}

function failureOf(error: unknown) {
  if (error === LATE) return { kind: 'late' as const, message: 'no answer', retryable: true, code: null }
  if (!(error instanceof ModelError)) throw error
  return { kind: error.kind, message: error.message, retryable: error.retryable, code: codeIn(error) }
}

function codeIn(error: unknown): string | null {
  for (let cause = error, depth = 0; cause !== undefined && depth < 6; depth++) {
    const code = field(cause, 'code')
    if (typeof code === 'string' && code !== 'UND_ERR_SOCKET') return code
    cause = field(cause, 'cause')
  }
  return null
}
