import type { TurnAnswer, TurnRequest, Voices } from '../ports/voice.ts'

export type ScriptedAnswer = Partial<
  Pick<TurnAnswer, 'text' | 'contributions' | 'usage' | 'inReplyTo' | 'mentions'>
>
/** What a seat says, by role, phase and task, never by the order of calls; it may throw as a model fails. */
export type Script = (
  request: TurnRequest,
  call: { signal: AbortSignal; repair?: { tool: string; errors: string[] } },
) => ScriptedAnswer | Promise<ScriptedAnswer>

const FREE: TurnAnswer['usage'] = {
  purpose: 'speak',
  provider: 'scripted',
  model: 'script',
  promptTokens: 0,
  cachedTokens: 0,
  completionTokens: 0,
  costUsd: 0,
}

/** Seats that speak by a script: a model whose every answer is known. */
export function scriptedVoices(script: Script): Voices {
  return () => () => ({
    async speak(request, { signal, onDraft, repair }) {
      const answer = await script(request, { signal, ...(repair === undefined ? {} : { repair }) })
      const text = answer.text ?? `${request.name} speaks in ${request.phase}.`
      onDraft(text)
      return { contributions: [], usage: FREE, ...answer, text }
    },
  })
}
