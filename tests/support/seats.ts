import type { TurnAnswer, TurnRequest, Voices } from '../../backend/ports/voice.ts'

export type Call = {
  request: TurnRequest
  signal: AbortSignal
  repair: { tool: string; errors: string[] } | undefined
  draft(text: string): void
  answer(said: Partial<TurnAnswer>): void
  fail(error: unknown): void
}

const FREE: TurnAnswer['usage'] = {
  purpose: 'speak',
  provider: 'scripted',
  model: 'script',
  promptTokens: 0,
  cachedTokens: 0,
  completionTokens: 0,
  costUsd: 0,
}

/** Seats that answer when the test says so; `calls` holds every call in order. */
export function heldSeats(): { voices: Voices; calls: Call[]; last(): Call } {
  const calls: Call[] = []
  const voices: Voices = () => () => ({
    speak: (request, { signal, onDraft, repair }) =>
      new Promise((resolve, reject) => {
        const answer = (said: Partial<TurnAnswer>) =>
          resolve({ text: 'So be it.', contributions: [], usage: FREE, ...said })
        calls.push({ request, signal, repair, draft: onDraft, answer, fail: reject })
      }),
  })
  const last = () => {
    const call = calls.at(-1)
    if (call === undefined) throw new Error('Nobody was called yet.')
    return call
  }
  return { voices, calls, last }
}

/** Everything that follows without time passing has happened. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve))
}
